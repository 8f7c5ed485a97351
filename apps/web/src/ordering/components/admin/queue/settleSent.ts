import type { QueryClient } from "@tanstack/react-query";
import type { Sent } from "../../../api/sendSaved.ts";
import type { SavedAction } from "../../../state/savedAction.ts";
import { changeCachedBoard } from "../live/boardCache.ts";
import { type Desk, nameOf } from "../live/desk.ts";
import { settleCachedNotifications } from "../live/notificationsCache.ts";
import { changeCachedStockAlerts } from "../live/stockAlertsCache.ts";
import { changeCachedStock } from "../live/stockCache.ts";

/**
 * Takes the server's word for an action into what is held of the server. Before the action leaves the queue: without it
 * the screen would fall back for a moment to what was before.
 */
export function settleSent(client: QueryClient, desk: Desk, { at, command }: SavedAction, sent: Sent): void {
  const { restaurant, user } = desk;
  if (sent.order) {
    const staff_info = sent.kind === "done" ? { id: user.id, name: nameOf(user) } : null;
    changeCachedBoard(client, restaurant, { type: "order_updated", order: sent.order, staff_info });
  }
  if (sent.item) changeCachedStock(client, restaurant.id, { type: "inventory_update", item: sent.item });
  if (sent.kind !== "done") return;
  settleCachedNotifications(client, restaurant.id, command);
  if (command.kind === "acknowledge") {
    const acknowledged_at = new Date(at).toISOString();
    for (const { id: order_id } of command.orders) {
      const change = { type: "order_acknowledged", order_id, user_id: user.id, acknowledged_at } as const;
      changeCachedBoard(client, restaurant, change);
    }
  }
  if (command.kind === "settleAlert") {
    const change = { type: "notification_acknowledged", id: command.notificationId } as const;
    changeCachedStockAlerts(client, restaurant.id, change);
  }
}
