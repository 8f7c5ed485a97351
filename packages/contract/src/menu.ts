import * as z from "zod/mini";
import { count, id, instant, money, portions, text } from "./primitives.ts";

export const stockStatus = z.enum(["in_stock", "low_stock", "out_of_stock"]);
export type StockStatus = z.infer<typeof stockStatus>;

/** 0 is Sunday; an empty list means every day (M2). */
export const weekday = z.int().check(z.minimum(0), z.maximum(6));

export const station = z.enum(["grill", "fry", "cold", "bar", "pastry"]);
export type Station = z.infer<typeof station>;

export const option = z.object({ id, name: z.string(), additional_price: money, available: z.boolean() });

export const optionGroup = z.object({
  id,
  name: z.string(),
  min_select: count,
  max_select: id,
  free_option_count: count,
  options: z.array(option),
});
export type OptionGroup = z.infer<typeof optionGroup>;

/** Taken off sale by hand; `sold_out_until` is null where somebody has to put it back. */
export const soldOutByHand = { sold_out: z.optional(z.boolean()), sold_out_until: z.nullish(instant) };

/** A menu item as guests and customers see it. */
export const guestMenuItem = z.object({
  id,
  restaurant_id: id,
  menu_id: id,
  category_ids: z.array(id),
  name: z.string(),
  description: z.string(),
  price: money,
  image_url: z.nullable(z.string()),
  available_days: z.array(weekday),
  featured: z.boolean(),
  hidden: z.boolean(),
  option_groups: z.array(optionGroup),
  enable_stock_tracking: z.boolean(),
  available_quantity: z.nullable(z.int()),
  stock_status: stockStatus,
  ...soldOutByHand,
  /** Whether the item can be ordered for now: shown, in stock, sold today. */
  orderable: z.boolean(),
  station,
  prep_minutes: count,
  advance_notice_hours: count,
  /** Where it stands on its menu. */
  position: z.optional(z.int()),
  version: id,
  updated_at: instant,
});
export type GuestMenuItem = z.infer<typeof guestMenuItem>;

/** An option with the portions left of it; null where they are not counted. */
const staffOption = z.extend(option, { stock_quantity: z.nullish(z.int()) });

/** A menu item as staff see it; the stock numbers are null where stock is not tracked. */
export const menuItem = z.extend(guestMenuItem, {
  option_groups: z.array(z.extend(optionGroup, { options: z.array(staffOption) })),
  stock_quantity: z.nullable(z.int()),
  damaged_quantity: z.nullable(z.int()),
  low_stock_threshold: z.nullable(z.int()),
});
export type MenuItem = z.infer<typeof menuItem>;

export const category = z.object({
  id,
  restaurant_id: id,
  menu_id: id,
  name: z.string(),
  description: z.string(),
  position: z.int(),
});
export type Category = z.infer<typeof category>;

export const menu = z.object({ id, restaurant_id: id, name: z.string(), active: z.boolean() });
export type Menu = z.infer<typeof menu>;

/** What is told of a category once it is deleted. */
export const goneCategory = z.object({ id, deleted: z.literal(true) });

const name = text(120).check(z.minLength(1, "a name is needed"));
const price = money.check(z.maximum(100_000, "must be at most 100000"));
const position = z.int().check(z.minimum(0), z.maximum(100_000));

/** One with an `id` stays the option it was, with what is left of it; one without is new; those that are not named go. */
const optionInput = z.object({
  id: z.optional(id),
  name,
  additional_price: z._default(price, 0),
  /** Null counts no portions. */
  stock_quantity: z.nullish(portions(0)),
});

const optionGroupInput = z
  .object({
    id: z.optional(id),
    name,
    min_select: z._default(count, 0),
    max_select: z._default(id, 1),
    free_option_count: z._default(count, 0),
    options: z.array(optionInput).check(z.minLength(1, "a group needs at least one option"), z.maxLength(50)),
  })
  .check(
    z.refine(({ min_select, max_select }) => min_select <= max_select, {
      path: ["max_select"],
      message: "must not be less than min_select",
    }),
  );

const menuItemFields = z.object({
  menu_id: id,
  category_ids: z.array(id).check(z.maxLength(50)),
  name,
  description: text(1_000),
  price,
  /** As the upload of a picture answered. */
  image_url: z.nullable(z.string().check(z.regex(/^\/images\/[0-9a-f]{32}\.(svg|webp)$/, "upload the picture first"))),
  /** An empty list, or null, is every day. */
  available_days: z.nullable(z.array(weekday).check(z.maxLength(50))),
  featured: z.boolean(),
  hidden: z.boolean(),
  option_groups: z.array(optionGroupInput).check(z.maxLength(20)),
  station,
  prep_minutes: count.check(z.maximum(1_440, "must be at most 1440, a day")),
  advance_notice_hours: count.check(z.maximum(720, "must be at most 720, a month")),
  enable_stock_tracking: z.boolean(),
  /** A recount; forms without one send null. */
  stock_quantity: z.nullable(portions(0)),
  low_stock_threshold: z.nullable(portions(0)),
  position,
});

export const createMenuItemRequest = z.object({
  menu_item: z.required(z.partial(menuItemFields), { name: true, price: true }),
});
export type NewMenuItem = z.infer<typeof createMenuItemRequest>["menu_item"];

export const updateMenuItemRequest = z.object({
  /** Without `expected_version` the change is made to whatever stands there. */
  menu_item: z.extend(z.partial(menuItemFields), { expected_version: z.nullish(id) }),
});
export type MenuItemChange = z.infer<typeof updateMenuItemRequest>["menu_item"];

const categoryFields = z.object({ menu_id: id, name, description: text(1_000), position });

export const createCategoryRequest = z.object({
  category: z.required(z.partial(categoryFields), { name: true }),
});
export const updateCategoryRequest = z.object({
  category: z.partial(z.pick(categoryFields, { name: true, description: true, position: true })),
});
/** The ids of a menu's categories in their new order; those that are not named follow as they stood. */
export const orderCategoriesRequest = z.object({ ids: z.array(id).check(z.minLength(1), z.maxLength(200)) });

const menuFields = z.object({ name, active: z.boolean() });
export const createMenuRequest = z.object({ menu: z.required(z.partial(menuFields), { name: true }) });
/** A menu is never deleted, it is put away. */
export const updateMenuRequest = z.object({ menu: z.partial(menuFields) });

export const uploadedImage = z.object({ image_url: z.string(), width: id, height: id });
