import type { Insertable, Updateable } from "kysely";
import type { Transaction } from "../../database/database.ts";
import type { Rows, Tables } from "../../database/tables.ts";
import type { OptionGroupInput } from "./itemFields.ts";

export type ItemColumns = Updateable<Tables["menu_items"]>;

export async function insertItem(rows: Rows, item: Insertable<Tables["menu_items"]>): Promise<number> {
  const { id } = await rows.insertInto("menu_items").values(item).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function changeItemRow(rows: Rows, itemId: number, columns: ItemColumns): Promise<void> {
  await rows.updateTable("menu_items").set(columns).where("id", "=", itemId).execute();
}

/** Where the next item of a menu, or the next category, stands: after all others. */
export async function nextPosition(rows: Rows, table: "menu_items" | "categories", menuId: number): Promise<number> {
  const { last } = await rows
    .selectFrom(table)
    .select((row) => row.fn.max("position").as("last"))
    .where("menu_id", "=", menuId)
    .executeTakeFirstOrThrow();
  return (last ?? -1) + 1;
}

export async function replaceCategories(rows: Rows, itemId: number, categoryIds: readonly number[]): Promise<void> {
  await rows.deleteFrom("menu_item_categories").where("menu_item_id", "=", itemId).execute();
  if (categoryIds.length === 0) return;
  await rows
    .insertInto("menu_item_categories")
    .values(categoryIds.map((category_id) => ({ menu_item_id: itemId, category_id })))
    .execute();
}

/**
 * Leaves an item these groups and options only, in this order. What goes is marked, not removed: orders and movements from
 * before go on naming it. The caller has seen that every id belongs to the item, and every option's to its group.
 */
export async function replaceOptionGroups(
  { rows, now }: Transaction,
  itemId: number,
  groups: readonly OptionGroupInput[],
): Promise<void> {
  const keptGroups: number[] = [];
  const keptOptions: number[] = [];
  for (const [position, { id, options, ...limits }] of groups.entries()) {
    const groupId = await saveGroup(rows, itemId, id, { ...limits, position });
    keptGroups.push(groupId);
    for (const [place, option] of options.entries()) {
      keptOptions.push(await saveOption(rows, groupId, option, place));
    }
  }
  const ofItem = rows.selectFrom("option_groups").select("id").where("menu_item_id", "=", itemId);
  let options = rows.updateTable("options").set({ deleted_at: now }).where("option_group_id", "in", ofItem);
  if (keptOptions.length > 0) options = options.where("id", "not in", keptOptions);
  await options.where("deleted_at", "is", null).execute();
  let others = rows.updateTable("option_groups").set({ deleted_at: now }).where("menu_item_id", "=", itemId);
  if (keptGroups.length > 0) others = others.where("id", "not in", keptGroups);
  await others.where("deleted_at", "is", null).execute();
}

async function saveGroup(
  rows: Rows,
  itemId: number,
  id: number | undefined,
  columns: Omit<Insertable<Tables["option_groups"]>, "menu_item_id" | "deleted_at">,
): Promise<number> {
  const saved =
    id === undefined
      ? rows
          .insertInto("option_groups")
          .values({ ...columns, menu_item_id: itemId })
          .returning("id")
      : rows.updateTable("option_groups").set(columns).where("id", "=", id).returning("id");
  return (await saved.executeTakeFirstOrThrow()).id;
}

async function saveOption(
  rows: Rows,
  groupId: number,
  { id, name, additional_price, stock_quantity }: OptionGroupInput["options"][number],
  position: number,
): Promise<number> {
  const columns = { name, additional_price_cents: Math.round(additional_price * 100), position };
  const saved =
    id === undefined
      ? rows
          .insertInto("options")
          .values({ ...columns, option_group_id: groupId, stock_quantity: stock_quantity ?? null })
          .returning("id")
      : rows
          .updateTable("options")
          .set({ ...columns, ...(stock_quantity === undefined ? {} : { stock_quantity }) })
          .where("id", "=", id)
          .returning("id");
  return (await saved.executeTakeFirstOrThrow()).id;
}
