import { expect, test } from "vitest";
import { dropItem, holdItem, itemsOf, tellMenu, withStock } from "./managedMenu.ts";
import { sampleManaged } from "./menuSamples.ts";
import { sampleCategory, sampleItem } from "./storefrontSamples.ts";

const option = { id: 11, name: "rice", additional_price: 0, available: true };
const group = { id: 1, name: "Base", min_select: 1, max_select: 1, free_option_count: 0 };
const held = sampleManaged({ version: 3, option_groups: [{ ...group, options: [{ ...option, stock_quantity: 4 }] }] });
const menu = { items: [held], categories: [sampleCategory()] };
const told = (differences: Parameters<typeof sampleItem>[0]) =>
  tellMenu(menu, { type: "menu_item_update", menuItem: sampleItem(differences) });

test("M3 a colleague's edit is taken, and the numbers that guests are not told stay", () => {
  const { menu: next, unread } = told({ version: 4, name: "Poke", option_groups: [{ ...group, options: [option] }] });
  expect(unread).toBeNull();
  expect(next.items[0]).toMatchObject({ name: "Poke", stock_quantity: 24, low_stock_threshold: 5 });
  expect(next.items[0]?.option_groups[0]?.options[0]?.stock_quantity).toBe(4);
});

test("M3 what is older than the item that is held changes nothing", () => {
  expect(told({ version: 2, name: "Poke" }).menu).toEqual(menu);
});

test("M3 an item that guests see no more is read again: it is hidden, or gone", () => {
  const gone = tellMenu(menu, { type: "menu_item_update", menuItem: { id: 8, deleted: true } });
  expect(gone).toEqual({ menu, unread: 8 });
});

test("M3 an item that is new, or is counted from now on, is read", () => {
  expect(told({ id: 9 }).unread).toBe(9);
  expect(told({ version: 4, enable_stock_tracking: false }).unread).toBe(8);
});

test("M1 sections are told in their new order, and one that is gone leaves its items in none", () => {
  const category = sampleCategory({ id: 3, name: "Grill", position: 0 });
  const next = tellMenu(menu, { type: "category_update", category }).menu;
  expect(next.categories.map(({ id }) => id)).toEqual([3, 2]);
  const without = tellMenu(menu, { type: "category_update", category: { id: 2, deleted: true } }).menu;
  expect(itemsOf(without, "none").map(({ id }) => id)).toEqual([8]);
});

test("M3 a menu that is put away keeps its items here", () => {
  const away = { id: 1, restaurant_id: 1, name: "Lunch", active: false };
  expect(tellMenu(menu, { type: "menu_update", menu: away })).toEqual({ menu, unread: null });
});

test("M1 an item is held at its position, and dropped", () => {
  const first = sampleManaged({ id: 9, position: 0 });
  expect(holdItem(menu, first).items.map(({ id }) => id)).toEqual([9, 8]);
  expect(dropItem(menu, 8).items).toEqual([]);
});

test("M1 the stock's stream knows the numbers better, once it is as new", () => {
  const stock = { ...held, stock_quantity: 7, version: 4 };
  expect(withStock(held, stock)).toMatchObject({ stock_quantity: 7, version: 3 });
  expect(withStock(held, { ...stock, version: 2 })).toBe(held);
  expect(withStock(held, undefined)).toBe(held);
});
