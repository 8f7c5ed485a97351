import type { Category, GuestMenuItem, Menu, MenuItem } from "@hafaloha/contract";
import { instant, money } from "../../wireValues.ts";
import type { StockLevels } from "./ports.ts";
import { optionAvailable, orderable } from "./rules.ts";
import type { loadCategories, loadMenus, StoredItem, StoredOptionGroup } from "./store.ts";

/** What a view says beyond the item's own row: the day at the restaurant, and how its stock reads. */
export interface ViewContext extends StockLevels {
  readonly weekday: number;
}

export function guestView(item: StoredItem, { weekday, stockLevel }: ViewContext): GuestMenuItem {
  const { row, shown, availableDays, groups } = item;
  const { available, status } = stockLevel(row);
  const choices = groups.map(withAvailability);
  return {
    id: row.id,
    restaurant_id: item.restaurantId,
    menu_id: row.menu_id,
    category_ids: [...item.categoryIds],
    name: row.name,
    description: row.description,
    price: money(row.price_cents),
    image_url: row.image_url,
    available_days: [...availableDays],
    featured: row.featured === 1,
    hidden: row.hidden === 1,
    option_groups: choices.map(optionGroupView),
    enable_stock_tracking: row.enable_stock_tracking === 1,
    available_quantity: available,
    stock_status: status,
    sold_out: row.sold_out === 1,
    sold_out_until: instant(row.sold_out_until),
    orderable: shown && orderable({ availableDays, weekday, status, choices }),
    station: row.station,
    prep_minutes: row.prep_minutes,
    advance_notice_hours: row.advance_notice_hours,
    position: row.position,
    version: row.version,
    updated_at: instant(row.updated_at),
  };
}

export function staffView(item: StoredItem, context: ViewContext): MenuItem {
  const { row } = item;
  const tracked = row.enable_stock_tracking === 1;
  const left = new Map(
    item.groups.flatMap(({ options }) => options.map(({ id, stockQuantity }) => [id, stockQuantity])),
  );
  const seen = guestView(item, context);
  return {
    ...seen,
    option_groups: seen.option_groups.map((group) => ({
      ...group,
      options: group.options.map((option) => ({ ...option, stock_quantity: left.get(option.id) ?? null })),
    })),
    stock_quantity: tracked ? row.stock_quantity : null,
    damaged_quantity: tracked ? row.damaged_quantity : null,
    low_stock_threshold: tracked ? row.low_stock_threshold : null,
  };
}

function withAvailability(group: StoredOptionGroup) {
  return {
    ...group,
    options: group.options.map((option) => ({ ...option, available: optionAvailable(option.stockQuantity) })),
  };
}

function optionGroupView(group: ReturnType<typeof withAvailability>): GuestMenuItem["option_groups"][number] {
  return {
    id: group.id,
    name: group.name,
    min_select: group.minSelect,
    max_select: group.maxSelect,
    free_option_count: group.freeOptionCount,
    options: group.options.map(({ id, name, additionalPriceCents, available }) => ({
      id,
      name,
      additional_price: money(additionalPriceCents),
      available,
    })),
  };
}

export function menuView(row: Awaited<ReturnType<typeof loadMenus>>[number]): Menu {
  return { id: row.id, restaurant_id: row.restaurant_id, name: row.name, active: row.active === 1 };
}

export function categoryView(row: Awaited<ReturnType<typeof loadCategories>>[number]): Category {
  const { id, restaurant_id, menu_id, name, description, position } = row;
  return { id, restaurant_id, menu_id, name, description, position };
}
