import type { StockStatus } from "@hafaloha/contract";

/** An item is sold on every day when it names none (M2). */
export function soldOn(availableDays: readonly number[], weekday: number): boolean {
  return availableDays.length === 0 || availableDays.includes(weekday);
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** The day of the week at `instant` (milliseconds since the Unix epoch) where the restaurant stands; 0 is Sunday. */
export function weekdayIn(timeZone: string, instant: number): number {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", { timeZone, weekday: "short" });
    formatters.set(timeZone, formatter);
  }
  return weekdays.indexOf(formatter.format(instant));
}

/** An option without a stock of its own can always be had. */
export function optionAvailable(stockQuantity: number | null): boolean {
  return stockQuantity === null || stockQuantity > 0;
}

interface Choice {
  readonly minSelect: number;
  readonly options: readonly { readonly available: boolean }[];
}

/** Whether an item can be ordered now: on sale today, not sold out, and every choice it asks for can be made. */
export function orderable(item: {
  readonly availableDays: readonly number[];
  readonly weekday: number;
  readonly status: StockStatus;
  readonly choices: readonly Choice[];
}): boolean {
  return (
    item.status !== "out_of_stock" &&
    soldOn(item.availableDays, item.weekday) &&
    item.choices.every(({ minSelect, options }) => minSelect === 0 || options.some(({ available }) => available))
  );
}
