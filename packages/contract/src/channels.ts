import * as z from "zod/mini";
import { person } from "./accounts.ts";
import { stockAudit, stockItem } from "./inventory.ts";
import { category, goneCategory, guestMenuItem, menu } from "./menu.ts";
import { notification } from "./notifications.ts";
import { order, trackedOrder } from "./orders.ts";
import { id, idText, instant } from "./primitives.ts";
import { restaurant } from "./restaurants.ts";

/** Who made the change, for the staff's screens; null where a customer or guest did. */
export const staffInfo = z.nullable(person);

export const orderChannelMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("new_order"), order, staff_info: staffInfo }),
  z.object({ type: z.literal("order_updated"), order, staff_info: staffInfo }),
  z.object({
    type: z.literal("order_acknowledged"),
    order_id: id,
    user_id: z.nullable(id),
    acknowledged_at: instant,
  }),
]);
export type OrderChannelMessage = z.infer<typeof orderChannelMessage>;

export const inventoryChannelMessage = z.discriminatedUnion("type", [
  /** With what moved it last, so that whoever sees the number change sees why. */
  z.object({ type: z.literal("inventory_update"), item: stockItem, last_movement: z.optional(stockAudit) }),
  z.object({ type: z.literal("low_stock"), item: stockItem, notification_id: id }),
  z.object({ type: z.literal("out_of_stock"), item: stockItem, notification_id: id }),
  z.object({ type: z.literal("back_in_stock"), item: stockItem }),
]);
export type InventoryChannelMessage = z.infer<typeof inventoryChannelMessage>;

/** A deleted or hidden item keeps only its id. */
export const goneMenuItem = z.object({ id, deleted: z.literal(true) });

const categoryUpdate = z.object({
  type: z.literal("category_update"),
  category: z.union([goneCategory, category]),
});

export const menuChannelMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("menu_item_update"), menuItem: z.union([goneMenuItem, guestMenuItem]) }),
  z.object({ type: z.literal("menu_update"), menu }),
  categoryUpdate,
]);
export type MenuChannelMessage = z.infer<typeof menuChannelMessage>;

export const notificationChannelMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("notification"), notification }),
  z.object({ type: z.literal("notification_acknowledged"), id }),
]);
export type NotificationChannelMessage = z.infer<typeof notificationChannelMessage>;

export const restaurantChannelMessage = z.object({ type: z.literal("restaurant_update"), restaurant });
export type RestaurantChannelMessage = z.infer<typeof restaurantChannelMessage>;

export const trackingChannelMessage = z.object({ type: z.literal("order_updated"), order: trackedOrder });
export type TrackingChannelMessage = z.infer<typeof trackingChannelMessage>;

/** `restaurant_id` in an identifier: a number or its plain decimal string. */
const restaurantId = z.union([id, idText]);

export const restaurantParams = z.object({ restaurant_id: z.optional(restaurantId) });
export const trackingParams = z.extend(restaurantParams, {
  tracking_token: z.string().check(z.minLength(1), z.maxLength(200)),
});
