import type { AnalyticsReport } from "@hafaloha/contract";
import type { Database, Snapshot } from "../../database/database.ts";
import { notFound, Refusal } from "../../refusal.ts";
import { instant, money } from "../../wireValues.ts";
import type { AnalyticsRestaurants } from "./ports.ts";
import { periodOf, runsOf, shareOf } from "./rules.ts";
import { type Span, stockOuts } from "./store.ts";
import { noSales, type Sales, Tally } from "./tally.ts";

interface Asked {
  readonly restaurantId: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const most = 20;

/** What a manager asks of some days (W2). Every statement reads by an index; none holds the database for long. */
export async function report(
  database: Database,
  restaurants: AnalyticsRestaurants,
  { restaurantId, ...asked }: Asked,
): Promise<AnalyticsReport> {
  const { days, timeZone, currency } = await database.read(async (snapshot) => {
    const restaurant = await restaurants.orderingRestaurant(snapshot, restaurantId);
    if (!restaurant) throw notFound(`restaurant ${restaurantId}`);
    return { ...restaurant, days: daysOf(asked, snapshot.now, restaurant.timeZone) };
  });
  const tally = new Tally();
  for (const run of runsOf(days)) await database.read(({ rows }) => tally.count(rows, restaurantId, run, timeZone));
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) throw new Error("A period has days");
  const span = { restaurantId, from: first.from, before: last.before };
  return {
    from: first.day,
    to: last.day,
    time_zone: timeZone,
    currency,
    totals: {
      ...salesView(tally.whole),
      average_order: tally.whole.orders === 0 ? null : money(Math.round(tally.whole.cents / tally.whole.orders)),
      time_to_accept: tally.accepting.ofAll(),
      time_to_ready: tally.making.ofAll(),
    },
    days: days.map(({ day }, nth) => ({
      day,
      ...salesView(tally.days.get(nth) ?? noSales),
      time_to_accept: tally.accepting.ofDay(nth),
      time_to_ready: tally.making.ofDay(nth),
    })),
    hours: Array.from({ length: 24 }, (_, hour) => {
      const { orders, late, judged } = tally.hours.get(hour) ?? noSales;
      return { hour, orders, late_share: shareOf(late, judged) };
    }),
    top_items: tally.bestSellers(most).map(({ cents, ...item }) => ({ ...item, revenue: money(cents) })),
    stock_outs: await database.read(({ rows }) => ranOut(rows, span)),
  };
}

function daysOf(asked: Omit<Asked, "restaurantId">, now: number, timeZone: string) {
  const period = periodOf(asked, now, timeZone);
  if (period.valid) return period.days;
  const { problem } = period;
  throw new Refusal("invalid", `${problem}.`, { details: [{ path: "from", message: problem }] });
}

const salesView = ({ orders, cancelled, cents, judged, late }: Sales) => ({
  orders,
  revenue: money(cents),
  cancelled,
  late_share: shareOf(late, judged),
});

async function ranOut(rows: Snapshot["rows"], span: Span) {
  const { rows: found } = await rows.executeQuery(stockOuts(rows, span, most));
  return found.map(({ last_at, ...item }) => ({ ...item, last_at: instant(last_at) }));
}
