import { streams } from "@hafaloha/contract";
import type { Transaction } from "../../database/database.ts";
import type { StockAlerts } from "../inventory/ports.ts";
import type { OrderAlerts } from "../orders/ports.ts";
import type { PushableNotifications } from "../push/ports.ts";
import { markAcknowledged } from "./acknowledgement.ts";
import type { PushQueue } from "./ports.ts";
import { insertNotification, openNotificationsOfOrders, stillWaiting } from "./store.ts";
import { notificationView } from "./view.ts";

type NewNotification = Parameters<typeof insertNotification>[1];

/** The stored notifications as orders and the stock raise and settle them. */
export function createAlerts(push: PushQueue): { readonly orders: OrderAlerts; readonly stock: StockAlerts } {
  async function announce(transaction: Transaction, notification: NewNotification): Promise<number> {
    const stored = await insertNotification(transaction, notification);
    transaction.emit(streams.notifications(stored.restaurant_id), {
      type: "notification",
      notification: notificationView(stored),
    });
    await push.enqueue(transaction, stored.id);
    return stored.id;
  }

  return {
    orders: {
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
      tellCustomer,
    },
    stock: {
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
    },
  };
}

/** To everywhere that the customer is signed in, and to nobody else. */
const tellCustomer: OrderAlerts["tellCustomer"] = async (transaction, { restaurantId, orderId, userId, ...news }) => {
  const stored = await insertNotification(transaction, {
    restaurant_id: restaurantId,
    ...news,
    notification_type: "order",
    resource_type: "Order",
    resource_id: orderId,
    admin_path: `/r/${restaurantId}`,
    user_id: userId,
  });
  transaction.emit(streams.user(userId), { type: "notification", notification: notificationView(stored) });
};

/** The stored notifications as they are pushed. */
export const pushableNotifications: PushableNotifications = {
  waiting: async ({ rows }, ids, since) =>
    (await stillWaiting(rows, ids, since)).map((row) => ({
      id: row.id,
      restaurantId: row.restaurant_id,
      title: row.title,
      body: row.body,
      type: row.notification_type,
      path: row.admin_path,
    })),
};
