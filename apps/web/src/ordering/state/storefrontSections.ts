import type { Category, GuestMenuItem } from "@hafaloha/contract";

export interface MenuSection {
  readonly category: Category;
  readonly items: readonly GuestMenuItem[];
}

/** The menu as it is read: sections in their order, each item under every category that it belongs to. */
export function menuSections(items: readonly GuestMenuItem[], categories: readonly Category[]): MenuSection[] {
  return [...categories]
    .sort((a, b) => a.position - b.position || a.id - b.id)
    .map((category) => ({
      category,
      items: items.filter((item) => !item.hidden && item.category_ids.includes(category.id)),
    }))
    .filter((section) => section.items.length > 0);
}

export const featuredItems = (items: readonly GuestMenuItem[]): readonly GuestMenuItem[] =>
  items.filter((item) => item.featured && !item.hidden && item.stock_status !== "out_of_stock");
