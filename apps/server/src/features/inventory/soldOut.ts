import type { MenuItem, SoldOutRequest } from "@hafaloha/contract";
import type { Database, Transaction } from "../../database/database.ts";
import { carryOutEach } from "../../dueLook.ts";
import { endOfDay, localTime } from "../../localTime.ts";
import { notFound } from "../../refusal.ts";
import { type ItemChanges, refuseStale, type StockTask, staffItem, stamped, stockItem } from "./itemChange.ts";
import type { Ledger } from "./ledger.ts";
import type { StockRestaurants } from "./ports.ts";
import { claimEndedSoldOut, endedSoldOuts, type StockRow, setSoldOut } from "./store.ts";

/** Takes an item off sale: until the restaurant's midnight, or until somebody puts it back. */
export async function takeOffSale(
  changes: ItemChanges & { readonly restaurants: StockRestaurants },
  transaction: Transaction,
  task: StockTask,
  { until, expected_version: expected }: SoldOutRequest,
): Promise<MenuItem> {
  const before = await stockItem(transaction, task);
  await refuseStale(changes, transaction, task, before, expected);
  const end = until === "restored" ? null : await midnight(changes.restaurants, transaction, task.restaurantId);
  if (before.sold_out === 1 && before.sold_out_until === end) return staffItem(changes, transaction, task);
  return set(changes, transaction, task, before, { sold_out: 1, sold_out_until: end });
}

/** Putting back what is on sale changes nothing. */
export async function putBack(
  changes: ItemChanges,
  transaction: Transaction,
  task: StockTask,
  expected: number | null | undefined,
): Promise<MenuItem> {
  const before = await stockItem(transaction, task);
  await refuseStale(changes, transaction, task, before, expected);
  if (before.sold_out === 0) return staffItem(changes, transaction, task);
  return set(changes, transaction, task, before, { sold_out: 0, sold_out_until: null });
}

async function set(
  changes: ItemChanges,
  transaction: Transaction,
  task: StockTask,
  before: StockRow,
  state: { readonly sold_out: 0 | 1; readonly sold_out_until: number | null },
): Promise<MenuItem> {
  const { restaurantId, itemId } = task;
  const after = await setSoldOut(transaction.rows, itemId, state, transaction.now);
  const audits = stamped(task, transaction.now, [unmoved(after)]);
  await changes.ledger.record(transaction, restaurantId, [{ before, after }], audits);
  return staffItem(changes, transaction, task);
}

/** In the ledger too, so that its history says who did it; no quantity moves. */
function unmoved({ stock_quantity, sold_out, sold_out_until }: StockRow) {
  const off = sold_out_until === null ? "off sale until put back" : "off sale for the day";
  const reason_details = sold_out === 1 ? off : "back on sale";
  return {
    reason: "adjustment",
    reason_details,
    previous_quantity: stock_quantity,
    new_quantity: stock_quantity,
  } as const;
}

async function midnight(restaurants: StockRestaurants, transaction: Transaction, restaurantId: number) {
  const restaurant = await restaurants.orderingRestaurant(transaction, restaurantId);
  if (!restaurant) throw notFound(`restaurant ${restaurantId}`);
  return endOfDay(localTime(transaction.now, restaurant.timeZone).day, restaurant.timeZone);
}

/**
 * Puts back what was off sale for the day. The end stands in the row and is claimed with its event in one transaction, so
 * over restarts and of several nodes it is told exactly once.
 */
export async function putBackEnded(database: Database, ledger: Ledger): Promise<void> {
  const ended = await database.read(({ rows, now }) => endedSoldOuts(rows, now));
  await carryOutEach("items could not be put back on sale", ended, ({ id, restaurant_id: restaurantId }) =>
    database.write(async (transaction) => {
      await transaction.lockRestaurant(restaurantId);
      const { rows, now } = transaction;
      const after = await claimEndedSoldOut(rows, id, now);
      if (!after) return;
      const before = { ...after, sold_out: 1 };
      const audit = { menu_item_id: id, option_id: null, user_id: null, order_id: null, created_at: now };
      await ledger.record(transaction, restaurantId, [{ before, after }], [{ ...unmoved(after), ...audit }]);
    }),
  );
}
