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

/** The notification of that restaurant's staff; what belongs to another one does not exist here. */
export function notificationOf(rows: Rows, restaurantId: number, id: number): Promise<NotificationRow | undefined> {
  return rows
    .selectFrom("notifications")
    .selectAll()
    .where("id", "=", id)
    .where("restaurant_id", "=", restaurantId)
    .where("user_id", "is", null)
    .executeTakeFirst();
}

/** Open notifications of the staff; those to one user concern nobody else. */
export function openNotifications(rows: Rows, restaurantId: number, type: NotificationType | undefined) {
  const open = rows
    .selectFrom("notifications")
    .selectAll()
    .where("restaurant_id", "=", restaurantId)
    .where("user_id", "is", null)
    .where("acknowledged_at", "is", null);
  return type === undefined ? open : open.where("notification_type", "=", type);
}

/** Those of the staff that somebody has answered, the last answered first. */
export function answeredNotifications(rows: Rows, restaurantId: number) {
  return rows
    .selectFrom("notifications")
    .selectAll()
    .where("restaurant_id", "=", restaurantId)
    .where("user_id", "is", null)
    .where("acknowledged_at", "is not", null)
    .orderBy("acknowledged_at", "desc")
    .orderBy("id", "desc");
}

export function openNotificationsOfOrders(rows: Rows, restaurantId: number, orderIds: readonly number[]) {
  return openNotifications(rows, restaurantId, "order")
    .where("resource_type", "=", "Order")
    .where("resource_id", "in", orderIds)
    .orderBy("id")
    .execute();
}

/** Those among `ids` that nobody has answered since they were raised, `since` or later. */
export async function stillWaiting(rows: Rows, ids: readonly number[], since: number): Promise<NotificationRow[]> {
  if (ids.length === 0) return [];
  return rows
    .selectFrom("notifications")
    .selectAll()
    .where("id", "in", ids)
    .where("acknowledged_at", "is", null)
    .where("created_at", ">=", since)
    .orderBy("id")
    .execute();
}
