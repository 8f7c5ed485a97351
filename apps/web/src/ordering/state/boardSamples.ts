import type { Order, OrderLine, Restaurant } from "@hafaloha/contract";

/** For tests: a customer's order that has just been placed, with `differences`. */
export function sampleOrder(differences: Partial<Order> = {}): Order {
  const id = differences.id ?? 52;
  return {
    id,
    order_number: `TNK-O-${String(id).padStart(3, "0")}`,
    restaurant_id: 1,
    status: "pending",
    version: 1,
    items: [sampleLine()],
    release_at: null,
    cancel_reason: null,
    subtotal: 31,
    total: 31,
    contact_name: "Joleen C.",
    contact_phone: "671 555 0123",
    contact_email: null,
    special_instructions: null,
    allergy_note: null,
    staff_created: false,
    created_by_user_id: null,
    pickup_time: null,
    estimated_pickup_time: null,
    eta_minutes: null,
    global_last_acknowledged_at: null,
    created_at: "2026-07-03T02:40:00Z",
    updated_at: "2026-07-03T02:40:00Z",
    ...differences,
  };
}

/** For tests: two chicken plates with a side. */
export function sampleLine(differences: Partial<OrderLine> = {}): OrderLine {
  return {
    id: 1,
    menu_item_id: 1,
    name: "Coconut-charcoal chicken plate",
    price: 15.5,
    quantity: 2,
    made_quantity: 0,
    station: "grill",
    options: [{ id: 3, group: "Side", name: "red rice", quantity: 1, additional_price: 0 }],
    notes: null,
    ...differences,
  };
}

/** For tests: the first of the sample restaurants. */
export const sampleRestaurant: Restaurant = {
  id: 1,
  name: "Tasi Niyok Kitchen",
  address: "Hagåtña",
  phone: "671 555 0100",
  time_zone: "Pacific/Guam",
  currency: "USD",
  prep_minutes: 20,
  timer_limits: { pending_amber: 15, pending_red: 30, preparing_amber: 20, preparing_red: 45 },
  opening_hours: [],
  shelves: [],
  intake: { state: "open", extra_minutes: 0, until: null },
  open_now: true,
  hours_change_at: null,
  version: 1,
};
