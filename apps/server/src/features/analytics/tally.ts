import type { Rows } from "../../database/tables.ts";
import type { DayRun, Frequency } from "./rules.ts";
import { type ItemSales, itemSales, salesByDay, secondsUntil } from "./store.ts";

export interface Sales {
  readonly orders: number;
  readonly cancelled: number;
  readonly cents: number;
  /** Those that were promised a time and became ready, and how many of them after it. */
  readonly judged: number;
  readonly late: number;
}

export const noSales: Sales = { orders: 0, cancelled: 0, cents: 0, judged: 0, late: 0 };

/** What runs of days brought, added up one by one. */
export class Tally {
  /** By which of all days it is; a day without orders is left out. */
  readonly days = new Map<number, Sales>();
  /** How many orders took how many seconds. */
  readonly accepting = new Map<number, number>();
  readonly making = new Map<number, number>();
  readonly #items = new Map<number, ItemSales>();
  whole = noSales;

  async count(rows: Rows, restaurantId: number, { first, from, before }: DayRun): Promise<void> {
    const span = { restaurantId, from, before };
    for (const { nth, ...told } of (await rows.executeQuery(salesByDay(rows, span))).rows) {
      // The hour more of a day whose clock is set back would count as a second one.
      const day = before - from > longestDay ? first + nth : first;
      this.days.set(day, plus(this.days.get(day) ?? noSales, told));
      this.whole = plus(this.whole, told);
    }
    add(this.accepting, (await rows.executeQuery(secondsUntil(rows, "accepted_at", span))).rows);
    add(this.making, (await rows.executeQuery(secondsUntil(rows, "ready_at", span))).rows);
    for (const item of (await rows.executeQuery(itemSales(rows, span))).rows) {
      const before = this.#items.get(item.menu_item_id);
      const [quantity, cents] = [item.quantity + (before?.quantity ?? 0), item.cents + (before?.cents ?? 0)];
      this.#items.set(item.menu_item_id, { ...item, quantity, cents });
    }
  }

  bestSellers(most: number): readonly ItemSales[] {
    return [...this.#items.values()]
      .sort((a, b) => b.cents - a.cents || a.menu_item_id - b.menu_item_id)
      .slice(0, most);
  }
}

/** The longest day that there is; a longer run is one of several. */
const longestDay = 25 * 3_600_000;

function plus(a: Sales, b: Sales): Sales {
  return {
    orders: a.orders + b.orders,
    cancelled: a.cancelled + b.cancelled,
    cents: a.cents + b.cents,
    judged: a.judged + b.judged,
    late: a.late + b.late,
  };
}

function add(counts: Map<number, number>, more: readonly Frequency[]): void {
  for (const { seconds, count } of more) counts.set(seconds, (counts.get(seconds) ?? 0) + count);
}
