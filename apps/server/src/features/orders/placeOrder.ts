import { randomBytes } from "node:crypto";
import { type PlacedOrder, type placeOrderRequest, streams } from "@hafaloha/contract";
import type * as z from "zod/mini";
import type { Transaction } from "../../database/database.ts";
import type { Principal } from "../../http/principal.ts";
import { isOpen } from "../../openingHours.ts";
import { notFound, Refusal } from "../../refusal.ts";
import { instant } from "../../wireValues.ts";
import { raiseAlert } from "./alert.ts";
import { demandsOf } from "./demand.ts";
import type { OrderDependencies } from "./dependencies.ts";
import { recordHistory } from "./history.ts";
import { newLines } from "./newLines.ts";
import { placerAt } from "./policy.ts";
import type { OrderingRestaurant } from "./ports.ts";
import { drawNumber, orderNumber } from "./rules/orderNumber.ts";
import { whyPaused } from "./rules/pause.ts";
import { subtotal } from "./rules/pricing.ts";
import { releaseAt } from "./rules/schedule.ts";
import { searchText } from "./rules/search.ts";
import { staffInfo } from "./staffInfo.ts";
import { drawFromCounter, insertOrder } from "./store.ts";
import { orderView, placedOrderView } from "./view.ts";

/** Who places an order, and what with. */
export interface Orderer {
  readonly principal: Principal;
  readonly device: string | null;
}

export type Placement = z.infer<typeof placeOrderRequest>;

/**
 * Places an order: prices, availability and stock are the server's. What the request says of prices is not read, and
 * `staff_created` counts only from the restaurant's own staff.
 */
export async function placeOrder(
  { menu, stockroom, restaurants, alerts }: OrderDependencies,
  transaction: Transaction,
  { principal, device }: Orderer,
  { restaurant_id: restaurantId, order: asked }: Placement,
): Promise<PlacedOrder> {
  const { now } = transaction;
  const restaurant = await restaurants.orderingRestaurant(transaction, restaurantId);
  if (!restaurant) throw notFound(`restaurant ${restaurantId}`);
  const pickupAt = asked.pickup_time ? Date.parse(asked.pickup_time) : null;
  const placer = placerAt(principal, restaurantId);
  const staffCreated = placer.mayKeyInForGuests && asked.staff_created === true;
  refuseClosed(restaurant, pickupAt, now);
  if (!staffCreated) refusePaused(restaurant, pickupAt, now);
  const { lines, prepMinutes } = await newLines(menu, transaction, restaurant, asked.items, pickupAt ?? now);

  const dueAt = releaseAt(pickupAt, { now, prepMinutes: [restaurant.prepMinutes, ...prepMinutes] });
  const number = await drawFromCounter(transaction, restaurantId, (counter) =>
    drawNumber(counter, now, restaurant.timeZone),
  );
  const total = subtotal(lines);
  const numbered = { ...asked, order_number: orderNumber(restaurant.orderPrefix, number) };
  const stored = await insertOrder(
    transaction,
    {
      restaurant_id: restaurantId,
      order_number: numbered.order_number,
      status: "pending",
      version: 1,
      tracking_token: randomBytes(24).toString("base64url"),
      user_id: placer.user?.userId ?? null,
      staff_created: staffCreated ? 1 : 0,
      contact_name: asked.contact_name,
      contact_phone: asked.contact_phone,
      contact_email: asked.contact_email || null,
      special_instructions: asked.special_instructions || null,
      allergy_note: asked.allergy_note || null,
      subtotal_cents: total,
      total_cents: total,
      pickup_at: pickupAt,
      estimated_pickup_at: null,
      eta_minutes: null,
      release_at: dueAt,
      released: dueAt === null ? 1 : 0,
      cancel_reason: null,
      acknowledged_at: null,
      status_changed_at: now,
      search_text: searchText(numbered, lines),
      created_at: now,
      updated_at: now,
    },
    lines,
  );
  const orderId = stored.row.id;
  const userId = placer.user?.userId ?? null;
  await recordHistory(transaction, { orderId, userId, device, from: null, to: "pending" });
  await stockroom.take(transaction, { restaurantId, orderId, userId, demands: demandsOf(stored.lines) });

  // Before its release an order is no news for the kitchen: it stands under Scheduled without an alert (O11).
  transaction.emit(streams.orders(restaurantId), {
    type: dueAt === null ? "new_order" : "order_updated",
    order: orderView(stored),
    staff_info: staffInfo(placer.user),
  });
  if (dueAt === null) await raiseAlert(alerts, transaction, stored, restaurant.currency);
  return placedOrderView(stored);
}

function refuseClosed(restaurant: OrderingRestaurant, pickupAt: number | null, now: number): void {
  if (pickupAt !== null && pickupAt < now) {
    throw new Refusal("invalid", `The pickup time ${new Date(pickupAt).toISOString()} is past. Choose a later one.`, {
      details: [{ path: "order.pickup_time", message: "is past" }],
    });
  }
  if (isOpen(restaurant, pickupAt ?? now)) return;
  throw new Refusal(
    "closed",
    pickupAt === null
      ? `${restaurant.name} is closed now. Choose a pickup time within its opening hours.`
      : `${restaurant.name} is closed at the pickup time. Choose another one within its opening hours.`,
  );
}

/** What the kitchen has no time for can be ordered for later; staff know what they key in. */
function refusePaused(restaurant: OrderingRestaurant, pickupAt: number | null, now: number): void {
  const problem = whyPaused(restaurant, { pickupAt, now });
  if (problem === undefined) return;
  const until = instant(restaurant.pausedUntil);
  throw new Refusal("paused", problem, { details: [{ path: "order.pickup_time", message: problem, until }] });
}
