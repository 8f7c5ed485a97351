/** What the staff's pages do not show at first, and fetch beside the first view. */
export const laterParts = {
  menu: () => import("../../../shared/ui/Menu.tsx"),
  kitchenPage: () => import("./kitchen/KitchenPage.tsx"),
  historyPage: () => import("./history/HistoryPage.tsx"),
  settingsPage: () => import("./settings/SettingsPage.tsx"),
  alertsPage: () => import("./alerts/AlertsPage.tsx"),
  analyticsPage: () => import("./analytics/AnalyticsPage.tsx"),
  peoplePage: () => import("./people/PeoplePage.tsx"),
  stockPage: () => import("./inventory/StockPage.tsx"),
  lowStockAlerts: () => import("./notifications/LowStockAlerts.tsx"),
  connectionPopover: () => import("./connection/ConnectionPopover.tsx"),
  orderDrawer: () => import("./detail/OrderDrawer.tsx"),
  printedTicket: () => import("./orders/PrintedTicket.tsx"),
  cancelOrder: () => import("./orders/CancelOrderDialog.tsx"),
  lateHeader: () => import("./shell/LateHeader.tsx"),
  dialogs: () => import("./shell/DeskDialogs.tsx"),
} as const;

/** Fetches them all while there is a line: without one, no code can be had when somebody asks for it. */
export async function fetchLaterParts(): Promise<void> {
  await Promise.allSettled(Object.values(laterParts).map((load) => load()));
}
