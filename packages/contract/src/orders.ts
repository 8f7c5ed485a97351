import * as z from "zod/mini";
import { person } from "./accounts.ts";
import { station } from "./menu.ts";
import { count, cursor, id, instant, money, text } from "./primitives.ts";

export const orderStatuses = ["pending", "preparing", "ready", "completed", "cancelled"] as const;
export const orderStatus = z.enum(orderStatuses);
export type OrderStatus = z.infer<typeof orderStatus>;

export const orderLineOption = z.object({
  id,
  group: z.string(),
  name: z.string(),
  quantity: id,
  additional_price: money,
});

export const orderLine = z.object({
  id,
  menu_item_id: id,
  name: z.string(),
  /** One unit, its options included. */
  price: money,
  quantity: id,
  made_quantity: count,
  station,
  options: z.array(orderLineOption),
  notes: z.nullable(z.string()),
});
export type OrderLine = z.infer<typeof orderLine>;

/** A line as an edit added, removed or found it. */
const editedLine = z.pick(orderLine, {
  id: true,
  menu_item_id: true,
  name: true,
  quantity: true,
  station: true,
  options: true,
  notes: true,
});

/** What an edit did to an order, line by line (O10). */
export const orderDifference = z.object({
  added: z.array(editedLine),
  removed: z.array(editedLine),
  /** Lines that stayed, as they are now, with what they were. */
  changed: z.array(z.extend(editedLine, { before: z.pick(orderLine, { quantity: true, notes: true }) })),
});
export type OrderDifference = z.infer<typeof orderDifference>;

/** What edits have changed since the order last moved; when and by whom is said of the last of them. */
export const orderChange = z.extend(orderDifference, { at: instant, by: person });
export type OrderChange = z.infer<typeof orderChange>;

/**
 * An order as the restaurant's staff see it. Of two states of one order the newer has the higher `version`, or the same one
 * and a later `updated_at`: checking off a line leaves the version alone. What may be missing is missing in events and answers stored before it was told.
 */
export const order = z.object({
  id,
  order_number: z.string().check(z.regex(/^[A-Z]{1,4}-O-\d{3,}$/)),
  restaurant_id: id,
  status: orderStatus,
  version: id,
  items: z.array(orderLine),
  release_at: z.nullable(instant),
  cancel_reason: z.nullable(z.string()),
  subtotal: money,
  total: money,
  contact_name: z.string(),
  contact_phone: z.string(),
  contact_email: z.nullable(z.string()),
  special_instructions: z.nullable(z.string()),
  allergy_note: z.nullable(z.string()),
  staff_created: z.boolean(),
  created_by_user_id: z.nullable(id),
  pickup_time: z.nullable(instant),
  estimated_pickup_time: z.nullable(instant),
  eta_minutes: z.nullable(z.int()),
  global_last_acknowledged_at: z.nullable(instant),
  /** Where a ready order waits, if the restaurant names its shelves. */
  shelf: z.nullish(z.string()),
  /** Until the order moves, for the card and the ticket to show. */
  last_change: z.nullish(orderChange),
  status_changed_at: z.nullish(instant),
  /** Until when the last step can be taken back; null where it cannot. */
  step_back_until: z.nullish(instant),
  created_at: instant,
  updated_at: instant,
});
export type Order = z.infer<typeof order>;

/** To the person who placed it: the order with the key of its tracking page. */
export const placedOrder = z.extend(order, { tracking_token: z.string() });
export type PlacedOrder = z.infer<typeof placedOrder>;

/** As whoever reads it may see it: the key is there for the person who placed it. */
export const seenOrder = z.extend(order, { tracking_token: z.optional(z.string()) });

/** What the tracking page shows: no contact data, nobody's account. */
export const trackedOrder = z.object({
  order_number: z.string(),
  restaurant: z.object({
    id,
    name: z.string(),
    phone: z.string(),
    time_zone: z.string(),
    currency: z.string(),
  }),
  status: orderStatus,
  version: id,
  items: z.array(
    z.object({
      name: z.string(),
      price: money,
      quantity: id,
      options: z.array(orderLineOption),
      notes: z.nullable(z.string()),
    }),
  ),
  total: money,
  pickup_time: z.nullable(instant),
  estimated_pickup_time: z.nullable(instant),
  eta_minutes: z.nullable(z.int()),
  release_at: z.nullable(instant),
  cancel_reason: z.nullable(z.string()),
  status_changed_at: z.nullish(instant),
  created_at: instant,
  updated_at: instant,
});
export type TrackedOrder = z.infer<typeof trackedOrder>;

const quantity = z.int().check(z.minimum(1, "must be at least 1"), z.maximum(999, "must be at most 999"));

export const newOrderLine = z.object({
  id,
  quantity,
  notes: z.nullish(text(500)),
  options: z._default(z.array(z.object({ id, quantity: z._default(quantity, 1) })).check(z.maxLength(50)), []),
});
export type NewOrderLine = z.infer<typeof newOrderLine>;

/** Forms send fields that were left empty. */
const blank = z.literal("");

export const placeOrderRequest = z.object({
  restaurant_id: id,
  order: z.object({
    items: z.array(newOrderLine).check(z.minLength(1, "an order needs at least one item"), z.maxLength(100)),
    contact_name: text(120).check(z.minLength(1, "a name is needed")),
    contact_phone: text(40).check(z.minLength(3, "a phone number is needed")),
    contact_email: z.nullish(z.union([blank, z.email().check(z.maxLength(254))])),
    special_instructions: z.nullish(text(1000)),
    allergy_note: z.nullish(text(300)),
    pickup_time: z.nullish(z.union([blank, instant])),
    /** Counts from staff only, so whatever else stands here is no reason to refuse an order. */
    staff_created: z.catch(z.nullish(z.boolean()), null),
  }),
});
export type PlaceOrderRequest = z.input<typeof placeOrderRequest>;

/** A line of an edited order: one that stays, with its prices, or a new one (O10). */
export const orderEditLine = z.union([
  z.object({ line_id: id, quantity: z.optional(quantity), notes: z.nullish(text(500)) }),
  newOrderLine,
]);

export const updateOrderRequest = z.object({
  order: z.object({
    expected_version: z
      .int("expected_version is needed: the version that the change is made to")
      .check(z.nonnegative()),
    status: z.optional(orderStatus),
    eta_minutes: z.nullish(z.int().check(z.minimum(5), z.maximum(60))),
    cancel_reason: z.nullish(text(300)),
    /** One of the restaurant's, for an order that is or becomes ready; null takes it off again. */
    shelf: z.nullish(text(20)),
    /** Why the lines were changed, for the history. */
    edit_reason: z.nullish(text(300)),
    /** Replaces all lines: one that is not named goes. */
    items: z.optional(
      z
        .array(orderEditLine)
        .check(z.minLength(1, "an order needs at least one item; cancel it instead"), z.maxLength(100)),
    ),
  }),
});
export type UpdateOrderRequest = z.input<typeof updateOrderRequest>;

export const checkOffRequest = z.object({ line: z.object({ made_quantity: count }) });

/** One entry of an order's history, which only grows: a step, an edit, or both at once. */
export const orderHistoryEntry = z.object({
  id,
  at: instant,
  /** Null where a guest did it. */
  user: z.nullable(person),
  /** What it was done with, as far as it says so: `Chrome on Android`. */
  device: z.nullable(z.string()),
  /** Null where the order was placed; the same as `to_status` where it did not move. */
  from_status: z.nullable(orderStatus),
  to_status: orderStatus,
  eta_minutes: z.nullable(z.int()),
  cancel_reason: z.nullable(z.string()),
  edit_reason: z.nullish(z.string()),
  edit: z.nullable(orderDifference),
});
export type OrderHistoryEntry = z.infer<typeof orderHistoryEntry>;

/** A search looks through so many orders: the newest of those that the other filters leave. */
export const mostSearched = 10_000;

export const orderPage = z.object({
  orders: z.array(seenOrder),
  total_count: count,
  page: id,
  per_page: id,
  total_pages: count,
  cursor,
});
export type OrderPage = z.infer<typeof orderPage>;

export const acknowledgeAllRequest = z.object({ ids: z.optional(z.array(id).check(z.maxLength(1000))) });
export const acknowledgedCount = z.object({ acknowledged_count: count });
