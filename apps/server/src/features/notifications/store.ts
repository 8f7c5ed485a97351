import type { NotificationType } from "@hafaloha/contract";
import type { Insertable, Selectable } from "kysely";
import type { Transaction } from "../../database/database.ts";
import type { Rows, Tables } from "../../database/tables.ts";

export type NotificationRow = Selectable<Tables["notifications"]>;
type NewNotification = Omit<
  Insertable<Tables["notifications"]>,
  "metadata" | "acknowledged_at" | "acknowledged_by" | "created_at"
> & { readonly metadata: Readonly<Record<string, unknown>> };

export function insertNotification(
  { rows, now }: Transaction,
  notification: NewNotification,
): Promise<NotificationRow> {
  return rows
    .insertInto("notifications")
    .values({
      ...notification,
      metadata: JSON.stringify(notification.metadata),
      acknowledged_at: null,
      acknowledged_by: null,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The notification of that restaurant; what belongs to another one does not exist here. */
export function notificationOf(rows: Rows, restaurantId: number, id: number): Promise<NotificationRow | undefined> {
  return rows
    .selectFrom("notifications")
    .selectAll()
    .where("id", "=", id)
    .where("restaurant_id", "=", restaurantId)
    .executeTakeFirst();
}

export function openNotifications(rows: Rows, restaurantId: number, type: NotificationType | undefined) {
  const open = rows
    .selectFrom("notifications")
    .selectAll()
    .where("restaurant_id", "=", restaurantId)
    .where("acknowledged_at", "is", null);
  return type === undefined ? open : open.where("notification_type", "=", type);
}

export function openNotificationsOfOrders(rows: Rows, restaurantId: number, orderIds: readonly number[]) {
  return openNotifications(rows, restaurantId, "order")
    .where("resource_type", "=", "Order")
    .where("resource_id", "in", orderIds)
    .orderBy("id")
    .execute();
}
