import type { Rows } from "../../database/tables.ts";
import { type DayRun, placeIn } from "./rules.ts";
import { type ItemSales, itemSales, salesByHour, secondsUntil } from "./store.ts";
import { Timings } from "./timings.ts";

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
  /** By the hour on the restaurant's clock, all days together. */
  readonly hours = new Map<number, Sales>();
  readonly accepting = new Timings();
  readonly making = new Timings();
  readonly #items = new Map<number, ItemSales>();
  whole = noSales;

  async count(rows: Rows, restaurantId: number, run: DayRun, timeZone: string): Promise<void> {
    const span = { restaurantId, from: run.from, before: run.before };
    for (const { nth, ...told } of (await rows.executeQuery(salesByHour(rows, span))).rows) {
      const { day, hour } = placeIn(run, nth, timeZone);
      this.days.set(day, plus(this.days.get(day) ?? noSales, told));
      this.hours.set(hour, plus(this.hours.get(hour) ?? noSales, told));
      this.whole = plus(this.whole, told);
    }
    for (const [timings, step] of [
      [this.accepting, "accepted_at"],
      [this.making, "ready_at"],
    ] as const) {
      const { rows: told } = await rows.executeQuery(secondsUntil(rows, step, span));
      for (const { nth, ...took } of told) timings.add(placeIn(run, nth * 24, timeZone).day, took);
    }
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

function plus(a: Sales, b: Sales): Sales {
  return {
    orders: a.orders + b.orders,
    cancelled: a.cancelled + b.cancelled,
    cents: a.cents + b.cents,
    judged: a.judged + b.judged,
    late: a.late + b.late,
  };
}
