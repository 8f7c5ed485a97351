import * as z from "zod/mini";
import { count, id, instant, money } from "./primitives.ts";

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
  /** Whether the item can be ordered for now: shown, in stock, sold today. */
  orderable: z.boolean(),
  station,
  prep_minutes: count,
  advance_notice_hours: count,
  version: id,
  updated_at: instant,
});
export type GuestMenuItem = z.infer<typeof guestMenuItem>;

/** A menu item as staff see it; the stock numbers are null where stock is not tracked. */
export const menuItem = z.extend(guestMenuItem, {
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
