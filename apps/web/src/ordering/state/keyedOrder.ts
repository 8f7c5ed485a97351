import type { PlaceOrderRequest } from "@hafaloha/contract";
import { type Cart, orderLines } from "./cart.ts";

/** What staff type beside the lines; all of it may be left empty. */
export interface KeyedFields {
  readonly name: string;
  readonly phone: string;
  readonly allergy: string;
  readonly note: string;
  /** An instant; empty is as soon as ready. */
  readonly pickup: string;
}

export const unnamed: KeyedFields = { name: "", phone: "", allergy: "", note: "", pickup: "" };

const walkIn = "Walk-in";
/** The wire wants a number to call, and who stands at the counter needs none. */
const noPhone = "at the counter";

export function keyedOrderRequest(restaurantId: number, cart: Cart, fields: KeyedFields): PlaceOrderRequest {
  return {
    restaurant_id: restaurantId,
    order: {
      items: orderLines(cart),
      contact_name: fields.name.trim() || walkIn,
      contact_phone: fields.phone.trim().length < 3 ? noPhone : fields.phone.trim(),
      special_instructions: fields.note.trim() || null,
      allergy_note: fields.allergy.trim() || null,
      pickup_time: fields.pickup || null,
      staff_created: true,
    },
  };
}
