import { mostSearched, orderPage } from "@hafaloha/contract";
import { beforeAll, expect, test } from "vitest";
import { fillSearchText } from "../src/database/migrations/005b_order_lists.ts";
import { orderListQuerystring } from "../src/features/orders/listQuery.ts";
import { countOf, type OrderListQuery, pageOf, sortKeyNames } from "../src/features/orders/listStore.ts";
import { describeOnEachEngine } from "./databases.ts";
import { makeManyOrders } from "./manyOrders.ts";
import { hour, mondayNoonInGuam, type OrderWorld, openOrderWorld, placedOf } from "./orderWorld.ts";
import { planOf, readsAll } from "./plans.ts";

const count = 50_000;
const day = 24 * hour;
const everything: OrderListQuery = {
  restaurantId: 1,
  userId: null,
  statuses: [],
  from: null,
  before: null,
  staffCreated: null,
  search: "",
  sortBy: "created_at",
  direction: "desc",
  page: 1,
  perPage: 50,
};

/** How the pages ask: the board, the history with its filters, a customer. */
const asked: readonly (readonly [what: string, query: Partial<OrderListQuery>])[] = [
  ["the default", {}],
  ["a page deep inside", { page: 500 }],
  ["the board", { statuses: ["pending", "preparing", "ready"], direction: "asc" }],
  ["the board's completed ones", { statuses: ["completed"], from: mondayNoonInGuam - day / 2, sortBy: "updated_at" }],
  ["one status", { statuses: ["cancelled"] }],
  ["dates", { from: mondayNoonInGuam - 60 * day, before: mondayNoonInGuam - 30 * day }],
  ["dates and a status, dearest first", { from: mondayNoonInGuam - 9 * day, statuses: ["completed"], sortBy: "total" }],
  ["those keyed in by staff", { staffCreated: true }],
  ["a customer's own", { userId: 4 }],
  ["a search", { search: "chicken" }],
  ["a search within dates", { search: "guest 77", from: mondayNoonInGuam - 3 * day }],
  ...sortKeyNames.flatMap((sortBy) =>
    (["asc", "desc"] as const).map((direction) => [`${sortBy} ${direction}`, { sortBy, direction }] as const),
  ),
];

describeOnEachEngine("Lists over 50,000 orders", (open) => {
  let world: OrderWorld;
  beforeAll(async () => {
    world = await openOrderWorld(open);
    await makeManyOrders(world.database, { restaurantId: 2, count, until: world.clock });
    await makeManyOrders(world.database, { restaurantId: 1, count, until: world.clock });
  }, 300_000);

  const page = async (query: string) =>
    orderPage.parse((await world.ask("GET", `/orders?${query}`, { as: "ben" })).body);

  test.each(asked)("O7 %s: counted and paged by indexes, without reading all orders", async (_what, query) => {
    const { commands, name } = world.database.engine;
    const whole = { ...everything, ...query };
    const found = await countOf(commands, whole).executeTakeFirstOrThrow();
    for (const statement of [countOf(commands, whole), pageOf(commands, whole, found.count)]) {
      const plan = await planOf(world.database, statement);
      expect(readsAll(name, plan), plan.join("\n")).toBe(false);
    }
  });

  test.each(sortKeyNames)(
    "O7 a page of everything by %s is a piece of an index: nothing is sorted for it",
    async (sortBy) => {
      const { commands } = world.database.engine;
      const plan = await planOf(world.database, pageOf(commands, { ...everything, sortBy }, count));
      // PostgreSQL sorts by id what an index holds in order but for the ids.
      expect(
        plan.filter((step) => /^\s*(->\s*)?Sort\s+\(|TEMP B-TREE FOR ORDER BY/.test(step)),
        plan.join("\n"),
      ).toEqual([]);
    },
  );

  test("O7 a search looks through the newest orders, and through older ones when dates ask for them", async () => {
    expect(await page("search=guest")).toMatchObject({ total_count: mostSearched });
    const [oldest] = (await page("sort_direction=asc&per_page=1")).orders;
    const justAfter = new Date(Date.parse(oldest?.created_at ?? "") + 1).toISOString();
    const older = await page(`search=${oldest?.order_number}&date_to=${justAfter}`);
    expect(older.orders.map(({ id }) => id)).toContain(oldest?.id);
    expect((await page(`search=${oldest?.contact_phone}`)).orders.map(({ id }) => id)).not.toContain(oldest?.id);
  });

  test("O7 the last page of everything is there too", async () => {
    const { orders, total_count, total_pages } = await page("per_page=100&page=500");
    expect([total_count, total_pages, orders.length]).toEqual([count, 500, 100]);
  });
});

describeOnEachEngine("Pages of orders", (open) => {
  let world: OrderWorld;
  beforeAll(async () => {
    world = await openOrderWorld(open);
    await makeManyOrders(world.database, { restaurantId: 1, count: 220, until: world.clock });
  });

  test.each(sortKeyNames)("O7 by %s, in both directions, hold every order once", async (sort_by) => {
    const all = async (sort_direction: string) => {
      const ids: number[] = [];
      for (const page of [1, 2, 3]) {
        const query = { sort_by, sort_direction, page: String(page), per_page: "100" };
        expect(orderListQuerystring.safeParse(query).success).toBe(true);
        const { body } = await world.ask("GET", `/orders?${new URLSearchParams(query)}`, { as: "ben" });
        ids.push(...orderPage.parse(body).orders.map(({ id }) => id));
      }
      return ids;
    };
    const ascending = await all("asc");
    expect(new Set(ascending).size).toBe(220);
    expect(await all("desc")).toEqual(ascending.toReversed());
  });

  test("X2 orders from before there was a text to search are found by it", async () => {
    const { commands, name } = world.database.engine;
    const { id } = placedOf(await world.place({ contact_name: "Tasi Cruz", contact_phone: "(671) 555-0140" }));
    await commands.updateTable("orders").set({ search_text: null }).where("id", "=", id).execute();
    const found = async (typed: string) => {
      const { body } = await world.ask("GET", `/orders?search=${encodeURIComponent(typed)}`, { as: "ben" });
      return orderPage.parse(body).orders.map((order) => order.id);
    };
    expect(await found("tasi cruz")).toEqual([]);
    await fillSearchText(commands, name);
    for (const typed of ["tasi cruz", "671-555-0140", "TNK-O-001", "bottled"]) expect(await found(typed)).toContain(id);
  });
});
