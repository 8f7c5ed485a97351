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
  "sold_out",
  "sold_out_until",
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

/** Takes portions if the item is on sale and its stock is tracked and has them: one statement, so that no two buyers get the last one. */
export function takeFromItem(rows: Rows, item: ItemKey, quantity: number) {
  return itemChange(rows, item, { stock: -quantity, damaged: 0 })
    .where("enable_stock_tracking", "=", 1)
    .where("sold_out", "=", 0)
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

/** Sets an option's stock; null counts it no more. */
export async function setOptionStock(rows: Rows, optionId: number, stock: number | null): Promise<void> {
  await rows.updateTable("options").set({ stock_quantity: stock }).where("id", "=", optionId).execute();
}

/** An option that is on the menu, with its item; none where the restaurant has no such option. */
export function optionOf(rows: Rows, restaurantId: number, optionId: number) {
  return optionsOnMenu(rows, restaurantId).where("options.id", "=", optionId).executeTakeFirst();
}

function optionsOnMenu(rows: Rows, restaurantId: number) {
  return rows
    .selectFrom("options")
    .innerJoin("option_groups", "option_groups.id", "options.option_group_id")
    .innerJoin("menu_items", "menu_items.id", "option_groups.menu_item_id")
    .innerJoin("menus", "menus.id", "menu_items.menu_id")
    .select(["options.id", "options.name", "options.stock_quantity", "menu_items.id as itemId"])
    .where("menus.restaurant_id", "=", restaurantId)
    .where("options.deleted_at", "is", null)
    .where("menu_items.deleted_at", "is", null);
}

function optionChange(rows: Rows, optionId: number, by: number) {
  return rows
    .updateTable("options")
    .set((row) => ({ stock_quantity: row("stock_quantity", "+", by) }))
    .where("id", "=", optionId)
    .returning("stock_quantity");
}

/** Gives the newest movement of each item among them. */
export async function insertAudits(rows: Rows, audits: readonly Audit[]): Promise<ReadonlyMap<number, AuditRow>> {
  if (audits.length === 0) return new Map();
  const inserted = await rows.insertInto("stock_audits").values(audits).returning(["id", "menu_item_id"]).execute();
  const newest = new Map(inserted.sort((a, b) => a.id - b.id).map(({ id, menu_item_id }) => [menu_item_id, id]));
  const named = await namedAudits(rows)
    .where("stock_audits.id", "in", [...newest.values()])
    .execute();
  return new Map(named.map((audit) => [audit.menu_item_id, audit]));
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

const namedAudits = (rows: Rows) =>
  rows
    .selectFrom("stock_audits")
    .leftJoin("options", "options.id", "stock_audits.option_id")
    .leftJoin("orders", "orders.id", "stock_audits.order_id")
    .leftJoin("users", (on) => on.onRef("users.id", "=", "stock_audits.user_id").on("users.role", "<>", "customer"))
    .selectAll("stock_audits")
    .select(["options.name as option_name", "orders.order_number", "users.first_name", "users.last_name"]);

/** A page of the newest movements of an item, its options' among them; `before` is the id that the page before ended with. */
export function loadAudits(rows: Rows, itemId: number, { before, limit }: AuditPage) {
  const all = namedAudits(rows).where("stock_audits.menu_item_id", "=", itemId);
  const older = before === undefined ? all : all.where("stock_audits.id", "<", before);
  return older.orderBy("stock_audits.id", "desc").limit(limit).execute();
}

/** The newest movement of each of the restaurant's items, where one has moved. */
export function loadLastAudits(rows: Rows, restaurantId: number) {
  return namedAudits(rows)
    .where("stock_audits.id", "in", (row) =>
      row
        .selectFrom("menu_items")
        .where(ofRestaurant(restaurantId))
        .where("deleted_at", "is", null)
        // One step in the index for each item, however many movements there are.
        .select((item) =>
          item
            .selectFrom("stock_audits as moved")
            .select(({ fn }) => fn.max("moved.id").as("id"))
            .whereRef("moved.menu_item_id", "=", "menu_items.id")
            .as("id"),
        ),
    )
    .orderBy("stock_audits.menu_item_id")
    .execute();
}

export type AuditRow = Awaited<ReturnType<typeof loadAudits>>[number];

export interface AuditPage {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** The last movement that somebody made by hand, with the one that has taken it back, if one has. */
export function lastByHand(rows: Rows, itemId: number) {
  return rows
    .selectFrom("stock_audits")
    .selectAll()
    .where("menu_item_id", "=", itemId)
    .where("order_id", "is", null)
    .where((row) => row("previous_quantity", "<>", row.ref("new_quantity")))
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Takes an item off sale by hand, or puts it back. */
export function setSoldOut(
  rows: Rows,
  itemId: number,
  state: { readonly sold_out: 0 | 1; readonly sold_out_until: number | null },
  now: number,
): Promise<StockRow> {
  return rows
    .updateTable("menu_items")
    .set((row) => ({ ...state, version: row("version", "+", 1), updated_at: now }))
    .where("id", "=", itemId)
    .returning(stockColumns)
    .executeTakeFirstOrThrow();
}

/** Items whose time off sale has ended and that are still off. */
export function endedSoldOuts(rows: Rows, now: number) {
  return rows
    .selectFrom("menu_items")
    .innerJoin("menus", "menus.id", "menu_items.menu_id")
    .select(["menu_items.id", "menus.restaurant_id"])
    .where("sold_out_until", "<=", now)
    .orderBy("menu_items.id")
    .execute();
}

/** Puts back an item that was to be off until now; nothing where another node, or somebody, was first. */
export function claimEndedSoldOut(rows: Rows, itemId: number, now: number): Promise<StockRow | undefined> {
  return rows
    .updateTable("menu_items")
    .set((row) => ({ sold_out: 0, sold_out_until: null, version: row("version", "+", 1), updated_at: now }))
    .where("id", "=", itemId)
    .where("sold_out_until", "<=", now)
    .returning(stockColumns)
    .executeTakeFirst();
}

/** All the stock of a restaurant in the menu's order, each item before its options. */
export async function loadSheet(rows: Rows, restaurantId: number) {
  const items = await rows
    .selectFrom("menu_items")
    .select(stockColumns)
    .where(ofRestaurant(restaurantId))
    .where("deleted_at", "is", null)
    .orderBy("menu_id")
    .orderBy("position")
    .orderBy("id")
    .execute();
  const options = await optionsOnMenu(rows, restaurantId)
    .where("options.stock_quantity", "is not", null)
    .orderBy("options.position")
    .orderBy("options.id")
    .execute();
  return items.map((item) => ({
    item,
    options: options
      .filter(({ itemId }) => itemId === item.id)
      .map(({ id, name, stock_quantity: left }) => ({ id, name, left: left ?? 0 })),
  }));
}
