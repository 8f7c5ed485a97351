import type { NotificationType } from "@hafaloha/contract";
import type { Database, Transaction } from "../../database/database.ts";
import { dayMs } from "../../localTime.ts";

/** How long a notification is kept, answered or not: what ran out for as long as the analytics look back. */
const keptDays: readonly (readonly [NotificationType, number])[] = [
  ["order", 90],
  ["low_stock", 90],
  ["out_of_stock", 400],
];

const limits = { batch: 500, mostBatches: 40 };

/** Forgets notifications that nobody looks for any more, in short transactions; what is left over goes with the next run. */
export async function forgetOldNotifications(database: Database, { batch, mostBatches } = limits): Promise<void> {
  const restaurants = await database.read(({ rows }) => rows.selectFrom("restaurants").select("id").execute());
  let left = mostBatches;
  for (const { id } of restaurants) {
    for (const [type, days] of keptDays) {
      const some = (transaction: Transaction) => forgetSome(transaction, { restaurantId: id, type, days, batch });
      while (left > 0 && (await database.write(some)) === batch) left -= 1;
    }
  }
}

interface Old {
  readonly restaurantId: number;
  readonly type: NotificationType;
  readonly days: number;
  readonly batch: number;
}

async function forgetSome({ rows, now }: Transaction, { restaurantId, type, days, batch }: Old): Promise<number> {
  const old = await rows
    .selectFrom("notifications")
    .select("id")
    .where("restaurant_id", "=", restaurantId)
    .where("notification_type", "=", type)
    .where("created_at", "<", now - days * dayMs)
    .orderBy("created_at")
    .limit(batch)
    .execute();
  if (old.length === 0) return 0;
  const ids = old.map(({ id }) => id);
  // One that was queued before web push was turned off still stands there.
  await rows.deleteFrom("push_queue").where("notification_id", "in", ids).execute();
  await rows.deleteFrom("notifications").where("id", "in", ids).execute();
  return ids.length;
}
