import {
  type Category,
  type createCategoryRequest,
  type createMenuRequest,
  type Menu,
  streams,
  type updateCategoryRequest,
  type updateMenuRequest,
} from "@hafaloha/contract";
import type * as z from "zod/mini";
import type { Transaction } from "../../database/database.ts";
import { notFound, Refusal } from "../../refusal.ts";
import { nextPosition } from "./itemStore.ts";
import {
  changeCategoryRow,
  changeMenuRow,
  deleteCategoryRow,
  insertCategory,
  insertMenu,
  itemsOfCategory,
} from "./sectionStore.ts";
import type { MenuService } from "./service.ts";
import { loadCategories, loadMenus } from "./store.ts";
import { categoryView, menuView } from "./view.ts";

/** Changes of a restaurant's menus and their categories, told as they happen (M1, M3). */
export interface SectionEditor {
  createMenu(transaction: Transaction, restaurantId: number, menu: NewMenu): Promise<Menu>;
  changeMenu(transaction: Transaction, restaurantId: number, menuId: number, change: MenuChange): Promise<Menu>;
  createCategory(transaction: Transaction, restaurantId: number, category: NewCategory): Promise<Category>;
  changeCategory(
    transaction: Transaction,
    restaurantId: number,
    categoryId: number,
    change: CategoryChange,
  ): Promise<Category>;
  /** The items stay on the menu, outside this category. */
  removeCategory(transaction: Transaction, restaurantId: number, categoryId: number): Promise<void>;
  /** Gives all of the menu's categories in their new order. */
  orderCategories(transaction: Transaction, restaurantId: number, ids: readonly number[]): Promise<Category[]>;
}

type NewMenu = z.infer<typeof createMenuRequest>["menu"];
type MenuChange = z.infer<typeof updateMenuRequest>["menu"];
type NewCategory = z.infer<typeof createCategoryRequest>["category"];
type CategoryChange = z.infer<typeof updateCategoryRequest>["category"];

export function createSectionEditor(menuService: Pick<MenuService, "itemsChanged">): SectionEditor {
  return {
    createMenu: async (transaction, restaurantId, { name, active = true }) => {
      const row = await insertMenu(transaction.rows, { restaurant_id: restaurantId, name, active: active ? 1 : 0 });
      return tellMenu(transaction, menuView(row));
    },

    changeMenu: async (transaction, restaurantId, menuId, { name, active }) => {
      const known = (await loadMenus(transaction.rows, restaurantId, false)).find(({ id }) => id === menuId);
      if (!known) throw notFound(`menu ${menuId}`);
      const change = { name: name ?? known.name, active: active === undefined ? known.active : active ? 1 : 0 };
      return tellMenu(transaction, menuView(await changeMenuRow(transaction.rows, menuId, change)));
    },

    createCategory: async (transaction, restaurantId, { name, description = "", menu_id: asked, position }) => {
      const menus = await loadMenus(transaction.rows, restaurantId, false);
      const menu = asked === undefined ? menus[0] : menus.find(({ id }) => id === asked);
      if (!menu) {
        throw new Refusal("invalid", `The restaurant has no menu ${asked ?? "yet"}: a category needs one.`, {
          details: [{ path: "category.menu_id", message: "is no menu of the restaurant" }],
        });
      }
      const row = await insertCategory(transaction.rows, {
        menu_id: menu.id,
        name,
        description,
        position: position ?? (await nextPosition(transaction.rows, "categories", menu.id)),
      });
      return tellCategory(transaction, categoryView({ ...row, restaurant_id: restaurantId }));
    },

    changeCategory: async (transaction, restaurantId, categoryId, { name, description, position }) => {
      const known = await categoryOf(transaction, restaurantId, categoryId);
      const row = await changeCategoryRow(transaction.rows, categoryId, {
        name: name ?? known.name,
        description: description ?? known.description,
        position: position ?? known.position,
      });
      return tellCategory(transaction, categoryView({ ...row, restaurant_id: restaurantId }));
    },

    removeCategory: async (transaction, restaurantId, categoryId) => {
      const { rows, emit, now } = transaction;
      await categoryOf(transaction, restaurantId, categoryId);
      const itemIds = await itemsOfCategory(rows, categoryId);
      await deleteCategoryRow(rows, categoryId, itemIds, now);
      for (const stream of [streams.menu(restaurantId), streams.categories(restaurantId)]) {
        emit(stream, { type: "category_update", category: { id: categoryId, deleted: true } });
      }
      await menuService.itemsChanged(transaction, restaurantId, itemIds);
    },

    orderCategories: async (transaction, restaurantId, ids) => {
      const first = await categoryOf(transaction, restaurantId, ids[0] ?? 0);
      const ofMenu = (await loadCategories(transaction.rows, restaurantId, false)).filter(
        ({ menu_id }) => menu_id === first.menu_id,
      );
      const known = new Map(ofMenu.map((row) => [row.id, row]));
      const foreign = ids.find((id, index) => !known.has(id) || ids.indexOf(id) !== index);
      if (foreign !== undefined) {
        throw new Refusal("invalid", `Category ${foreign} is none of menu ${first.menu_id}, or is named twice.`, {
          details: [{ path: "ids", message: `category ${foreign}` }],
        });
      }
      const inOrder = [...ids.flatMap((id) => known.get(id) ?? []), ...ofMenu.filter(({ id }) => !ids.includes(id))];
      const categories: Category[] = [];
      for (const [position, row] of inOrder.entries()) {
        if (row.position !== position) {
          await changeCategoryRow(transaction.rows, row.id, { position });
          tellCategory(transaction, categoryView({ ...row, position }));
        }
        categories.push(categoryView({ ...row, position }));
      }
      return categories;
    },
  };
}

async function categoryOf({ rows }: Transaction, restaurantId: number, categoryId: number) {
  const known = (await loadCategories(rows, restaurantId, false)).find(({ id }) => id === categoryId);
  if (!known) throw notFound(`category ${categoryId}`);
  return known;
}

function tellMenu({ emit }: Transaction, menu: Menu): Menu {
  emit(streams.menu(menu.restaurant_id), { type: "menu_update", menu });
  return menu;
}

/** Existing clients follow the categories apart; ours hear of them on the menu's stream. */
function tellCategory({ emit }: Transaction, category: Category): Category {
  const { restaurant_id: restaurantId } = category;
  for (const stream of [streams.menu(restaurantId), streams.categories(restaurantId)]) {
    emit(stream, { type: "category_update", category });
  }
  return category;
}
