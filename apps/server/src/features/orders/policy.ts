import type { Principal, SignedIn } from "../../http/principal.ts";
import { can } from "../accounts/policy.ts";

/** Who places an order, as the restaurant that it is placed at knows them. */
export interface Placer {
  /** The account that the order belongs to; a guest, and anyone of another restaurant, has none here. */
  readonly user: SignedIn | null;
  readonly mayKeyInForGuests: boolean;
}

/** Anyone may order anywhere; an account counts at its own restaurant only (A2). */
export function placerAt(principal: Principal, restaurantId: number): Placer {
  const isKnown = principal.kind === "user" && [restaurantId, null].includes(principal.restaurantId);
  return isKnown
    ? { user: principal, mayKeyInForGuests: can(principal, "orders.staff_create") }
    : { user: null, mayKeyInForGuests: false };
}

/** Which orders of a restaurant someone may read: all of them, or those placed with their own account. */
export interface ReadableOrders {
  readonly whose: "everyone" | "own";
  readonly userId: number;
}

export function readableOrders(user: SignedIn): ReadableOrders {
  return { whose: can(user, "orders.read_all") ? "everyone" : "own", userId: user.userId };
}
