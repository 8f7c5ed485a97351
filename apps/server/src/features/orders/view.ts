import type { Order, OrderLine, PlacedOrder, TrackedOrder } from "@hafaloha/contract";
import * as z from "zod/mini";
import { instant, money } from "../../wireValues.ts";
import type { OrderingRestaurant } from "./ports.ts";
import type { LineRow, StoredOrder } from "./store.ts";

/** An option of a line as it is stored. */
const lineOption = z.object({
  id: z.number(),
  group: z.string(),
  name: z.string(),
  quantity: z.number(),
  additional_price_cents: z.number(),
});
export type LineOption = z.infer<typeof lineOption>;

const lineOptions = z.array(lineOption);

export const optionsOf = (line: Pick<LineRow, "options">): LineOption[] => lineOptions.parse(JSON.parse(line.options));

/** An order as the restaurant's staff see it; its tracking token is not for them. */
export function orderView({ row, lines }: StoredOrder): Order {
  return {
    id: row.id,
    order_number: row.order_number,
    restaurant_id: row.restaurant_id,
    status: row.status,
    version: row.version,
    items: lines.map(lineView),
    release_at: instant(row.release_at),
    cancel_reason: row.cancel_reason,
    subtotal: money(row.subtotal_cents),
    total: money(row.total_cents),
    contact_name: row.contact_name,
    contact_phone: row.contact_phone,
    contact_email: row.contact_email,
    special_instructions: row.special_instructions,
    allergy_note: row.allergy_note,
    staff_created: row.staff_created === 1,
    created_by_user_id: row.user_id,
    pickup_time: instant(row.pickup_at),
    estimated_pickup_time: instant(row.estimated_pickup_at),
    eta_minutes: row.eta_minutes,
    global_last_acknowledged_at: instant(row.acknowledged_at),
    created_at: instant(row.created_at),
    updated_at: instant(row.updated_at),
  };
}

/** An order as the person who placed it sees it. */
export const placedOrderView = (stored: StoredOrder): PlacedOrder => ({
  ...orderView(stored),
  tracking_token: stored.row.tracking_token,
});

/** The customer's view, made of what staff see: an event of the order stream is enough to make it. */
export function trackedOrderView(order: Order, restaurant: OrderingRestaurant): TrackedOrder {
  return {
    order_number: order.order_number,
    restaurant: {
      id: restaurant.id,
      name: restaurant.name,
      phone: restaurant.phone,
      time_zone: restaurant.timeZone,
      currency: restaurant.currency,
    },
    status: order.status,
    version: order.version,
    items: order.items.map(({ name, price, quantity, options, notes }) => ({ name, price, quantity, options, notes })),
    total: order.total,
    pickup_time: order.pickup_time,
    estimated_pickup_time: order.estimated_pickup_time,
    eta_minutes: order.eta_minutes,
    release_at: order.release_at,
    cancel_reason: order.cancel_reason,
    created_at: order.created_at,
    updated_at: order.updated_at,
  };
}

function lineView(line: LineRow): OrderLine {
  return {
    id: line.id,
    menu_item_id: line.menu_item_id,
    name: line.name,
    price: money(line.price_cents),
    quantity: line.quantity,
    made_quantity: line.made_quantity,
    station: line.station,
    options: optionsOf(line).map(({ id, group, name, quantity, additional_price_cents }) => ({
      id,
      group,
      name,
      quantity,
      additional_price: money(additional_price_cents),
    })),
    notes: line.notes,
  };
}
