import { isNamedDay, localTime } from "../../../localTime.ts";
import type { SellableItem } from "../ports.ts";

const dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const hourMs = 3_600_000;

/** Why an item cannot be had at an instant; `undefined` when it can. */
export function whyNotSold(
  item: Pick<SellableItem, "name" | "availableDays" | "advanceNoticeHours">,
  { at, now, timeZone }: { readonly at: number; readonly now: number; readonly timeZone: string },
): string | undefined {
  if (!isNamedDay(item.availableDays, localTime(at, timeZone).weekday)) {
    return `${item.name} is sold ${daysInWords(item.availableDays)}.`;
  }
  if (at < now + item.advanceNoticeHours * hourMs) {
    return `${item.name} needs ${item.advanceNoticeHours} hours' notice: choose a later pickup time.`;
  }
  return undefined;
}

/** `Thu to Sat`, `Sat and Sun`, `Tue, Thu and Sat`: runs of three and more days are drawn together, over the weekend too. */
export function daysInWords(days: readonly number[]): string {
  const sold = new Set(days);
  if (sold.size === 7) return "every day";
  const monday = 1;
  const week = [...sold].sort((a, b) => ((a - monday + 7) % 7) - ((b - monday + 7) % 7));
  const starts = week.filter((day) => !sold.has((day + 6) % 7));
  const parts = starts.flatMap((start) => {
    let length = 1;
    while (sold.has((start + length) % 7)) length += 1;
    const end = start + length - 1;
    return length > 2 ? [`${nameOf(start)} to ${nameOf(end)}`] : range(length).map((step) => nameOf(start + step));
  });
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

const nameOf = (day: number) => dayNames[day % 7] ?? "";
const range = (length: number) => Array.from({ length }, (_, index) => index);
