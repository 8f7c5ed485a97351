import { streams } from "@hafaloha/contract";
import type { Transaction } from "../../database/database.ts";
import { instant } from "../../wireValues.ts";
import type { OrderAcknowledgement } from "../notifications/ports.ts";
import type { OrderAlerts } from "./ports.ts";

/**
 * Acknowledges those of `orderIds` that belong to the restaurant, and records it for the user. The first acknowledgement
 * of an order is told, once; gives the ids of those that it was the first for (O5).
 */
async function markAcknowledged(
  { rows, now, emit }: Transaction,
  restaurantId: number,
  orderIds: readonly number[],
  userId: number | null,
): Promise<readonly number[]> {
  if (orderIds.length === 0) return [];
  const orders = await rows
    .selectFrom("orders")
    .select(["id", "acknowledged_at"])
    .where("restaurant_id", "=", restaurantId)
    .where("id", "in", orderIds)
    .orderBy("id")
    .execute();
  if (userId !== null && orders.length > 0) {
    await rows
      .insertInto("order_acknowledgements")
      .values(orders.map(({ id }) => ({ order_id: id, user_id: userId, at: now })))
      .onConflict((conflict) => conflict.columns(["order_id", "user_id"]).doNothing())
      .execute();
  }
  const firsts = orders.flatMap(({ id, acknowledged_at }) => (acknowledged_at === null ? [id] : []));
  if (firsts.length === 0) return [];
  await rows.updateTable("orders").set({ acknowledged_at: now }).where("id", "in", firsts).execute();
  for (const id of firsts) {
    emit(streams.orders(restaurantId), {
      type: "order_acknowledged",
      order_id: id,
      user_id: userId,
      acknowledged_at: instant(now),
    });
  }
  return firsts;
}

/** For the notifications, whose own side is marked already. */
export const orderAcknowledgement: OrderAcknowledgement = {
  acknowledgeOrders: async (transaction, restaurantId, orderIds, userId) => {
    await markAcknowledged(transaction, restaurantId, orderIds, userId);
  },
};

/** Acknowledges orders and their alerts together: either is the other (O5). Gives the ids of those not acknowledged before. */
export async function acknowledgeOrders(
  alerts: OrderAlerts,
  transaction: Transaction,
  restaurantId: number,
  orderIds: readonly number[],
  userId: number,
): Promise<readonly number[]> {
  const firsts = await markAcknowledged(transaction, restaurantId, orderIds, userId);
  if (firsts.length > 0) await alerts.acknowledge(transaction, restaurantId, firsts, userId);
  return firsts;
}
