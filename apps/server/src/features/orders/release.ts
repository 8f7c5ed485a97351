import { streams } from "@hafaloha/contract";
import type { Database } from "../../database/database.ts";
import { carryOutEach } from "../../dueLook.ts";
import { raiseAlert } from "./alert.ts";
import type { OrderDependencies } from "./dependencies.ts";
import { orderOf } from "./store.ts";
import { orderView } from "./view.ts";

/**
 * Puts scheduled orders on the board whose time has come. What is due stands in the rows, so nothing is forgotten by a
 * restart; each order is claimed with its event in one transaction, so of several nodes one tells it (O11).
 */
export async function releaseDueOrders(
  database: Database,
  parts: Pick<OrderDependencies, "alerts" | "restaurants">,
): Promise<void> {
  const due = await database.read(({ rows, now }) =>
    rows
      .selectFrom("orders")
      .select(["id", "restaurant_id"])
      .where("released", "=", 0)
      .where("release_at", "<=", now)
      .orderBy("release_at")
      .orderBy("id")
      .execute(),
  );
  await carryOutEach("due orders could not be released", due, ({ id, restaurant_id }) =>
    release(database, parts, restaurant_id, id),
  );
}

function release(
  database: Database,
  { alerts, restaurants }: Pick<OrderDependencies, "alerts" | "restaurants">,
  restaurantId: number,
  orderId: number,
): Promise<void> {
  return database.write(async (transaction) => {
    await transaction.lockRestaurant(restaurantId);
    const claimed = await transaction.rows
      .updateTable("orders")
      .set({ released: 1 })
      .where("id", "=", orderId)
      .where("released", "=", 0)
      .executeTakeFirst();
    if (Number(claimed.numUpdatedRows) === 0) return;
    const stored = await orderOf(transaction.rows, { restaurantId, orderId });
    const restaurant = await restaurants.orderingRestaurant(transaction, restaurantId);
    if (!stored || !restaurant) return;
    const order = orderView(stored);
    transaction.emit(streams.orders(restaurantId), { type: "new_order", order, staff_info: null });
    await raiseAlert(alerts, transaction, stored, restaurant.currency);
  });
}
