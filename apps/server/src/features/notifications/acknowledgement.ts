import { streams } from "@hafaloha/contract";
import type { Transaction } from "../../database/database.ts";
import type { NotificationRow } from "./store.ts";

/** Marks open notifications of a restaurant as acknowledged and tells of each, once. */
export async function markAcknowledged(
  { rows, now, emit }: Transaction,
  restaurantId: number,
  open: readonly Pick<NotificationRow, "id">[],
  userId: number | null,
): Promise<void> {
  if (open.length === 0) return;
  const ids = open.map(({ id }) => id);
  await rows
    .updateTable("notifications")
    .set({ acknowledged_at: now, acknowledged_by: userId })
    .where("restaurant_id", "=", restaurantId)
    .where("id", "in", ids)
    .execute();
  for (const id of ids) emit(streams.notifications(restaurantId), { type: "notification_acknowledged", id });
}
