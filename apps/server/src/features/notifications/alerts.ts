import { streams } from "@hafaloha/contract";
import type { Transaction } from "../../database/database.ts";
import type { StockAlerts } from "../inventory/ports.ts";
import type { OrderAlerts } from "../orders/ports.ts";
import { markAcknowledged } from "./acknowledgement.ts";
import { insertNotification, openNotificationsOfOrders } from "./store.ts";
import { notificationView } from "./view.ts";

/** The stored notifications as orders raise and settle them. */
export const orderAlerts: OrderAlerts = {
  raise: async (transaction, { restaurantId, orderId, title, body, metadata }) => {
    await announce(transaction, {
      restaurant_id: restaurantId,
      title,
      body,
      notification_type: "order",
      resource_type: "Order",
      resource_id: orderId,
      admin_path: `/admin/orders/${orderId}`,
      metadata,
    });
  },
  acknowledge: async (transaction, restaurantId, orderIds, userId) => {
    const open = await openNotificationsOfOrders(transaction.rows, restaurantId, orderIds);
    await markAcknowledged(transaction, restaurantId, open, userId);
  },
};

/** The stored notifications as the stock raises them. */
export const stockAlerts: StockAlerts = {
  raise: (transaction, { restaurantId, menuItemId, type, title, body, metadata }) =>
    announce(transaction, {
      restaurant_id: restaurantId,
      title,
      body,
      notification_type: type,
      resource_type: "MenuItem",
      resource_id: menuItemId,
      admin_path: "/admin/inventory",
      metadata,
    }),
};

async function announce(
  transaction: Transaction,
  notification: Parameters<typeof insertNotification>[1],
): Promise<number> {
  const stored = await insertNotification(transaction, notification);
  transaction.emit(streams.notifications(stored.restaurant_id), {
    type: "notification",
    notification: notificationView(stored),
  });
  return stored.id;
}
