import type { GuestMenuItem, Restaurant } from "@hafaloha/contract";
import { formatClock } from "../../../shared/ui/time.ts";
import { notForNow } from "../../state/checkoutTimes.ts";

/** When the cart could be picked up, as far as it is known before checkout: "Today, about 13:05". */
export function pickupWords(items: readonly GuestMenuItem[], restaurant: Restaurant, now: number): string {
  if (notForNow(items, restaurant.time_zone, now)) return "You choose the day at checkout";
  return `Today, about ${formatClock(now + restaurant.prep_minutes * 60_000, restaurant.time_zone)}`;
}
