import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "sonner";
import { failureWords } from "../../../../shared/http/apiError.ts";
import { newIdempotencyKey } from "../../../../shared/http/idempotencyKey.ts";
import { untilAnswered } from "../../../api/commandRetry.ts";
import { acknowledgeNotification } from "../../../api/notifications.ts";
import type { StockAlert } from "../../../state/alertsStock.ts";
import { useDesk } from "../live/desk.ts";
import { changeCachedStockAlerts } from "../live/stockAlertsCache.ts";

/** "Got it": closes the alert here at once and, through the server, on every other screen. */
export function useSettleStockAlert(): (alert: StockAlert) => void {
  const client = useQueryClient();
  const { restaurant } = useDesk();
  return useCallback(
    (alert) => {
      for (const id of alert.notificationIds) {
        changeCachedStockAlerts(client, restaurant.id, { type: "notification_acknowledged", id });
        const key = newIdempotencyKey();
        untilAnswered(() => acknowledgeNotification(id, restaurant.id, key)).catch((error: unknown) => {
          toast(`The alert for ${alert.name} is closed here only. ${failureWords(error)}`);
        });
      }
    },
    [client, restaurant.id],
  );
}
