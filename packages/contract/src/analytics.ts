import * as z from "zod/mini";
import { count, id, instant, money } from "./primitives.ts";

/** A local day of the restaurant. */
const day = z.iso.date();

/** How long it took, in seconds: half of the orders no longer than `p50`, nine of ten no longer than `p90`; null where there was none. */
const duration = z.object({ p50: z.nullable(count), p90: z.nullable(count) });

/** Orders belong to the day on which they were placed; cancelled ones earn nothing and are counted apart. */
const sales = z.object({ orders: count, revenue: money, cancelled: count });

export const analyticsReport = z.object({
  from: day,
  to: day,
  time_zone: z.string(),
  currency: z.string(),
  totals: z.extend(sales, {
    average_order: z.nullable(money),
    /** From the moment an order stood on the board until somebody began it. */
    time_to_accept: duration,
    /** From then until it was ready. */
    time_to_ready: duration,
    /** Of the orders that were promised a time and became ready, those ready later; null where there was none. */
    late_share: z.nullable(z.number()),
  }),
  days: z.array(
    z.extend(sales, { day, late_share: z.nullable(z.number()), time_to_accept: duration, time_to_ready: duration }),
  ),
  /** By the hour of the restaurant's clock at which the orders were placed, 0 to 23, all days together. */
  hours: z.array(z.object({ hour: count, orders: count, late_share: z.nullable(z.number()) })),
  top_items: z.array(z.object({ menu_item_id: id, name: z.string(), quantity: count, revenue: money })),
  stock_outs: z.array(z.object({ menu_item_id: id, name: z.string(), times: count, last_at: instant })),
});
export type AnalyticsReport = z.infer<typeof analyticsReport>;

/** Both days belong to it; without them the last seven. */
export const analyticsQuery = { from: z.optional(day), to: z.optional(day) };

export const analyticsSheet = z.enum(["days", "hours", "items", "stock_outs"]);
export type AnalyticsSheet = z.infer<typeof analyticsSheet>;
