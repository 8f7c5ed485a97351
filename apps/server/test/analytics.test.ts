import { type AnalyticsReport, analyticsReport } from "@hafaloha/contract";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { fillSteps } from "../src/database/migrations/011_analytics.ts";
import { itemSales, salesByHour, secondsUntil, stockOuts } from "../src/features/analytics/store.ts";
import { describeOnEachEngine } from "./databases.ts";
import { makeManyOrders } from "./manyOrders.ts";
import { hour, minute, mondayNoonInGuam, type OrderWorld, openOrderWorld, placedOf } from "./orderWorld.ts";
import { planOf, readsAll } from "./plans.ts";

const water = 35;
const musubi = 13;
const midnight = mondayNoonInGuam + 12 * hour;

const read = async (world: OrderWorld, query = ""): Promise<AnalyticsReport> => {
  const { status, body } = await world.ask("GET", `/analytics${query}`, { as: "rosa" });
  expect(status, JSON.stringify(body)).toBe(200);
  return analyticsReport.parse(body);
};

describeOnEachEngine("What a manager asks of some days", (open) => {
  let world: OrderWorld;
  beforeAll(async () => {
    world = await openOrderWorld(open);
    await serveTwoDays();
    world.clock = midnight + 20 * hour;
  });

  const place = async (at: number, order: Parameters<OrderWorld["place"]>[0]) => {
    world.clock = at;
    return placedOf(await world.place(order)).id;
  };
  const move = async (at: number, id: number, version: number, order: object) => {
    world.clock = at;
    const body = { order: { expected_version: version, ...order } };
    const { status } = await world.ask("PATCH", `/orders/${id}`, { as: "ben", body });
    expect(status).toBe(200);
  };

  /** Monday: one just in time, one late, one cancelled; one more a minute before midnight in Guam and one a minute after. */
  async function serveTwoDays(): Promise<void> {
    const noon = mondayNoonInGuam;
    const quick = await place(noon, { items: [{ id: water, quantity: 4 }] });
    const slow = await place(noon, { items: [{ id: musubi, quantity: 2 }] });
    const cancelled = await place(noon, { items: [{ id: musubi, quantity: 9 }] });
    await move(noon + 2 * minute, quick, 1, { status: "preparing", eta_minutes: 10 });
    await move(noon + 2 * minute, cancelled, 1, { status: "cancelled" });
    await move(noon + 6 * minute, slow, 1, { status: "preparing", eta_minutes: 10 });
    await move(noon + 12 * minute, quick, 2, { status: "ready" });
    await move(noon + 20 * minute, slow, 2, { status: "ready" });
    await move(noon + 21 * minute, slow, 3, { status: "preparing" });
    await move(noon + 26 * minute, slow, 4, { status: "ready" });
    await place(midnight - minute, { items: [{ id: water, quantity: 1 }] });
    await place(midnight + minute, { items: [{ id: water, quantity: 1 }] });
    await world.ask("POST", `/menu_items/${water}/sold_out`, { as: "ben", body: { until: "end_of_day" } });
  }

  test("W2 sales and orders stand under the day on the restaurant's wall, cancelled ones apart", async () => {
    const { days, totals, currency, time_zone } = await read(world, "?from=2026-07-05&to=2026-07-07");
    expect([currency, time_zone]).toEqual(["USD", "Pacific/Guam"]);
    expect(days).toMatchObject([
      { day: "2026-07-05", orders: 0, revenue: 0, cancelled: 0, late_share: null },
      { day: "2026-07-06", orders: 3, revenue: 19, cancelled: 1, late_share: 0.5 },
      { day: "2026-07-07", orders: 1, revenue: 2, cancelled: 0, late_share: null },
    ]);
    expect(totals).toMatchObject({ orders: 4, revenue: 21, cancelled: 1, average_order: 5.25, late_share: 0.5 });
  });

  test("W2 times run from the board to the first beginning, and from there to the last readiness", async () => {
    const { totals } = await read(world);
    expect(totals).toMatchObject({
      time_to_accept: { p50: 2 * 60, p90: 6 * 60 },
      time_to_ready: { p50: 10 * 60, p90: 20 * 60 },
    });
  });

  test("W2 times stand under their day, and lateness under the hour on the restaurant's clock", async () => {
    const { days, hours } = await read(world, "?from=2026-07-06&to=2026-07-07");
    const none = { p50: null, p90: null };
    expect(days).toMatchObject([
      { time_to_accept: { p50: 2 * 60, p90: 6 * 60 }, time_to_ready: { p50: 10 * 60, p90: 20 * 60 } },
      { time_to_accept: none, time_to_ready: none },
    ]);
    expect(hours.map(({ hour: shown }) => shown)).toEqual(Array.from({ length: 24 }, (_, nth) => nth));
    expect(hours.filter(({ orders }) => orders > 0)).toEqual([
      { hour: 0, orders: 1, late_share: null },
      { hour: 12, orders: 2, late_share: 0.5 },
      { hour: 23, orders: 1, late_share: null },
    ]);
  });

  test("W2 what sold best, and what ran out", async () => {
    const { top_items, stock_outs } = await read(world, "?to=2026-07-07");
    expect(top_items).toEqual([
      { menu_item_id: water, name: "Bottled water", quantity: 6, revenue: 12 },
      { menu_item_id: musubi, name: "Spam-free pork belly musubi", quantity: 2, revenue: 9 },
    ]);
    expect(stock_outs).toMatchObject([{ menu_item_id: water, times: 1 }]);
    expect((await read(world, "?to=2026-07-05")).top_items).toEqual([]);
  });

  test("W2 a scheduled order waits for nobody before its release", async () => {
    world.clock = midnight + 2 * hour;
    const pickup_time = new Date(world.clock + 5 * hour).toISOString();
    const id = await place(world.clock, { items: [{ id: musubi, quantity: 1 }], pickup_time });
    world.clock += 5 * hour;
    await world.doDueWork();
    await move(world.clock, id, 1, { status: "preparing", eta_minutes: 5 });
    const { totals } = await read(world, "?from=2026-07-07&to=2026-07-07");
    expect(totals.time_to_accept.p50).toBeLessThan(hour / 1000);
    world.clock = midnight + 20 * hour;
  });

  test("W2 each table goes out as a sheet", async () => {
    const sheet = async (query: string) =>
      String((await world.ask("GET", `/analytics/export?from=2026-07-06&to=2026-07-06${query}`, { as: "rosa" })).body);
    expect(await sheet("")).toBe(
      "\uFEFFday,orders,revenue,currency,cancelled,late_share,accept_seconds_p50,accept_seconds_p90,ready_seconds_p50," +
        "ready_seconds_p90\r\n2026-07-06,3,19,USD,1,0.5,120,360,600,1200\r\n",
    );
    expect(await sheet("&sheet=hours")).toContain("\r\n12,2,0.5\r\n");
    expect(await sheet("&sheet=items")).toContain("35,Bottled water,5,10,USD\r\n");
    expect(await sheet("&sheet=stock_outs")).toContain("item_id,item,times,last_at");
  });

  test.each([
    ["days that end before they begin", "?from=2026-07-09&to=2026-07-01", 422],
    ["more than a year", "?from=2024-07-09&to=2026-07-01", 422],
    ["a day that is none", "?from=2026-02-30", 400],
  ])("W2 %s are refused", async (_title, query, status) => {
    expect((await world.ask("GET", `/analytics${query}`, { as: "rosa" })).status).toBe(status);
  });

  test("A2 the other restaurant's orders are in no sum", async () => {
    const { body } = await world.ask("GET", "/analytics?to=2026-07-07", { as: "leilani" });
    expect(analyticsReport.parse(body)).toMatchObject({ totals: { orders: 0 }, top_items: [], stock_outs: [] });
  });

  test("X2 orders from before the analytics take their steps from their history", async () => {
    const rows = world.database.engine.commands;
    const steps = () => rows.selectFrom("orders").select(["id", "accepted_at", "ready_at"]).orderBy("id").execute();
    const before = await steps();
    await rows.updateTable("orders").set({ accepted_at: null, ready_at: null }).execute();
    await fillSteps(rows);
    expect(await steps()).toEqual(before);
  });
});

describeOnEachEngine("Analytics of 50,000 orders", (open) => {
  let world: OrderWorld;
  beforeAll(async () => {
    world = await openOrderWorld(open);
    await makeManyOrders(world.database, { restaurantId: 2, count: 20_000, until: world.clock });
    await makeManyOrders(world.database, { restaurantId: 1, count: 50_000, until: world.clock });
    await sql`
      update orders set accepted_at = created_at + id % 11 * 60000, ready_at = created_at + id % 11 * 60000 + id % 31 * 60000,
        estimated_pickup_at = created_at + 30 * 60000
      where status <> 'pending'
    `.execute(world.database.engine.commands);
  }, 300_000);

  test("W2 a month, and a year, are read by indexes, and add up", async () => {
    const { database } = world;
    const rows = database.engine.commands;
    const span = { restaurantId: 1, from: world.clock - 30 * 24 * hour, before: world.clock };
    const statements = [
      salesByHour(rows, span),
      secondsUntil(rows, "accepted_at", span),
      secondsUntil(rows, "ready_at", span),
      itemSales(rows, span),
      stockOuts(rows, span, 20),
    ];
    for (const statement of statements) {
      const plan = await planOf(database, statement);
      expect(readsAll(database.engine.name, plan), plan.join("\n")).toBe(false);
    }
    const { totals, days: year } = await read(world, "?from=2025-07-07&to=2026-07-06");
    expect(year).toHaveLength(365);
    expect(year.reduce((sum, { orders }) => sum + orders, 0)).toBe(totals.orders);
    const { count, cents } = await rows
      .selectFrom("orders")
      .select((row) => [row.fn.countAll<number>().as("count"), row.fn.sum<number>("total_cents").as("cents")])
      .where("restaurant_id", "=", 1)
      .where("status", "<>", "cancelled")
      .executeTakeFirstOrThrow();
    expect([totals.orders, totals.revenue]).toEqual([Number(count), Number(cents) / 100]);
  });
});
