import { notificationList, streams } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { batches } from "../src/database/batches.ts";
import { describeOnEachEngine } from "./databases.ts";
import { hour, type OrderWorld, openOrderWorld, orderOf, type Person, placedOf, toldTypes } from "./orderWorld.ts";

const acknowledge = (world: OrderWorld, id: number, as: Person = "ben") =>
  world.ask("POST", `/orders/${id}/acknowledge`, { as });

async function ringing(world: OrderWorld, hours = 24, as: Person = "ben"): Promise<number[]> {
  const { body } = await world.ask("GET", `/orders/unacknowledged?hours=${hours}`, { as });
  return Array.isArray(body)
    ? body.map((order: unknown) => orderOf({ status: 200, body: order, cursor: null }).id)
    : [];
}

async function open24(world: OrderWorld, query = "", as: Person = "ben") {
  const { body } = await world.ask("GET", `/notifications/unacknowledged${query}`, { as });
  return notificationList.parse(body).notifications;
}

const place = async (world: OrderWorld, order = {}, as: Person = "guest") =>
  placedOf(await world.place(order, { as })).id;

describeOnEachEngine("Acknowledging", (open) => {
  test("N1 the centre lists what waits, newest first, and behind it what was answered last; nobody else's", async () => {
    const world = await openOrderWorld(open);
    const ids: number[] = [];
    for (let nth = 0; nth < 4; nth++) {
      ids.push(await place(world));
      world.clock += hour;
    }
    for (const nth of [2, 0]) {
      await acknowledge(world, ids[nth] ?? 0);
      world.clock += 1;
    }
    const list = async (as: Person) =>
      notificationList.parse((await world.ask("GET", "/notifications", { as })).body).notifications;
    expect((await list("ben")).map(({ resource_id }) => resource_id)).toEqual([ids[3], ids[1], ids[0], ids[2]]);
    expect((await list("ben")).map(({ acknowledged }) => acknowledged)).toEqual([false, false, true, true]);
    expect(await list("leilani")).toEqual([]);
  });

  test("O5 twice by one and once by another: one event, a record for each user, the version as before", async () => {
    const world = await openOrderWorld(open);
    const id = await place(world);
    const first = await acknowledge(world, id);
    expect(first).toMatchObject({ status: 200, body: { version: 1, status: "pending" } });
    expect(orderOf(first).global_last_acknowledged_at).toBe(new Date(world.clock).toISOString());
    expect((await acknowledge(world, id)).body).toEqual(first.body);
    expect((await acknowledge(world, id, "mina")).body).toEqual(first.body);
    expect(await toldTypes(world)).toEqual(["new_order", "order_acknowledged"]);
    expect((await world.told(streams.orders(1))).at(-1)).toEqual({
      type: "order_acknowledged",
      order_id: id,
      user_id: 2,
      acknowledged_at: new Date(world.clock).toISOString(),
    });
    const records = await world.database.engine.commands
      .selectFrom("order_acknowledgements")
      .select("user_id")
      .execute();
    expect(records.map(({ user_id }) => user_id).toSorted()).toEqual([2, 3]);
  });

  test("O5 lists customers' pending orders that nobody acknowledged, newest first, the same for everyone", async () => {
    const world = await openOrderWorld(open);
    const old = await place(world);
    world.clock += 2 * hour;
    const acknowledged = await place(world);
    await acknowledge(world, acknowledged);
    await place(world, { staff_created: true }, "ben");
    const moved = await place(world);
    const body = { order: { expected_version: 1, status: "preparing", eta_minutes: 10 } };
    await world.ask("PATCH", `/orders/${moved}`, { as: "mina", body });
    const scheduled = await place(world, { pickup_time: new Date(world.clock + 5 * hour).toISOString() });
    const fresh = await place(world);
    for (const person of ["ben", "rosa"] as const) expect(await ringing(world, 24, person)).toEqual([fresh, old]);
    expect(await ringing(world, 2)).toEqual([fresh, old]);
    expect(await ringing(world, 1)).toEqual([fresh]);
    expect(scheduled).toBeLessThan(fresh);
  });

  test("O5 all at once, in one request: each order told once, the count is of what was new", async () => {
    const world = await openOrderWorld(open);
    const ids = [await place(world), await place(world), await place(world)];
    const all = (body: object | undefined, as: Person = "ben") =>
      world.ask("POST", "/orders/acknowledge_all", { as, ...(body && { body }) });
    expect((await all({ ids: ids.slice(0, 2) })).body).toEqual({ acknowledged_count: 2 });
    expect((await all({ ids })).body).toEqual({ acknowledged_count: 1 });
    await place(world);
    expect((await all(undefined)).body).toEqual({ acknowledged_count: 1 });
    expect((await all({})).body).toEqual({ acknowledged_count: 0 });
    expect((await toldTypes(world)).filter((type) => type === "order_acknowledged")).toHaveLength(4);
    expect(await ringing(world)).toEqual([]);
    expect((await all({}, "kai")).status).toBe(403);
    expect((await all({}, "guest")).status).toBe(401);
  });

  test("O5 an order and its notification are one alert: acknowledging either acknowledges both", async () => {
    const world = await openOrderWorld(open);
    const byOrder = await place(world);
    const byNotification = await place(world);
    const byMoving = await place(world);
    const alerts = await open24(world, "?type=order");
    expect(alerts.map(({ resource_id }) => resource_id)).toEqual([byMoving, byNotification, byOrder]);
    await acknowledge(world, byOrder);
    const alert = alerts.find(({ resource_id }) => resource_id === byNotification);
    const settle = () => world.ask("POST", `/notifications/${alert?.id}/acknowledge`, { as: "mina" });
    expect(await settle()).toMatchObject({ status: 204, body: undefined });
    expect((await settle()).status).toBe(204);
    const body = { order: { expected_version: 1, status: "cancelled" } };
    await world.ask("PATCH", `/orders/${byMoving}`, { as: "ben", body });
    expect(await open24(world)).toEqual([]);
    expect(await ringing(world)).toEqual([]);
    const told = await toldTypes(world, streams.notifications(1));
    expect(told.filter((type) => type === "notification_acknowledged")).toHaveLength(3);
    expect((await toldTypes(world)).filter((type) => type === "order_acknowledged")).toHaveLength(3);
  });

  test("N1 low stock is stored with the quantity, filtered by type and age, and acknowledged all at once", async () => {
    const world = await openOrderWorld(open);
    await place(world, { items: [{ id: 32, quantity: 7 }] });
    const [low, ...others] = await open24(world, "?hours=24&type=low_stock");
    expect(others).toEqual([]);
    expect(low).toMatchObject({
      notification_type: "low_stock",
      resource_type: "MenuItem",
      resource_id: 32,
      restaurant_id: 1,
      acknowledged: false,
      metadata: { name: "Young coconut", available_quantity: 5, low_stock_threshold: 5 },
    });
    expect(low?.title).toContain("5");
    expect(await world.told(streams.inventory(1))).toContainEqual(
      expect.objectContaining({ type: "low_stock", notification_id: low?.id }),
    );
    const all = (body: object) => world.ask("POST", "/notifications/acknowledge_all", { as: "ben", body });
    expect((await all({ type: "low_stock" })).body).toEqual({ acknowledged_count: 1 });
    expect((await all({})).body).toEqual({ acknowledged_count: 1 });
    expect(await ringing(world)).toEqual([]);
    await place(world);
    world.clock += 2 * hour;
    expect(await open24(world, "?hours=1")).toEqual([]);
    expect(await open24(world, "?hours=2")).toHaveLength(1);
  });

  test("N1 all at once, however many nobody acknowledged", async () => {
    const world = await openOrderWorld(open);
    await place(world, { items: [{ id: 32, quantity: 7 }] });
    const [low] = await open24(world, "?type=low_stock");
    const { commands } = world.database.engine;
    const stored = await commands
      .selectFrom("notifications")
      .selectAll()
      .where("id", "=", low?.id ?? 0)
      .executeTakeFirstOrThrow();
    for (const some of batches(Array.from({ length: 12_000 }, (_, index) => ({ ...stored, id: 100_000 + index })))) {
      await commands.insertInto("notifications").values(some).execute();
    }
    const answer = await world.ask("POST", "/notifications/acknowledge_all", {
      as: "ben",
      body: { type: "low_stock" },
    });
    expect(answer.body).toEqual({ acknowledged_count: 12_001 });
    expect(await open24(world, "?type=low_stock")).toEqual([]);
  });

  test("A2 nobody else's: another restaurant's staff get 404, customers 403, guests 401", async () => {
    const world = await openOrderWorld(open);
    const id = await place(world);
    const [alert] = await open24(world);
    for (const [person, status] of [
      ["leilani", 404],
      ["kai", 403],
      ["guest", 401],
    ] as const) {
      expect((await acknowledge(world, id, person)).status).toBe(status);
      expect((await world.ask("POST", `/notifications/${alert?.id}/acknowledge`, { as: person })).status).toBe(status);
    }
    const foreign = { as: "leilani", body: { ids: [id] } } as const;
    expect((await world.ask("POST", "/orders/acknowledge_all", foreign)).body).toEqual({ acknowledged_count: 0 });
    expect((await world.ask("POST", "/notifications/acknowledge_all", { as: "leilani" })).body).toEqual({
      acknowledged_count: 0,
    });
    expect(await open24(world, "", "leilani")).toEqual([]);
    expect(await ringing(world)).toEqual([id]);
    expect(await world.told(streams.orders(2))).toEqual([]);
  });
});
