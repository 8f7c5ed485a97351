import { useCallback } from "react";
import { useLocation, useSearchParams } from "wouter";

/** What lies over the storefront. It stands in the address, so that the back button closes it. */
type Panel = { readonly kind: "none" } | { readonly kind: "item"; readonly id: number } | { readonly kind: "order" };

interface PanelActions {
  readonly panel: Panel;
  openItem(id: number): void;
  openOrder(): void;
  close(): void;
}

export function usePanel(): PanelActions {
  const [params] = useSearchParams();
  const [path, navigate] = useLocation();
  const openItem = useCallback((id: number) => navigate(`${path}?item=${id}`, { state: ownEntry }), [path, navigate]);
  const openOrder = useCallback(() => navigate(`${path}?order`, { state: ownEntry }), [path, navigate]);
  const close = useCallback(() => {
    // Opened on this page: back is where the reader was. Opened by a link: there is no such place.
    if (isOwnEntry(history.state)) history.back();
    else navigate(path, { replace: true });
  }, [path, navigate]);
  return { panel: panelOf(params), openItem, openOrder, close };
}

const ownEntry = { overStorefront: true };

const isOwnEntry = (state: unknown) => typeof state === "object" && state !== null && "overStorefront" in state;

function panelOf(params: URLSearchParams): Panel {
  if (params.has("order")) return { kind: "order" };
  const id = Number(params.get("item"));
  return Number.isSafeInteger(id) && id > 0 ? { kind: "item", id } : { kind: "none" };
}
