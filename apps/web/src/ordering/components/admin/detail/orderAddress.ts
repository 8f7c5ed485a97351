import { useCallback } from "react";
import { useLocation, useSearchParams } from "wouter";
import { pathId } from "../../../../shared/http/pathId.ts";

const name = "order";

/** So that closing can lead back to where the reader was. */
export const ownEntry = { overPage: true };

interface OrderAddress {
  /** The order whose details are open. */
  readonly orderId: number | null;
  readonly hrefOf: (orderId: number) => string;
  readonly open: (orderId: number) => void;
  readonly close: () => void;
}

/** Which order lies open beside the page stands in the address: `?order=52`, on every staff page. */
export function useOrderAddress(): OrderAddress {
  const [params] = useSearchParams();
  const [path, navigate] = useLocation();
  const orderId = pathId(params.get(name));
  const search = params.toString();
  const hrefOf = useCallback((id: number) => addressWith(path, search, id), [path, search]);
  const open = useCallback(
    (id: number) => navigate(hrefOf(id), { state: ownEntry, replace: orderId !== null }),
    [navigate, hrefOf, orderId],
  );
  const close = useCallback(() => {
    const { state } = history;
    if (typeof state === "object" && state !== null && "overPage" in state) history.back();
    else navigate(addressWith(path, search, null), { replace: true });
  }, [navigate, path, search]);
  return { orderId, hrefOf, open, close };
}

function addressWith(path: string, search: string, orderId: number | null): string {
  const params = new URLSearchParams(search);
  if (orderId === null) params.delete(name);
  else params.set(name, String(orderId));
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}
