import { expect, test } from "vitest";
import { changeCart, emptyCart } from "./cart.ts";
import { keyedOrderRequest, unnamed } from "./keyedOrder.ts";

const soda = { itemId: 31, name: "Calamansi soda", quantity: 2, options: [], notes: "half sweet" };
const cart = changeCart(emptyCart, { type: "add", line: soda });

test("O6 an order that is keyed in says so, and needs no name and no phone", () => {
  expect(keyedOrderRequest(1, cart, unnamed)).toEqual({
    restaurant_id: 1,
    order: {
      items: [{ id: 31, quantity: 2, options: [], notes: "half sweet" }],
      contact_name: "Walk-in",
      contact_phone: "at the counter",
      special_instructions: null,
      allergy_note: null,
      pickup_time: null,
      staff_created: true,
    },
  });
});

test("O6 what was typed goes along", () => {
  const typed = {
    name: " Ana ",
    phone: "671 555 0123",
    allergy: "peanut",
    note: "",
    pickup: "2026-07-03T03:00:00.000Z",
  };
  expect(keyedOrderRequest(1, cart, typed).order).toMatchObject({
    contact_name: "Ana",
    contact_phone: "671 555 0123",
    allergy_note: "peanut",
    pickup_time: "2026-07-03T03:00:00.000Z",
  });
});
