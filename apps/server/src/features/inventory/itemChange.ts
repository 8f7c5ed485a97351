import type { MenuItem } from "@hafaloha/contract";
import type { Transaction } from "../../database/database.ts";
import { notFound, Refusal } from "../../refusal.ts";
import type { Ledger } from "./ledger.ts";
import type { StockMenu } from "./ports.ts";
import { type Audit, addToItem, loadStock, type StockRow } from "./store.ts";

/** Which item is changed, and by whom. */
export interface StockTask {
  readonly restaurantId: number;
  readonly userId: number;
  readonly itemId: number;
}

/** What a movement says; who made it, of which item and when is added. */
export type Movement = Pick<Audit, "reason" | "reason_details" | "previous_quantity" | "new_quantity"> &
  Partial<Pick<Audit, "option_id" | "order_id" | "undoes_id">>;

/** The parts that every change of one item by hand is made of. */
export interface ItemChanges {
  readonly ledger: Ledger;
  readonly menu: StockMenu;
}

export async function staffItem({ menu }: ItemChanges, transaction: Transaction, task: StockTask): Promise<MenuItem> {
  const item = await menu.staffItem(transaction, task.restaurantId, task.itemId);
  if (!item) throw noSuchItem(task.itemId);
  return item;
}

/** Adds to an item's quantities, nothing where only an option of it moved, and records why. */
export async function applyMovements(
  changes: ItemChanges,
  transaction: Transaction,
  task: StockTask,
  before: StockRow,
  by: { readonly stock: number; readonly damaged: number },
  movements: readonly Movement[],
): Promise<MenuItem> {
  const { restaurantId, itemId } = task;
  const after = await addToItem(transaction.rows, { restaurantId, itemId, now: transaction.now }, by);
  if (!after) throw noSuchItem(itemId);
  const audits = stamped(task, transaction.now, movements);
  await changes.ledger.record(transaction, restaurantId, [{ before, after }], audits);
  return staffItem(changes, transaction, task);
}

export function stamped({ itemId, userId }: StockTask, now: number, movements: readonly Movement[]): Audit[] {
  return movements.map((movement) => ({
    option_id: null,
    order_id: null,
    undoes_id: null,
    ...movement,
    menu_item_id: itemId,
    user_id: userId,
    created_at: now,
  }));
}

export async function stockItem({ rows }: Transaction, { restaurantId, itemId }: StockTask): Promise<StockRow> {
  const [item] = await loadStock(rows, restaurantId, [itemId]);
  if (!item) throw noSuchItem(itemId);
  return item;
}

export async function trackedItem(transaction: Transaction, task: StockTask): Promise<StockRow> {
  const item = await stockItem(transaction, task);
  if (item.enable_stock_tracking === 0) {
    throw new Refusal("invalid", `The stock of ${item.name} is not tracked. Turn its tracking on to keep a quantity.`);
  }
  return item;
}

/** Refuses who saw another version of the item, with the current one beside it. */
export async function refuseStale(
  changes: ItemChanges,
  transaction: Transaction,
  task: StockTask,
  { name, version }: StockRow,
  expected: number | null | undefined,
): Promise<void> {
  if (expected == null || expected === version) return;
  throw new Refusal(
    "stale_version",
    `${name} was changed meanwhile: it is at version ${version}, not ${expected}. Look at the current stock and decide again.`,
    { body: { menu_item: await staffItem(changes, transaction, task) } },
  );
}

export const noSuchItem = (itemId: number) => notFound(`menu item ${itemId}`);
