import { orderPage, orderStatuses, streams } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { describeOnEachEngine, epochOf } from "./databases.ts";
import { hour, type OrderWorld, openOrderWorld, orderOf, type Person, placedOf } from "./orderWorld.ts";

const place = async (world: OrderWorld, order = {}, as: Person = "guest", restaurantId = 1) =>
  placedOf(await world.place(order, { as, restaurantId }));

async function page(world: OrderWorld, query = "", as: Person = "ben") {
  const answer = await world.ask("GET", `/orders${query}`, { as });
  expect(answer.status).toBe(200);
  return { ...orderPage.parse(answer.body), header: answer.cursor };
}

const ids = (orders: readonly { id: number }[]) => orders.map(({ id }) => id);

describeOnEachEngine("Reading orders", (open) => {
  test("R4 a page carries the position of the orders' stream, in its body and in the header", async () => {
    const world = await openOrderWorld(open);
    const epoch = await epochOf(world.database);
    const cursor = (offset: number) => ({ stream_id: streams.orders(1), epoch, offset });
    const empty = await page(world);
    expect(empty).toMatchObject({ orders: [], total_count: 0, total_pages: 0, page: 1, cursor: cursor(0) });
    await place(world);
    await place(world);
    const read = await page(world);
    expect(read.cursor).toEqual(cursor(2));
    expect(read.header).toEqual([cursor(2)]);
    for (const url of ["/orders/1", "/orders/new_since/0", "/orders/unacknowledged"]) {
      expect((await world.ask("GET", url, { as: "ben" })).cursor).toEqual([cursor(2)]);
    }
  });

  test("O7 gives pages, the newest first, at most 100 orders each", async () => {
    const world = await openOrderWorld(open);
    for (let n = 0; n < 5; n++) await place(world);
    expect(await page(world, "?per_page=2&page=2")).toMatchObject({
      orders: [{ id: 3 }, { id: 2 }],
      total_count: 5,
      page: 2,
      per_page: 2,
      total_pages: 3,
    });
    expect(await page(world, "?per_page=5000")).toMatchObject({ per_page: 100, total_pages: 1 });
    expect((await page(world, "?page=9")).orders).toEqual([]);
    for (const query of [
      "page=0",
      "page=x",
      "sort_by=tracking_token",
      "sort_direction=up",
      "status=lost",
      "date_from=x",
    ]) {
      const { status } = await world.ask("GET", `/orders?${query}`, { as: "ben" });
      expect([query, [400, 422].includes(status)]).toEqual([query, true]);
    }
  });

  test("O7 filters by status, by local days and instants, and by text in number, contact and items", async () => {
    const world = await openOrderWorld(open);
    const first = await place(world, { contact_name: "Åsa 100%", items: [{ id: 13, quantity: 1 }] });
    world.clock += 13 * hour;
    const second = await place(world, { contact_phone: "+1 671 777", contact_name: "Ben_Two" });
    const body = { order: { expected_version: 1, status: "preparing", eta_minutes: 10 } };
    await world.ask("PATCH", `/orders/${second.id}`, { as: "ben", body });
    const found = async (query: string) => ids((await page(world, `?${query}`)).orders);
    expect(await found("status=preparing")).toEqual([second.id]);
    expect(await found(`status=${orderStatuses.join(",")}`)).toEqual([second.id, first.id]);
    expect(await found("status=completed")).toEqual([]);
    // By UTC both are of one day; Guam's midnight lies between them.
    expect(await found("date_to=2026-07-06")).toEqual([first.id]);
    expect(await found("date_from=2026-07-07&date_to=2026-07-07")).toEqual([second.id]);
    expect(await found(`date_from=${second.created_at}`)).toEqual([second.id]);
    for (const text of ["Åsa", "Åsa 100%", "pork BELLY", "asa"]) {
      expect([text, await found(`search=${encodeURIComponent(text)}`)]).toEqual([
        text,
        text === "asa" ? [] : [first.id],
      ]);
    }
    expect(await found("search=671 777")).toEqual([second.id]);
    expect(await found("search=tnk-o-001")).toEqual([second.id, first.id]);
    expect(await found("search=100_")).toEqual([]);
    expect(await found("search=n_t")).toEqual([second.id]);
    expect(await found("sort_by=contact_name&sort_direction=desc")).toEqual([first.id, second.id]);
    expect(await found("sort_by=total&sort_direction=asc")).toEqual([second.id, first.id]);
  });

  test("O7 gives what came since an order, oldest first", async () => {
    const world = await openOrderWorld(open);
    for (let n = 0; n < 3; n++) await place(world);
    const since = async (id: number) => {
      const { body } = await world.ask("GET", `/orders/new_since/${id}`, { as: "mina" });
      return Array.isArray(body)
        ? body.map((one: unknown) => orderOf({ status: 200, body: one, cursor: null }).id)
        : body;
    };
    expect(await since(0)).toEqual([1, 2, 3]);
    expect(await since(2)).toEqual([3]);
    expect(await since(3)).toEqual([]);
  });

  test("A3 customers see their own orders only, with the key of its tracking page; guests none", async () => {
    const world = await openOrderWorld(open);
    const own = await place(world, {}, "kai");
    const others = await place(world, { contact_phone: "999-secret" }, "guest");
    const list = await world.ask("GET", "/orders", { as: "kai" });
    expect(list.body).toMatchObject({ orders: [own], total_count: 1 });
    expect(JSON.stringify(list)).not.toMatch(/secret|order_channel/);
    expect((await world.ask("GET", `/orders/${own.id}`, { as: "kai" })).body).toEqual(own);
    expect((await world.ask("GET", `/orders/${others.id}`, { as: "kai" })).status).toBe(404);
    for (const url of ["/orders/new_since/0", "/orders/unacknowledged"]) {
      expect((await world.ask("GET", url, { as: "kai" })).status).toBe(403);
    }
    for (const url of ["/orders", `/orders/${own.id}`, "/orders/new_since/0", "/orders/unacknowledged"]) {
      expect((await world.ask("GET", url)).status).toBe(401);
    }
    expect(JSON.stringify((await world.ask("GET", "/orders", { as: "ben" })).body)).not.toContain("tracking_token");
  });

  test("O9 staff see the key of the tracking page of what they placed themselves, and of nothing else", async () => {
    const world = await openOrderWorld(open);
    const own = placedOf(await world.place({}, { as: "ben" }));
    const other = placedOf(await world.place({}, { as: "kai" }));
    expect((await world.ask("GET", `/orders/${own.id}`, { as: "ben" })).body).toEqual(own);
    expect((await world.ask("GET", `/orders/${other.id}`, { as: "ben" })).body).not.toHaveProperty("tracking_token");
  });

  test("A2 nothing of another restaurant: its orders are not there", async () => {
    const world = await openOrderWorld(open);
    const guam = await place(world);
    const honolulu = await place(world, { items: [{ id: 36, quantity: 1 }] }, "guest", 2);
    expect(ids((await page(world, "", "leilani")).orders)).toEqual([honolulu.id]);
    expect((await world.ask("GET", `/orders/${guam.id}`, { as: "leilani" })).status).toBe(404);
    expect((await world.ask("GET", "/orders?restaurant_id=1", { as: "leilani" })).status).toBe(404);
    expect((await world.ask("GET", "/orders", { as: "root" })).status).toBe(400);
    expect(ids((await page(world, "?restaurant_id=2", "root")).orders)).toEqual([honolulu.id]);
  });

  test("O9 whoever holds the link sees the order without contact data; any other token is 404", async () => {
    const world = await openOrderWorld(open);
    const order = await place(world, {
      contact_name: "Kai Secret",
      contact_email: "kai@secret.test",
      allergy_note: "nuts",
    });
    const { status, body } = await world.ask("GET", `/orders/track/${order.tracking_token}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      order_number: order.order_number,
      restaurant: { id: 1, name: "Tasi Niyok Kitchen", time_zone: "Pacific/Guam", currency: "USD" },
      status: "pending",
      total: 2,
      items: [{ name: "Bottled water", quantity: 1 }],
    });
    expect(JSON.stringify(body)).not.toMatch(/secret|555-0101|token|contact|user/i);
    for (const token of ["null", "undefined", "x", order.order_number]) {
      expect((await world.ask("GET", `/orders/track/${token}`)).status).toBe(404);
    }
  });
});
