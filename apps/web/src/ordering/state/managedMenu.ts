import type { Category, GuestMenuItem, MenuChannelMessage, MenuItem, StockItem } from "@hafaloha/contract";
import { applyToCategories } from "./storefront.ts";

/** The menu as those who manage it see it: hidden items too, and the numbers of the stock. */
export interface ManagedMenu {
  readonly items: readonly MenuItem[];
  readonly categories: readonly Category[];
}

/** The menu after a message; `unread` is the item of which the message tells managers too little. */
export interface Told {
  readonly menu: ManagedMenu;
  readonly unread: number | null;
}

/** The menu's stream speaks to guests: what they no longer see is hidden or deleted, and which of them only a read tells. */
export function tellMenu(menu: ManagedMenu, message: MenuChannelMessage): Told {
  switch (message.type) {
    case "menu_item_update": {
      const { menuItem } = message;
      const held = menu.items.find(({ id }) => id === menuItem.id);
      if ("deleted" in menuItem) return { menu, unread: menuItem.id };
      if (!held || held.enable_stock_tracking !== menuItem.enable_stock_tracking) return { menu, unread: menuItem.id };
      return { menu: holdItem(menu, asManaged(held, menuItem)), unread: null };
    }
    case "category_update":
      return { menu: { ...menu, categories: applyToCategories(menu.categories, message) }, unread: null };
    // Putting a menu away changes no item of it.
    case "menu_update":
      return { menu, unread: null };
    default:
      return message satisfies never;
  }
}

/** A state older than the one held is ignored. */
export function holdItem(menu: ManagedMenu, item: MenuItem): ManagedMenu {
  const held = menu.items.find(({ id }) => id === item.id);
  if (held && held.version > item.version) return menu;
  const others = menu.items.filter(({ id }) => id !== item.id);
  return { ...menu, items: inOrder([...others, item]) };
}

export const dropItem = (menu: ManagedMenu, itemId: number): ManagedMenu => ({
  ...menu,
  items: menu.items.filter(({ id }) => id !== itemId),
});

/** What the stock's own stream knows better. */
export function withStock(item: MenuItem, stock: StockItem | undefined): MenuItem {
  if (!stock || stock.version < item.version || stock.enable_stock_tracking !== item.enable_stock_tracking) return item;
  const { stock_quantity, damaged_quantity, low_stock_threshold } = stock;
  return { ...item, stock_quantity, damaged_quantity, low_stock_threshold };
}

/** A section, or what is in none. */
export type SectionId = number | "none";

export const itemsOf = ({ items, categories }: ManagedMenu, section: SectionId): readonly MenuItem[] =>
  items.filter(({ category_ids: ids }) =>
    section === "none" ? !categories.some(({ id }) => ids.includes(id)) : ids.includes(section),
  );

const inOrder = (items: readonly MenuItem[]): readonly MenuItem[] =>
  items.toSorted((a, b) => a.menu_id - b.menu_id || (a.position ?? 0) - (b.position ?? 0) || a.id - b.id);

function asManaged(held: MenuItem, told: GuestMenuItem): MenuItem {
  const left = new Map(
    held.option_groups.flatMap(({ options }) => options.map(({ id, stock_quantity }) => [id, stock_quantity])),
  );
  const option_groups = told.option_groups.map((group) => ({
    ...group,
    options: group.options.map((option) => ({ ...option, stock_quantity: left.get(option.id) ?? null })),
  }));
  const { stock_quantity, damaged_quantity, low_stock_threshold } = held;
  return { ...told, option_groups, stock_quantity, damaged_quantity, low_stock_threshold };
}
