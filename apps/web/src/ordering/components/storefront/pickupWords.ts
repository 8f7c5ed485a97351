import type { GuestMenuItem, Restaurant } from "@hafaloha/contract";
import { formatClock } from "../../../shared/ui/time.ts";
import { minutesNow, waitReason } from "../../state/checkoutNow.ts";

/** When the cart could be picked up, as far as it is known before checkout: "Today, about 13:05". */
export function pickupWords(items: readonly GuestMenuItem[], restaurant: Restaurant, now: number): string {
  if (waitReason(items, restaurant, now)) return "You choose the time at checkout";
  return `Today, about ${formatClock(now + minutesNow(restaurant, now) * 60_000, restaurant.time_zone)}`;
}
