import { type NotificationList, type NotificationType, streams } from "@hafaloha/contract";
import { batches } from "../../database/batches.ts";
import type { Database, Transaction } from "../../database/database.ts";
import { notFound } from "../../refusal.ts";
import { markAcknowledged } from "./acknowledgement.ts";
import type { OrderAcknowledgement } from "./ports.ts";
import { answeredNotifications, type NotificationRow, notificationOf, openNotifications } from "./store.ts";
import { notificationView } from "./view.ts";

export interface Notifications {
  /** What waits, the newest first, and behind it what was answered last. */
  recent(restaurantId: number): Promise<NotificationList>;
  /** The open ones of the last `hours`, the newest first. */
  unacknowledged(
    restaurantId: number,
    recent: { readonly hours: number; readonly type: NotificationType | undefined },
  ): Promise<NotificationList>;
  /** Acknowledging again changes nothing. */
  acknowledge(transaction: Transaction, restaurantId: number, id: number, userId: number): Promise<void>;
  /** Gives how many were acknowledged by this. */
  acknowledgeAll(
    transaction: Transaction,
    restaurantId: number,
    type: NotificationType | undefined,
    userId: number,
  ): Promise<number>;
}

interface Dependencies {
  readonly database: Database;
  readonly orders: OrderAcknowledgement;
}

const mostOpen = 200;
const mostAnswered = 100;

export function createNotifications({ database, orders }: Dependencies): Notifications {
  /** An order and its notification are one alert: acknowledging either acknowledges both (O5). */
  async function settle(
    transaction: Transaction,
    restaurantId: number,
    open: readonly NotificationRow[],
    userId: number,
  ): Promise<void> {
    await markAcknowledged(transaction, restaurantId, open, userId);
    const orderIds = open.flatMap((row) => (row.resource_type === "Order" ? [row.resource_id] : []));
    if (orderIds.length > 0) await orders.acknowledgeOrders(transaction, restaurantId, orderIds, userId);
  }

  return {
    recent: (restaurantId) =>
      database.read(async ({ rows, cursor }) => {
        const open = await openNotifications(rows, restaurantId, undefined)
          .orderBy("created_at", "desc")
          .orderBy("id", "desc")
          .limit(mostOpen)
          .execute();
        const answered = await answeredNotifications(rows, restaurantId).limit(mostAnswered).execute();
        return {
          notifications: [...open, ...answered].map(notificationView),
          cursor: await cursor(streams.notifications(restaurantId)),
        };
      }),
    unacknowledged: (restaurantId, { hours, type }) =>
      database.read(async ({ rows, now, cursor }) => {
        const open = await openNotifications(rows, restaurantId, type)
          .where("created_at", ">=", now - hours * 3_600_000)
          .orderBy("created_at", "desc")
          .orderBy("id", "desc")
          .execute();
        return {
          notifications: open.map(notificationView),
          cursor: await cursor(streams.notifications(restaurantId)),
        };
      }),
    acknowledge: async (transaction, restaurantId, id, userId) => {
      const found = await notificationOf(transaction.rows, restaurantId, id);
      if (!found) throw notFound(`notification ${id}`);
      if (found.acknowledged_at === null) await settle(transaction, restaurantId, [found], userId);
    },
    acknowledgeAll: async (transaction, restaurantId, type, userId) => {
      const open = await openNotifications(transaction.rows, restaurantId, type).orderBy("id").execute();
      for (const some of batches(open)) await settle(transaction, restaurantId, some, userId);
      return open.length;
    },
  };
}
