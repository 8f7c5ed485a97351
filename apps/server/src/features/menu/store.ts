import { weekday } from "@hafaloha/contract";
import type { Selectable } from "kysely";
import * as z from "zod/mini";
import type { Rows, Tables } from "../../database/tables.ts";

const availableDays = z.array(weekday);

interface StoredOption {
  readonly id: number;
  readonly name: string;
  readonly additionalPriceCents: number;
  readonly stockQuantity: number | null;
}

export interface StoredOptionGroup {
  readonly id: number;
  readonly name: string;
  readonly minSelect: number;
  readonly maxSelect: number;
  readonly freeOptionCount: number;
  readonly options: readonly StoredOption[];
}

/** An item with everything that belongs to it. */
export interface StoredItem {
  readonly row: Selectable<Tables["menu_items"]>;
  readonly restaurantId: number;
  /** Neither hidden nor on a menu that is put away. */
  readonly shown: boolean;
  readonly availableDays: readonly number[];
  readonly categoryIds: readonly number[];
  readonly groups: readonly StoredOptionGroup[];
}

export type ItemSelection =
  | { readonly restaurantId: number; readonly ids?: readonly number[] }
  | { readonly ids: readonly number[] };

/** Items that are not deleted, in the menu's order: four queries, however many items there are. */
export async function loadItems(rows: Rows, selection: ItemSelection): Promise<StoredItem[]> {
  const found = await selectItems(rows, selection);
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const categories = await rows
    .selectFrom("menu_item_categories")
    .selectAll()
    .where("menu_item_id", "in", ids)
    .orderBy("category_id")
    .execute();
  const groups = await loadOptionGroups(rows, ids);
  const categoriesOf = grouped(categories, (link) => link.menu_item_id);
  return found.map(({ restaurant_id, menu_active, ...row }) => ({
    row,
    restaurantId: restaurant_id,
    shown: menu_active === 1 && row.hidden === 0,
    availableDays: availableDays.parse(JSON.parse(row.available_days)),
    categoryIds: (categoriesOf.get(row.id) ?? []).map((link) => link.category_id),
    groups: groups.get(row.id) ?? [],
  }));
}

function selectItems(rows: Rows, selection: ItemSelection) {
  let query = rows
    .selectFrom("menu_items")
    .innerJoin("menus", "menus.id", "menu_items.menu_id")
    .selectAll("menu_items")
    .select(["menus.restaurant_id", "menus.active as menu_active"])
    .where("menu_items.deleted_at", "is", null);
  if ("restaurantId" in selection) query = query.where("menus.restaurant_id", "=", selection.restaurantId);
  if (selection.ids) query = query.where("menu_items.id", "in", selection.ids);
  return query.orderBy("menu_items.menu_id").orderBy("menu_items.position").orderBy("menu_items.id").execute();
}

async function loadOptionGroups(rows: Rows, itemIds: readonly number[]) {
  const groups = await rows
    .selectFrom("option_groups")
    .selectAll()
    .where("menu_item_id", "in", itemIds)
    .where("deleted_at", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const options = await rows
    .selectFrom("options")
    .innerJoin("option_groups", "option_groups.id", "options.option_group_id")
    .selectAll("options")
    .where("option_groups.menu_item_id", "in", itemIds)
    .where("options.deleted_at", "is", null)
    .orderBy("options.position")
    .orderBy("options.id")
    .execute();
  const optionsOf = grouped(options, (option) => option.option_group_id);
  const built = groups.map((group) => ({
    itemId: group.menu_item_id,
    id: group.id,
    name: group.name,
    minSelect: group.min_select,
    maxSelect: group.max_select,
    freeOptionCount: group.free_option_count,
    options: (optionsOf.get(group.id) ?? []).map((option) => ({
      id: option.id,
      name: option.name,
      additionalPriceCents: option.additional_price_cents,
      stockQuantity: option.stock_quantity,
    })),
  }));
  return grouped(built, (group) => group.itemId);
}

function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => number): Map<number, Value[]> {
  const groups = new Map<number, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

/** Of the restaurant's menus; those put away only for staff. */
export function loadMenus(rows: Rows, restaurantId: number, onlyActive: boolean) {
  const query = rows.selectFrom("menus").selectAll().where("restaurant_id", "=", restaurantId).orderBy("id");
  return (onlyActive ? query.where("active", "=", 1) : query).execute();
}

export function loadCategories(rows: Rows, restaurantId: number, onlyActive: boolean) {
  const query = rows
    .selectFrom("categories")
    .innerJoin("menus", "menus.id", "categories.menu_id")
    .selectAll("categories")
    .select("menus.restaurant_id")
    .where("menus.restaurant_id", "=", restaurantId)
    .orderBy("categories.menu_id")
    .orderBy("categories.position")
    .orderBy("categories.id");
  return (onlyActive ? query.where("menus.active", "=", 1) : query).execute();
}
