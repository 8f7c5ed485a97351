import type { Insertable } from "kysely";
import type { Transaction } from "../../database/database.ts";
import type { Rows, Tables } from "../../database/tables.ts";

/** Stores a device's subscription; one that another user had on the same device is theirs no more. */
export async function saveSubscription(
  rows: Rows,
  subscription: Insertable<Tables["push_subscriptions"]>,
): Promise<number> {
  const { endpoint: _endpoint, ...changed } = subscription;
  const { id } = await rows
    .insertInto("push_subscriptions")
    .values(subscription)
    .onConflict((conflict) => conflict.column("endpoint").doUpdateSet(changed))
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Leaves a user the newest `most` devices. */
export async function forgetOldest(rows: Rows, userId: number, most: number): Promise<void> {
  const kept = rows
    .selectFrom("push_subscriptions")
    .select("id")
    .where("user_id", "=", userId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(most);
  await rows.deleteFrom("push_subscriptions").where("user_id", "=", userId).where("id", "not in", kept).execute();
}

export async function removeSubscription(rows: Rows, userId: number, endpoint: string): Promise<void> {
  await rows.deleteFrom("push_subscriptions").where("user_id", "=", userId).where("endpoint", "=", endpoint).execute();
}

/** By its number, as its owner finds it in the list of theirs. */
export async function removeListed(rows: Rows, userId: number, id: number): Promise<void> {
  await rows.deleteFrom("push_subscriptions").where("user_id", "=", userId).where("id", "=", id).execute();
}

export function targetOf(rows: Rows, userId: number, id: number) {
  return rows
    .selectFrom("push_subscriptions")
    .select(["endpoint", "p256dh", "auth"])
    .where("user_id", "=", userId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export function subscriptionsOf(rows: Rows, userId: number) {
  return rows
    .selectFrom("push_subscriptions")
    .select(["id", "device", "created_at"])
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
}

export async function removeDead(rows: Rows, ids: readonly number[]): Promise<void> {
  await rows.deleteFrom("push_subscriptions").where("id", "in", ids).execute();
}

/**
 * The devices of a restaurant's staff, as their accounts are now: who is no longer staff there, or was signed out
 * everywhere since the device was added, is told nothing.
 */
export function devicesOf(rows: Rows, restaurantId: number) {
  return rows
    .selectFrom("push_subscriptions")
    .innerJoin("users", "users.id", "push_subscriptions.user_id")
    .select(["push_subscriptions.id", "endpoint", "p256dh", "auth"])
    .where("push_subscriptions.restaurant_id", "=", restaurantId)
    .where("users.removed_at", "is", null)
    .where("users.role", "in", ["staff", "admin", "super_admin"])
    .where((row) => row.or([row("users.restaurant_id", "=", restaurantId), row("users.role", "=", "super_admin")]))
    .where((row) => row("push_subscriptions.created_at", ">=", row("users.tokens_valid_from", "*", 1_000)))
    .orderBy("push_subscriptions.id")
    .execute();
}

export async function queuePush({ rows }: Transaction, notificationId: number): Promise<void> {
  await rows.insertInto("push_queue").values({ notification_id: notificationId }).execute();
}

export async function isAnyQueued(rows: Rows): Promise<boolean> {
  return (await rows.selectFrom("push_queue").select("notification_id").limit(1).executeTakeFirst()) !== undefined;
}

/** Takes the oldest off the queue: of several nodes each gets others. */
export async function claimQueued(rows: Rows, most: number): Promise<number[]> {
  const oldest = rows.selectFrom("push_queue").select("notification_id").orderBy("notification_id").limit(most);
  const taken = await rows
    .deleteFrom("push_queue")
    .where("notification_id", "in", oldest)
    .returning("notification_id")
    .execute();
  return taken.map(({ notification_id }) => notification_id).sort((a, b) => a - b);
}
