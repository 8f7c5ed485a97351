import { useCallback } from "react";
import { useLocation, useSearchParams } from "wouter";
import { pathId } from "../../../../shared/http/pathId.ts";

/** So that closing can lead back to where the reader was. */
export const ownEntry = { overPage: true };

export interface DrawerAddress {
  /** Of what is open. */
  readonly openId: number | null;
  readonly hrefOf: (id: number) => string;
  readonly open: (id: number) => void;
  readonly close: () => void;
}

/** What lies open beside the page stands in the address, under a name of its own: `?order=52`. */
export function useDrawerAddress(name: string): DrawerAddress {
  const [params] = useSearchParams();
  const [path, navigate] = useLocation();
  const openId = pathId(params.get(name));
  const search = params.toString();
  const hrefOf = useCallback((id: number) => addressWith(path, search, name, id), [path, search, name]);
  const open = useCallback(
    (id: number) => navigate(hrefOf(id), { state: ownEntry, replace: openId !== null }),
    [navigate, hrefOf, openId],
  );
  const close = useCallback(() => {
    const { state } = history;
    if (typeof state === "object" && state !== null && "overPage" in state) history.back();
    else navigate(addressWith(path, search, name, null), { replace: true });
  }, [navigate, path, search, name]);
  return { openId, hrefOf, open, close };
}

/** The address with what lies open there, or with nothing open under that name. */
export function addressWith(path: string, search: string, name: string, id: number | null): string {
  const params = new URLSearchParams(search);
  if (id === null) params.delete(name);
  else params.set(name, String(id));
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}
