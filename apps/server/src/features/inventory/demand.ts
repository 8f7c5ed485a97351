import type { StockDemand } from "../orders/ports.ts";

/** Portions by item and by option, in the order of their ids: everyone who changes several takes them in one order. */
export interface Portions {
  readonly items: ReadonlyMap<number, number>;
  readonly options: ReadonlyMap<number, { readonly menuItemId: number; readonly quantity: number }>;
}

/** What an order's lines ask for together; one item may stand on several of them. */
export function askedPortions(demands: readonly StockDemand[]): Portions {
  const items = new Map<number, number>();
  const options = new Map<number, { menuItemId: number; quantity: number }>();
  for (const { menuItemId, quantity, options: chosen } of demands) {
    items.set(menuItemId, (items.get(menuItemId) ?? 0) + quantity);
    for (const option of chosen) {
      const asked = options.get(option.optionId)?.quantity ?? 0;
      options.set(option.optionId, { menuItemId, quantity: asked + option.quantity });
    }
  }
  return { items: byId(items), options: byId(options) };
}

/**
 * What goes back when an order returns `asked`: never more than it holds beyond what it still needs, so that nothing is
 * given back twice, what came back damaged among it.
 */
export function returnedPortions(asked: Portions, held: Portions, needed: Portions): Portions {
  const items = new Map<number, number>();
  for (const [id, quantity] of asked.items) {
    const returned = Math.min(quantity, (held.items.get(id) ?? 0) - (needed.items.get(id) ?? 0));
    if (returned > 0) items.set(id, returned);
  }
  const options: [number, { menuItemId: number; quantity: number }][] = [];
  for (const [id, { menuItemId, quantity }] of asked.options) {
    const spare = (held.options.get(id)?.quantity ?? 0) - (needed.options.get(id)?.quantity ?? 0);
    const returned = Math.min(quantity, spare);
    if (returned > 0) options.push([id, { menuItemId, quantity: returned }]);
  }
  return { items, options: new Map(options) };
}

function byId<Value>(portions: ReadonlyMap<number, Value>): Map<number, Value> {
  return new Map([...portions].sort(([a], [b]) => a - b));
}
