import type { MenuItem, MenuItemChange, NewMenuItem } from "@hafaloha/contract";
import type { Transaction } from "../../database/database.ts";
import { notFound, Refusal } from "../../refusal.ts";
import { loadImage } from "./images.ts";
import { itemColumns, whyNotGroups } from "./itemFields.ts";
import { changeItemRow, insertItem, nextPosition, replaceCategories, replaceOptionGroups } from "./itemStore.ts";
import type { ItemLedger, ItemTask } from "./ports.ts";
import type { MenuService } from "./service.ts";
import { loadCategories, loadItems, loadMenus, type StoredItem } from "./store.ts";

/** Who changes the menu of which restaurant. */
export interface MenuTask {
  readonly restaurantId: number;
  readonly userId: number;
}

export interface ItemEditor {
  create(transaction: Transaction, task: MenuTask, item: NewMenuItem): Promise<MenuItem>;
  /** Changes what is named. A stale `expected_version` is refused with the current item beside it. */
  change(transaction: Transaction, task: ItemTask, change: MenuItemChange): Promise<MenuItem>;
  /** Takes the item off the menu for good; orders from before stay as they are (M3). */
  remove(transaction: Transaction, task: ItemTask): Promise<void>;
}

interface Dependencies {
  readonly menu: Pick<MenuService, "staffItem" | "itemsChanged">;
  readonly ledger: ItemLedger;
}

export function createItemEditor({ menu, ledger }: Dependencies): ItemEditor {
  async function seen(transaction: Transaction, { restaurantId, itemId }: ItemTask): Promise<MenuItem> {
    const item = await menu.staffItem(transaction, restaurantId, itemId);
    if (!item) throw notFound(`menu item ${itemId}`);
    return item;
  }

  async function edit(transaction: Transaction, task: ItemTask, fields: MenuItemChange, version: number) {
    const { rows, now } = transaction;
    await ledger.recordEdit(transaction, task, async () => {
      await changeItemRow(rows, task.itemId, { ...itemColumns(fields), version, updated_at: now });
      if (fields.category_ids) await replaceCategories(rows, task.itemId, [...new Set(fields.category_ids)]);
      if (fields.option_groups) await replaceOptionGroups(transaction, task.itemId, fields.option_groups);
    });
    return seen(transaction, task);
  }

  return {
    create: async (transaction, task, fields) => {
      await requireKnown(transaction, task, fields, []);
      const menuId = fields.menu_id ?? (await firstMenu(transaction, task));
      const itemId = await insertItem(transaction.rows, {
        ...blankItem,
        menu_id: menuId,
        name: fields.name,
        price_cents: Math.round(fields.price * 100),
        position: await nextPosition(transaction.rows, "menu_items", menuId),
        updated_at: transaction.now,
      });
      return edit(transaction, { ...task, itemId }, fields, 1);
    },

    change: async (transaction, task, { expected_version: expected, ...fields }) => {
      const current = await storedItem(transaction, task);
      const { name, version } = current.row;
      if (expected != null && expected !== version) {
        throw new Refusal(
          "stale_version",
          `${name} was changed meanwhile: it is at version ${version}, not ${expected}. Look at it and try again.`,
          { body: { menu_item: await seen(transaction, task) } },
        );
      }
      if (Object.values(fields).every((value) => value === undefined)) {
        throw new Refusal("invalid", "The request changes nothing: give at least one field of the item.");
      }
      await requireKnown(transaction, task, fields, current.groups);
      return edit(transaction, task, fields, version + 1);
    },

    remove: async (transaction, task) => {
      const { row } = await storedItem(transaction, task);
      const { now } = transaction;
      await changeItemRow(transaction.rows, row.id, { deleted_at: now, updated_at: now, version: row.version + 1 });
      await replaceCategories(transaction.rows, row.id, []);
      await menu.itemsChanged(transaction, task.restaurantId, [row.id]);
    },
  };
}

/** An item before anything is said of it. */
const blankItem = {
  description: "",
  image_url: null,
  available_days: "[]",
  featured: 0,
  hidden: 0,
  station: "grill",
  prep_minutes: 10,
  advance_notice_hours: 0,
  enable_stock_tracking: 0,
  stock_quantity: 0,
  damaged_quantity: 0,
  low_stock_threshold: 0,
  low_stock_alerted: 0,
  version: 1,
  deleted_at: null,
} as const;

async function storedItem({ rows }: Transaction, { restaurantId, itemId }: ItemTask): Promise<StoredItem> {
  const [item] = await loadItems(rows, { restaurantId, ids: [itemId] });
  if (!item) throw notFound(`menu item ${itemId}`);
  return item;
}

async function firstMenu({ rows }: Transaction, { restaurantId }: MenuTask): Promise<number> {
  const [menu] = await loadMenus(rows, restaurantId, false);
  if (!menu) throw new Refusal("invalid", "The restaurant has no menu yet: make one first.");
  return menu.id;
}

/** Everything that an item names must be its restaurant's. */
async function requireKnown(
  { rows }: Transaction,
  { restaurantId }: MenuTask,
  { menu_id: menuId, category_ids: categoryIds = [], image_url: url, option_groups: groups }: MenuItemChange,
  stored: StoredItem["groups"],
): Promise<void> {
  const refuse = (path: string, message: string) => {
    throw new Refusal("invalid", `${path}: ${message}.`, { details: [{ path: `menu_item.${path}`, message }] });
  };
  if (menuId !== undefined && !(await loadMenus(rows, restaurantId, false)).some(({ id }) => id === menuId)) {
    refuse("menu_id", `the restaurant has no menu ${menuId}`);
  }
  if (categoryIds.length > 0) {
    const known = new Set((await loadCategories(rows, restaurantId, false)).map(({ id }) => id));
    const unknown = categoryIds.find((id) => !known.has(id));
    if (unknown !== undefined) refuse("category_ids", `the restaurant has no category ${unknown}`);
  }
  if (url && !(await loadImage(rows, url))) refuse("image_url", `there is no picture ${url}, upload it first`);
  const problem = groups && whyNotGroups(groups, stored);
  if (problem !== undefined) refuse("option_groups", problem);
}
