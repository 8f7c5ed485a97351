import type { ExpressionBuilder, Insertable, Selectable } from "kysely";
import type { Rows, Tables } from "../../database/tables.ts";
import type { Portions } from "./demand.ts";

const stockColumns = [
  "id",
  "name",
  "enable_stock_tracking",
  "stock_quantity",
  "damaged_quantity",
  "low_stock_threshold",
  "low_stock_alerted",
  "version",
  "deleted_at",
  "updated_at",
] as const;

export type StockRow = Pick<Selectable<Tables["menu_items"]>, (typeof stockColumns)[number]>;
export type Audit = Insertable<Tables["stock_audits"]>;

/** An item of one restaurant, and the instant of the change to it. */
export interface ItemKey {
  readonly restaurantId: number;
  readonly itemId: number;
  readonly now: number;
}

const ofRestaurant = (restaurantId: number) => (row: ExpressionBuilder<Tables, "menu_items">) =>
  row("menu_id", "in", row.selectFrom("menus").select("menus.id").where("menus.restaurant_id", "=", restaurantId));

/** The stock of the restaurant's items among `itemIds` that are not deleted. */
export function loadStock(rows: Rows, restaurantId: number, itemIds: readonly number[]) {
  return rows
    .selectFrom("menu_items")
    .select(stockColumns)
    .where("id", "in", itemIds)
    .where(ofRestaurant(restaurantId))
    .where("deleted_at", "is", null)
    .orderBy("id")
    .execute();
}

/** Adds to an item's quantities; every change of an item raises its version. */
export function addToItem(rows: Rows, item: ItemKey, by: { readonly stock: number; readonly damaged: number }) {
  return itemChange(rows, item, by).executeTakeFirst();
}

/** Takes portions if the item's stock is tracked and has them: one statement, so that no two buyers get the last one. */
export function takeFromItem(rows: Rows, item: ItemKey, quantity: number) {
  return itemChange(rows, item, { stock: -quantity, damaged: 0 })
    .where("enable_stock_tracking", "=", 1)
    .where((row) => row(row("stock_quantity", "-", row.ref("damaged_quantity")), ">=", quantity))
    .executeTakeFirst();
}

function itemChange(rows: Rows, item: ItemKey, by: { readonly stock: number; readonly damaged: number }) {
  return rows
    .updateTable("menu_items")
    .set((row) => ({
      stock_quantity: row("stock_quantity", "+", by.stock),
      damaged_quantity: row("damaged_quantity", "+", by.damaged),
      version: row("version", "+", 1),
      updated_at: item.now,
    }))
    .where("id", "=", item.itemId)
    .where(ofRestaurant(item.restaurantId))
    .returning(stockColumns);
}

export async function setAlerted(rows: Rows, itemId: number, alerted: boolean): Promise<void> {
  await rows
    .updateTable("menu_items")
    .set({ low_stock_alerted: alerted ? 1 : 0 })
    .where("id", "=", itemId)
    .execute();
}

/** The options among `optionIds` that have a stock of their own. */
export async function loadCountedOptions(rows: Rows, optionIds: readonly number[]) {
  if (optionIds.length === 0) return [];
  const options = await rows
    .selectFrom("options")
    .select(["id", "name", "stock_quantity"])
    .where("id", "in", optionIds)
    .where("stock_quantity", "is not", null)
    .execute();
  return options.map(({ id, name, stock_quantity }) => ({ id, name, stock: stock_quantity ?? 0 }));
}

/** The options of an item, with what is left of those that are counted. */
export function loadOptionStock(rows: Rows, itemId: number) {
  return rows
    .selectFrom("options")
    .innerJoin("option_groups", "option_groups.id", "options.option_group_id")
    .select(["options.id", "options.name", "options.stock_quantity"])
    .where("option_groups.menu_item_id", "=", itemId)
    .where("options.deleted_at", "is", null)
    .orderBy("options.id")
    .execute();
}

/** Takes portions of an option if it has them; undefined where it has not. */
export function takeFromOption(rows: Rows, optionId: number, quantity: number) {
  return optionChange(rows, optionId, -quantity).where("stock_quantity", ">=", quantity).executeTakeFirst();
}

/** Gives portions back to an option; undefined where it is no longer counted. */
export function returnToOption(rows: Rows, optionId: number, quantity: number) {
  return optionChange(rows, optionId, quantity).where("stock_quantity", "is not", null).executeTakeFirst();
}

function optionChange(rows: Rows, optionId: number, by: number) {
  return rows
    .updateTable("options")
    .set((row) => ({ stock_quantity: row("stock_quantity", "+", by) }))
    .where("id", "=", optionId)
    .returning("stock_quantity");
}

export async function insertAudits(rows: Rows, audits: readonly Audit[]): Promise<void> {
  if (audits.length > 0) await rows.insertInto("stock_audits").values(audits).execute();
}

/** What an order has taken and not given back, by the ledger. */
export async function heldByOrder(rows: Rows, orderId: number): Promise<Portions> {
  const movements = await rows
    .selectFrom("stock_audits")
    .select(["menu_item_id", "option_id", "previous_quantity", "new_quantity"])
    .where("order_id", "=", orderId)
    .where("reason", "!=", "damaged")
    .execute();
  const items = new Map<number, number>();
  const options = new Map<number, { menuItemId: number; quantity: number }>();
  for (const { menu_item_id: menuItemId, option_id: optionId, previous_quantity, new_quantity } of movements) {
    const taken = previous_quantity - new_quantity;
    if (optionId === null) items.set(menuItemId, (items.get(menuItemId) ?? 0) + taken);
    else options.set(optionId, { menuItemId, quantity: (options.get(optionId)?.quantity ?? 0) + taken });
  }
  return { items, options };
}

/** The newest movements of an item, its options' among them. */
export function loadAudits(rows: Rows, itemId: number, most: number) {
  return rows
    .selectFrom("stock_audits")
    .selectAll()
    .where("menu_item_id", "=", itemId)
    .orderBy("id", "desc")
    .limit(most)
    .execute();
}
