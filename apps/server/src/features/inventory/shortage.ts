import type { Shortage } from "@hafaloha/contract";
import type { Rows } from "../../database/tables.ts";
import { Refusal } from "../../refusal.ts";
import { availableOf } from "./rules.ts";
import { loadStock } from "./store.ts";

/** What could not be taken: items by the quantity asked, and counted options that had too few. */
export interface Missing {
  readonly items: Map<number, number>;
  readonly options: { id: number; name: string; stock: number; menuItemId: number; asked: number }[];
}

/** Of what could not be taken, what is truly short: an item whose stock is not tracked only while it is off sale. */
export async function findShortages(
  rows: Rows,
  restaurantId: number,
  { items, options }: Missing,
): Promise<Shortage[]> {
  const stock = items.size === 0 ? [] : await loadStock(rows, restaurantId, [...items.keys()]);
  const shortItems = stock
    .filter((row) => row.enable_stock_tracking === 1 || row.sold_out === 1)
    .map((row) => ({
      menu_item_id: row.id,
      name: row.name,
      asked: items.get(row.id) ?? 0,
      available: row.sold_out === 1 ? 0 : Math.max(0, availableOf(row)),
    }));
  const shortOptions = options.map(({ id, name, stock: available, menuItemId, asked }) => ({
    menu_item_id: menuItemId,
    option_id: id,
    name,
    asked,
    available,
  }));
  return [...shortItems, ...shortOptions];
}

export function stockShort(shortages: readonly Shortage[]): Refusal {
  const lines = shortages.map(({ name, asked, available }) => `${name} (asked ${asked}, available ${available})`);
  return new Refusal(
    "stock_short",
    `There is not enough of ${lines.join(" and ")}. Order less or choose another dish.`,
    {
      details: shortages,
    },
  );
}
