/** What the staff's pages do not show at first, and fetch beside the first view. */
export const laterParts = {
  stockPage: () => import("./inventory/StockPage.tsx"),
  connectionPopover: () => import("./connection/ConnectionPopover.tsx"),
  cancelOrder: () => import("./orders/CancelOrderDialog.tsx"),
  lateHeader: () => import("./shell/LateHeader.tsx"),
  shortcuts: () => import("./shell/ShortcutsDialog.tsx"),
} as const;

/** Fetches them all while there is a line: without one, no code can be had when somebody asks for it. */
export async function fetchLaterParts(): Promise<void> {
  await Promise.allSettled(Object.values(laterParts).map((load) => load()));
}
