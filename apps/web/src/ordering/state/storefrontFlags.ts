import type { GuestMenuItem } from "@hafaloha/contract";
import { dayWords, isSoldOn } from "./availableDays.ts";

/** What a customer is told about a dish before choosing it. */
export type ItemFlag =
  | { readonly kind: "none" }
  | { readonly kind: "soldOut" }
  | { readonly kind: "left"; readonly count: number }
  /** Not sold today; it can be ordered for one of its days. */
  | { readonly kind: "notToday"; readonly days: string }
  | { readonly kind: "notice"; readonly hours: number };

const countdownFrom = 5;

export function itemFlag(item: GuestMenuItem, weekday: number): ItemFlag {
  if (item.stock_status === "out_of_stock") return { kind: "soldOut" };
  if (!isSoldOn(item.available_days, weekday)) return { kind: "notToday", days: dayWords(item.available_days) };
  const left = item.available_quantity;
  if (left !== null && (left <= countdownFrom || item.stock_status === "low_stock"))
    return { kind: "left", count: left };
  if (item.advance_notice_hours > 0) return { kind: "notice", hours: item.advance_notice_hours };
  return { kind: "none" };
}

/** Whether the dish can be had without waiting for another day or a notice. */
export const isForNow = (item: GuestMenuItem, weekday: number): boolean =>
  item.advance_notice_hours === 0 && isSoldOn(item.available_days, weekday);

/** Whether the dish can go into the cart as it is, without its dialog: nothing to choose, nothing to know first. */
export function canAddAtOnce(item: GuestMenuItem, weekday: number): boolean {
  return isForNow(item, weekday) && item.option_groups.every((group) => group.min_select === 0);
}
