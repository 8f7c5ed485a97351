import type { Cursor } from "@hafaloha/contract";
import { fetchNotifications } from "../../../api/notifications.ts";
import { tellStockAlerts, useStockAlerts } from "./stockAlertsStore.ts";

const hours = 24;
const kinds = ["low_stock", "out_of_stock"] as const;

/** Brings the stock alerts to what the server has waiting, and answers where its stream stood before. */
export async function readStockAlerts(restaurantId: number): Promise<Cursor> {
  const waitingBefore = Object.keys(useStockAlerts.getState().waiting).map(Number);
  const [low, out] = await Promise.all(kinds.map((kind) => fetchNotifications(hours, kind, restaurantId)));
  if (!low || !out) throw new Error("Both kinds of notifications are read");
  tellStockAlerts({ type: "notifications_read", kind: "low_stock", notifications: low.notifications, waitingBefore });
  tellStockAlerts({
    type: "notifications_read",
    kind: "out_of_stock",
    notifications: out.notifications,
    waitingBefore,
  });
  return low.cursor.offset <= out.cursor.offset ? low.cursor : out.cursor;
}
