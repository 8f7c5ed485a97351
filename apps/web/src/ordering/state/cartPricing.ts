import type { GuestMenuItem, OptionGroup } from "@hafaloha/contract";
import type { ChosenOption } from "./cart.ts";

/** Money is added in integer cents, so that 0.1 + 0.2 is 0.3; the wire has decimals. */
export const toCents = (amount: number): number => Math.round(amount * 100);
export const fromCents = (cents: number): number => cents / 100;

/** One unit with its options, in cents. For display: the server prices the order by the same rule (O1). */
export function unitPriceCents(item: Pick<GuestMenuItem, "price" | "option_groups">, chosen: readonly ChosenOption[]) {
  return item.option_groups.reduce((sum, group) => sum + groupPriceCents(group, chosen), toCents(item.price));
}

/** Counted by quantity, the dearest of a group's choices are free up to its `free_option_count`. */
function groupPriceCents(group: OptionGroup, chosen: readonly ChosenOption[]): number {
  const paid = group.options
    .flatMap((option) => {
      const quantity = chosen.find(({ id }) => id === option.id)?.quantity ?? 0;
      return Array.from({ length: quantity }, () => toCents(option.additional_price));
    })
    .sort((a, b) => b - a)
    .slice(group.free_option_count);
  return paid.reduce((sum, price) => sum + price, 0);
}
