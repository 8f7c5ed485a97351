import type { StockStatus } from "@hafaloha/contract";
import { isNamedDay } from "../../localTime.ts";

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
    isNamedDay(item.availableDays, item.weekday) &&
    item.choices.every(({ minSelect, options }) => minSelect === 0 || options.some(({ available }) => available))
  );
}
