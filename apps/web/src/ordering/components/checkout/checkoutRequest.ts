import type { PlaceOrderRequest } from "@hafaloha/contract";
import { type Cart, orderLines } from "../../state/cart.ts";
import type { CheckoutFields } from "./checkoutFields.ts";

/** The body of `POST /orders`; no price goes out, the server has them. */
export function checkoutRequest(restaurantId: number, cart: Cart, fields: CheckoutFields): PlaceOrderRequest {
  return {
    restaurant_id: restaurantId,
    order: {
      items: orderLines(cart),
      contact_name: fields.name.trim(),
      contact_phone: fields.phone.trim(),
      contact_email: orNull(fields.email),
      special_instructions: orNull(fields.note),
      allergy_note: orNull(fields.allergy),
      pickup_time: fields.pickup === "later" ? new Date(Number(fields.time)).toISOString() : null,
    },
  };
}

const orNull = (text: string): string | null => text.trim() || null;
