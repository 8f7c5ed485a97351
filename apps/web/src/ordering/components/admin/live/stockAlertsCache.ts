import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { fetchNotifications } from "../../../api/notifications.ts";
import { staffKey } from "../../../api/staffKey.ts";
import {
  changeStockAlerts,
  noStockAlerts,
  type StockAlertChange,
  type StockAlerts,
  stockAlertKinds,
} from "../../../state/alertsStock.ts";

const alertsKey = (restaurantId: number) => staffKey("stockAlerts", restaurantId);

/** The stock alerts that wait for somebody, and where the notification stream stood when they were read. */
export const stockAlertsQuery = (restaurantId: number) =>
  queryOptions({
    queryKey: alertsKey(restaurantId),
    queryFn: async ({ client }) => {
      const held = () => client.getQueryData<{ alerts: StockAlerts }>(alertsKey(restaurantId))?.alerts ?? noStockAlerts;
      const waitingBefore = Object.keys(held().waiting).map(Number);
      const reads = await Promise.all(
        stockAlertKinds.map(async (kind) => ({ kind, ...(await fetchNotifications(24, kind, restaurantId)) })),
      );
      const alerts = reads.reduce(
        (before, { kind, notifications }) =>
          changeStockAlerts(before, { type: "notifications_read", kind, notifications, waitingBefore }),
        held(),
      );
      // The earliest position: what happened between the reads is told again, and is recognised by its id.
      const [cursor = null] = reads.map((read) => read.cursor).sort((a, b) => a.offset - b.offset);
      return { alerts, cursor };
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

export function changeCachedStockAlerts(client: QueryClient, restaurantId: number, change: StockAlertChange): void {
  client.setQueryData(
    stockAlertsQuery(restaurantId).queryKey,
    (held) => held && { ...held, alerts: changeStockAlerts(held.alerts, change) },
  );
}
