import { Refusal } from "../refusal.ts";
import type { Principal } from "./principal.ts";

/**
 * The restaurant that a signed-in request is about: the user's own. Naming another one is as if it did not exist; a
 * super_admin has none and names it in each request (A2).
 */
export function requestedRestaurant(principal: Principal, askedId: number | undefined): number {
  if (principal.kind === "guest") throw new Refusal("signed_out", "Sign in to do this.");
  if (principal.role === "super_admin") {
    if (askedId === undefined) {
      throw new Refusal("malformed", "Name the restaurant by ?restaurant_id=: this account belongs to none.");
    }
    return askedId;
  }
  const { restaurantId } = principal;
  if (restaurantId === null || (askedId !== undefined && askedId !== restaurantId)) {
    throw new Refusal("not_found", `There is no restaurant ${askedId ?? ""} for this account.`);
  }
  return restaurantId;
}
