import type { GuestMenuItem, Restaurant } from "@hafaloha/contract";
import { dayWords } from "./availableDays.ts";
import { notForNow } from "./checkoutTimes.ts";
import { serviceOf } from "./service.ts";

/** Why a cart cannot be cooked as soon as it is ordered. */
export type WaitReason =
  | { readonly kind: "closed"; readonly opensAt: string | null }
  | { readonly kind: "paused"; readonly until: string }
  | { readonly kind: "item"; readonly words: string };

/** Null when it can be: the restaurant comes first, then the dish that keeps it. */
export function waitReason(items: readonly GuestMenuItem[], restaurant: Restaurant, now: number): WaitReason | null {
  const service = serviceOf(restaurant, now);
  if (service.kind === "closed" || service.kind === "paused") return service;
  const item = notForNow(items, restaurant.time_zone, now);
  return item ? { kind: "item", words: itemWords(item) } : null;
}

function itemWords({ name, advance_notice_hours: notice, available_days: days }: GuestMenuItem): string {
  return notice > 0 ? `${name} needs ${notice} hours’ notice.` : `${name} is sold ${dayWords(days)}.`;
}

/** Minutes until an order placed now would be ready. */
export function minutesNow(restaurant: Restaurant, now: number): number {
  const service = serviceOf(restaurant, now);
  return "minutes" in service ? service.minutes : restaurant.prep_minutes;
}
