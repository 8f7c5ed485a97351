import { create } from "zustand";
import { changeStockAlerts, noStockAlerts, type StockAlertChange } from "../../../state/alertsStock.ts";

export const useStockAlerts = create(() => noStockAlerts);

export function tellStockAlerts(change: StockAlertChange): void {
  useStockAlerts.setState((alerts) => changeStockAlerts(alerts, change), true);
}

/** Another restaurant's alerts, or another user's, are none of ours. */
export function forgetStockAlerts(): void {
  useStockAlerts.setState(noStockAlerts, true);
}
