import type { StockDemand } from "../ports.ts";

export interface StockDifference {
  readonly take: readonly StockDemand[];
  readonly giveBack: readonly StockDemand[];
}

/**
 * What an order that changes from one set of demands to another takes more, and what it gives back. Each item and option is
 * counted once over all lines, so a line that replaces another of the same item moves no stock.
 */
export function stockDifference(before: readonly StockDemand[], after: readonly StockDemand[]): StockDifference {
  const items = new Map<number, { quantity: number; options: Map<number, number> }>();
  const add = (demands: readonly StockDemand[], sign: 1 | -1) => {
    for (const { menuItemId, quantity, options } of demands) {
      const item = items.get(menuItemId) ?? { quantity: 0, options: new Map<number, number>() };
      items.set(menuItemId, item);
      item.quantity += sign * quantity;
      for (const option of options) {
        item.options.set(option.optionId, (item.options.get(option.optionId) ?? 0) + sign * option.quantity);
      }
    }
  };
  add(after, 1);
  add(before, -1);

  const part = (sign: 1 | -1): StockDemand[] =>
    [...items].flatMap(([menuItemId, item]) => {
      const quantity = Math.max(0, sign * item.quantity);
      const options = [...item.options].flatMap(([optionId, count]) =>
        sign * count > 0 ? [{ optionId, quantity: sign * count }] : [],
      );
      return quantity > 0 || options.length > 0 ? [{ menuItemId, quantity, options }] : [];
    });
  return { take: part(1), giveBack: part(-1) };
}
