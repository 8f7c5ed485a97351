import {
  type Order,
  type OrderChange,
  type OrderLine,
  orderLine,
  type PlacedOrder,
  person,
  type TrackedOrder,
} from "@hafaloha/contract";
import * as z from "zod/mini";
import { instant, money } from "../../wireValues.ts";
import type { OrderingRestaurant } from "./ports.ts";
import { difference, isEmpty } from "./rules/difference.ts";
import { stepBackUntil } from "./rules/transitions.ts";
import { type LineRow, lastMove, type StoredOrder } from "./store.ts";

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

/** An order's edits since it last moved, as they are stored: when and whose the last was, and the lines before the first. */
const lastEdit = z.object({ at: z.number(), by: person, lines: z.array(orderLine) });
export type LastEdit = z.infer<typeof lastEdit>;

export const lastEditOf = ({ row }: StoredOrder): LastEdit | null =>
  row.last_edit === null ? null : lastEdit.parse(JSON.parse(row.last_edit));

/** An order as the restaurant's staff see it; its tracking token is not for them. */
export function orderView(stored: StoredOrder): Order {
  const { row } = stored;
  return {
    id: row.id,
    order_number: row.order_number,
    restaurant_id: row.restaurant_id,
    status: row.status,
    version: row.version,
    items: linesView(stored),
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
    shelf: row.shelf,
    last_change: lastChange(stored),
    status_changed_at: instant(row.status_changed_at),
    step_back_until: instant(stepBackUntil(lastMove(stored))),
    created_at: instant(row.created_at),
    updated_at: instant(row.updated_at),
  };
}

/** Edits that took each other back are no change. */
function lastChange(stored: StoredOrder): OrderChange | null {
  const edit = lastEditOf(stored);
  const changed = edit && difference(edit.lines, linesView(stored));
  return changed && !isEmpty(changed) ? { at: instant(edit.at), by: edit.by, ...changed } : null;
}

/** An order as the person who placed it sees it. */
export const placedOrderView = (stored: StoredOrder): PlacedOrder => ({
  ...orderView(stored),
  tracking_token: stored.row.tracking_token,
});

/** A customer sees what is in the order, not which member of staff put it there. */
export const customerOrderView = (stored: StoredOrder): PlacedOrder => ({
  ...placedOrderView(stored),
  last_change: null,
});

export const linesView = ({ lines }: StoredOrder): OrderLine[] => lines.map(lineView);

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
    status_changed_at: order.status_changed_at,
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
