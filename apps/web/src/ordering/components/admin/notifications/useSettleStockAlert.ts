import { useCallback } from "react";
import type { StockAlert } from "../../../state/alertsStock.ts";
import { useQueueRunner } from "../queue/queueContext.ts";

/** "Got it": closes the alert here at once and, through the server, on every other screen. */
export function useSettleStockAlert(): (alert: StockAlert) => void {
  const runner = useQueueRunner();
  return useCallback(
    ({ name, notificationIds }) => {
      for (const notificationId of notificationIds) runner.act({ kind: "settleAlert", notificationId, itemName: name });
    },
    [runner],
  );
}
