import type { Category, GuestMenuItem, OptionGroup } from "@hafaloha/contract";

/** For tests: a poke bowl with a base to choose and toppings, in stock every day. */
export function sampleItem(differences: Partial<GuestMenuItem> = {}): GuestMenuItem {
  return {
    id: 8,
    restaurant_id: 1,
    menu_id: 1,
    category_ids: [2],
    name: "Shoyu tuna poke bowl",
    description: "Ahi in shoyu and sesame, cut to order",
    price: 15,
    image_url: null,
    available_days: [],
    featured: false,
    hidden: false,
    option_groups: [],
    enable_stock_tracking: true,
    available_quantity: 22,
    stock_status: "in_stock",
    orderable: true,
    station: "cold",
    prep_minutes: 6,
    advance_notice_hours: 0,
    version: 1,
    updated_at: "2026-07-03T02:40:00Z",
    ...differences,
  };
}

/** For tests: "Base, choose 1". */
export function sampleBase(differences: Partial<OptionGroup> = {}): OptionGroup {
  return {
    id: 1,
    name: "Base",
    min_select: 1,
    max_select: 1,
    free_option_count: 0,
    options: [
      { id: 11, name: "rice", additional_price: 0, available: true },
      { id: 12, name: "greens", additional_price: 0, available: true },
    ],
    ...differences,
  };
}

/** For tests: "Top, up to 3, first is free". */
export function sampleToppings(differences: Partial<OptionGroup> = {}): OptionGroup {
  return {
    id: 2,
    name: "Top",
    min_select: 0,
    max_select: 3,
    free_option_count: 1,
    options: [
      { id: 21, name: "avocado", additional_price: 1.5, available: true },
      { id: 22, name: "seaweed", additional_price: 1, available: true },
      { id: 23, name: "crisp garlic", additional_price: 0.75, available: true },
    ],
    ...differences,
  };
}

export function sampleCategory(differences: Partial<Category> = {}): Category {
  return { id: 2, restaurant_id: 1, menu_id: 1, name: "Bowls and poke", description: "", position: 2, ...differences };
}
