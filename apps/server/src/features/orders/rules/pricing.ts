import type { SellableItem } from "../ports.ts";
import type { GroupChoice } from "./options.ts";

/** What one unit costs with its options, in minor units. Prices come from the menu only (O1). */
export function unitPrice(item: Pick<SellableItem, "priceCents">, groups: readonly GroupChoice[]): number {
  return groups.reduce((sum, choice) => sum + groupPrice(choice), item.priceCents);
}

/** Of a group's chosen options, counted by quantity, the dearest are free. */
function groupPrice({ group, chosen }: GroupChoice): number {
  const dearestFirst = chosen.toSorted((a, b) => b.option.additionalPriceCents - a.option.additionalPriceCents);
  let free = group.freeOptionCount;
  let price = 0;
  for (const { option, quantity } of dearestFirst) {
    const given = Math.min(free, quantity);
    free -= given;
    price += (quantity - given) * option.additionalPriceCents;
  }
  return price;
}

/** What lines cost together; prices include tax, so the total equals the subtotal. */
export function subtotal(lines: readonly { readonly price_cents: number; readonly quantity: number }[]): number {
  return lines.reduce((sum, line) => sum + line.price_cents * line.quantity, 0);
}
