import type { Insertable, Updateable } from "kysely";
import type { Rows, Tables } from "../../database/tables.ts";

export function insertMenu(rows: Rows, menu: Insertable<Tables["menus"]>) {
  return rows.insertInto("menus").values(menu).returningAll().executeTakeFirstOrThrow();
}

export function changeMenuRow(rows: Rows, menuId: number, change: Updateable<Tables["menus"]>) {
  return rows.updateTable("menus").set(change).where("id", "=", menuId).returningAll().executeTakeFirstOrThrow();
}

export function insertCategory(rows: Rows, category: Insertable<Tables["categories"]>) {
  return rows.insertInto("categories").values(category).returningAll().executeTakeFirstOrThrow();
}

export function changeCategoryRow(rows: Rows, categoryId: number, change: Updateable<Tables["categories"]>) {
  return rows
    .updateTable("categories")
    .set(change)
    .where("id", "=", categoryId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The items of a category that are still on a menu. */
export async function itemsOfCategory(rows: Rows, categoryId: number): Promise<number[]> {
  const links = await rows
    .selectFrom("menu_item_categories")
    .innerJoin("menu_items", "menu_items.id", "menu_item_categories.menu_item_id")
    .select("menu_items.id")
    .where("category_id", "=", categoryId)
    .where("menu_items.deleted_at", "is", null)
    .orderBy("menu_items.id")
    .execute();
  return links.map(({ id }) => id);
}

/** Its items are others without it: their version rises. */
export async function deleteCategoryRow(
  rows: Rows,
  categoryId: number,
  itemIds: readonly number[],
  now: number,
): Promise<void> {
  await rows.deleteFrom("menu_item_categories").where("category_id", "=", categoryId).execute();
  await rows.deleteFrom("categories").where("id", "=", categoryId).execute();
  if (itemIds.length === 0) return;
  await rows
    .updateTable("menu_items")
    .set((row) => ({ version: row("version", "+", 1), updated_at: now }))
    .where("id", "in", itemIds)
    .execute();
}
