import { notFound, Refusal } from "../refusal.ts";
import type { SignedIn } from "./principal.ts";

/**
 * The restaurant that a signed-in request is about: the user's own. Naming another one is as if it did not exist; a
 * super_admin has none and names it in each request (A2).
 */
export function requestedRestaurant(user: SignedIn, askedId: number | undefined): number {
  if (user.role === "super_admin") {
    if (askedId === undefined) {
      throw new Refusal("malformed", "Name the restaurant by ?restaurant_id=: this account belongs to none.");
    }
    return askedId;
  }
  const { restaurantId } = user;
  if (restaurantId === null || (askedId !== undefined && askedId !== restaurantId)) {
    throw notFound(askedId === undefined ? "restaurant for this account" : `restaurant ${askedId} for this account`);
  }
  return restaurantId;
}
