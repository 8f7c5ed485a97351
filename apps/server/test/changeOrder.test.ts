import { streams } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { describeOnEachEngine } from "./databases.ts";
import { minute, type OrderWorld, openOrderWorld, orderOf, type Person, placedOf, toldTypes } from "./orderWorld.ts";

const key = "one-and-the-same-key";

function change(world: OrderWorld, id: number, order: object, as: Person = "ben", idempotencyKey?: string) {
  return world.ask("PATCH", `/orders/${id}`, {
    as,
    body: { order },
    ...(idempotencyKey === undefined ? {} : { key: idempotencyKey }),
  });
}

async function placed(world: OrderWorld, order: Parameters<OrderWorld["place"]>[0] = {}) {
  return placedOf(await world.place(order));
}

describeOnEachEngine("Changing orders", (open) => {
  test("O3 an order goes its way, a version each, told with who did it, and keeps its history", async () => {
    const world = await openOrderWorld(open);
    const { id } = await placed(world);
    const start = await change(world, id, { expected_version: 1, status: "preparing", eta_minutes: 20 });
    expect(start).toMatchObject({ status: 200, body: { status: "preparing", version: 2, eta_minutes: 20 } });
    expect(orderOf(start).estimated_pickup_time).toBe(new Date(world.clock + 20 * minute).toISOString());
    await change(world, id, { expected_version: 2, status: "ready" });
    expect(await change(world, id, { expected_version: 3, status: "completed" }, "mina")).toMatchObject({
      body: { status: "completed", version: 4 },
    });
    const told = await world.told(streams.orders(1));
    expect(await toldTypes(world)).toEqual([
      "new_order",
      "order_acknowledged",
      "order_updated",
      "order_updated",
      "order_updated",
    ]);
    expect(told.at(-1)).toMatchObject({ staff_info: { id: 3, name: "Mina Sablan" }, order: { version: 4 } });
    const history = await world.database.engine.commands
      .selectFrom("order_history")
      .selectAll()
      .orderBy("id")
      .execute();
    expect(history.map((row) => `${row.user_id} ${row.from_status} ${row.to_status}`)).toEqual([
      "null null pending",
      "2 pending preparing",
      "2 preparing ready",
      "3 ready completed",
    ]);
  });

  test("O3 two tablets, one order: one wins, the other gets 409 and the winner's order", async () => {
    const world = await openOrderWorld(open);
    const { id } = await placed(world);
    const answers = await Promise.all([
      change(world, id, { expected_version: 1, status: "preparing", eta_minutes: 10 }, "ben"),
      change(world, id, { expected_version: 1, status: "cancelled" }, "mina"),
    ]);
    const winner = answers.find(({ status }) => status === 200);
    const loser = answers.find(({ status }) => status === 409);
    expect(loser?.body).toMatchObject({ code: "stale_version", order: winner?.body });
  });

  test("O3 refuses a missing version, a forbidden transition and a change that changes nothing", async () => {
    const world = await openOrderWorld(open);
    const { id } = await placed(world);
    expect((await change(world, id, { status: "preparing", eta_minutes: 10 })).status).toBe(422);
    expect(await change(world, id, { expected_version: 1, status: "ready" })).toMatchObject({
      status: 422,
      body: { code: "transition" },
    });
    expect((await change(world, id, { expected_version: 1 })).status).toBe(422);
    expect(await toldTypes(world)).toEqual(["new_order"]);
  });

  test("O4 pending to preparing takes an ETA of 5 to 60 minutes", async () => {
    const world = await openOrderWorld(open);
    const { id } = await placed(world);
    for (const eta_minutes of [undefined, null, 0, 4, 61]) {
      const { status, body } = await change(world, id, { expected_version: 1, status: "preparing", eta_minutes });
      expect([eta_minutes, status]).toEqual([eta_minutes, 422]);
      expect(JSON.stringify(body)).toContain("eta_minutes");
    }
    expect((await change(world, id, { expected_version: 1, status: "preparing", eta_minutes: 5 })).status).toBe(200);
    const later = await change(world, id, { expected_version: 2, eta_minutes: 60 });
    expect(later).toMatchObject({ status: 200, body: { eta_minutes: 60, status: "preparing", version: 3 } });
  });

  test("O3 a step can be taken back for five minutes, once", async () => {
    const world = await openOrderWorld(open);
    const { id } = await placed(world);
    await change(world, id, { expected_version: 1, status: "preparing", eta_minutes: 10 });
    world.clock += 5 * minute;
    const undone = await change(world, id, { expected_version: 2, status: "pending" });
    expect(undone).toMatchObject({ status: 200, body: { status: "pending", eta_minutes: null } });
    await change(world, id, { expected_version: 3, status: "preparing", eta_minutes: 10 });
    world.clock += 5 * minute + 1;
    expect((await change(world, id, { expected_version: 4, status: "pending" })).status).toBe(422);
  });

  test("I4 cancelling gives the stock back exactly once, also by the same request twice at a time", async () => {
    const world = await openOrderWorld(open);
    const octopus = await world.option(12, "octopus");
    world.clock = Date.parse("2026-07-08T02:00:00Z");
    const items = [{ id: 12, quantity: 2, options: [{ id: octopus }] }];
    const { id } = await placed(world, { items });
    expect(await world.available(12)).toBe(10);
    const cancel = { expected_version: 1, status: "cancelled", cancel_reason: "power cut" };
    const answers = await Promise.all([change(world, id, cancel, "ben", key), change(world, id, cancel, "ben", key)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.body).toMatchObject({ status: "cancelled", version: 2, cancel_reason: "power cut" });
    expect((await change(world, id, { expected_version: 2, status: "cancelled" })).status).toBe(422);
    expect(await world.available(12)).toBe(12);
    expect((await world.place({ items: [{ id: 12, quantity: 3, options: [{ id: octopus }] }] })).status).toBe(201);
  });

  test("R12 a stored success is answered before the version is looked at", async () => {
    const world = await openOrderWorld(open);
    const { id } = await placed(world);
    const start = { expected_version: 1, status: "preparing", eta_minutes: 10 };
    const first = await change(world, id, start, "ben", key);
    expect(await change(world, id, start, "ben", key)).toEqual(first);
    expect(await change(world, id, start, "ben")).toMatchObject({ status: 409 });
  });

  test("O10 an edit keeps lines with their prices, takes and gives back only the difference", async () => {
    const world = await openOrderWorld(open);
    const { id, items } = await placed(world, {
      items: [
        { id: 35, quantity: 4 },
        { id: 13, quantity: 2, notes: "no nori" },
        { id: 24, quantity: 1 },
      ],
    });
    await world.database.engine.commands
      .updateTable("menu_items")
      .set({ price_cents: 999 })
      .where("id", "=", 35)
      .execute();
    const edited = await change(world, id, {
      expected_version: 1,
      items: [{ line_id: items[0]?.id, quantity: 1 }, { line_id: items[1]?.id }, { id: 26, quantity: 2 }],
    });
    expect(edited).toMatchObject({
      status: 200,
      body: {
        version: 2,
        status: "pending",
        total: 2 + 9 + 14,
        items: [
          { id: items[0]?.id, price: 2, quantity: 1 },
          { id: items[1]?.id, price: 4.5, quantity: 2, notes: "no nori" },
          { menu_item_id: 26, price: 7, quantity: 2 },
        ],
      },
    });
    const left = await Promise.all([35, 13, 24, 26].map((item) => world.available(item)));
    expect(left).toEqual([95, 56, 30, 18]);
    await change(world, id, { expected_version: 2, status: "cancelled" });
    expect(await Promise.all([35, 13, 24, 26].map((item) => world.available(item)))).toEqual([96, 58, 30, 20]);
  });

  test("I2 damage found while editing returns its portions once: the edit and a cancel give back only the rest", async () => {
    const world = await openOrderWorld(open);
    const { id, items } = await placed(world, { items: [{ id: 13, quantity: 4 }] });
    const before = await world.available(13);
    const damage = { quantity: 2, reason: "dropped", order_id: id };
    expect((await world.ask("POST", "/menu_items/13/mark_as_damaged", { as: "ben", body: damage })).status).toBe(200);
    expect(await world.available(13)).toBe(before);
    const edit = (version: number, quantity: number) =>
      change(world, id, { expected_version: version, items: [{ line_id: items[0]?.id, quantity }] });
    expect((await edit(1, 2)).status).toBe(200);
    expect(await world.available(13)).toBe(before);
    expect((await edit(2, 1)).status).toBe(200);
    expect(await world.available(13)).toBe(before + 1);
    expect((await change(world, id, { expected_version: 3, status: "cancelled" })).status).toBe(200);
    expect(await world.available(13)).toBe(before + 2);
  });

  test("O10 refuses an edit that is short of stock, names a foreign line or empties the order, and leaves all as it was", async () => {
    const world = await openOrderWorld(open);
    const { id, items } = await placed(world);
    const line = items[0]?.id;
    const foreign = (await placed(world)).items[0]?.id;
    const refusals = [
      [[{ line_id: line }, { id: 34, quantity: 11 }], 409],
      [[{ line_id: foreign }], 422],
      [[{ line_id: line }, { line_id: line }], 422],
      [[{ id: 999, quantity: 1 }], 422],
      [[], 422],
    ] as const;
    for (const [lines, status] of refusals) {
      expect((await change(world, id, { expected_version: 1, items: lines })).status).toBe(status);
    }
    expect(await world.ask("GET", `/orders/${id}`, { as: "ben" })).toMatchObject({ body: { version: 1, items } });
    await change(world, id, { expected_version: 1, status: "cancelled" });
    expect((await change(world, id, { expected_version: 2, items: [{ line_id: line }] })).status).toBe(422);
  });

  test("O3 a version of 0 is stale, null is none", async () => {
    const world = await openOrderWorld(open);
    const { id } = await placed(world);
    expect((await change(world, id, { expected_version: 0, status: "cancelled" })).status).toBe(409);
    expect((await change(world, id, { expected_version: null, status: "cancelled" })).status).toBe(422);
  });

  test("O3 only the restaurant's own staff change its orders", async () => {
    const world = await openOrderWorld(open);
    const { id } = await placed(world);
    const start = { expected_version: 1, status: "preparing", eta_minutes: 10 };
    expect((await change(world, id, start, "guest")).status).toBe(401);
    expect((await change(world, id, start, "kai")).status).toBe(403);
    expect((await change(world, id, {}, "guest")).status).toBe(401);
    expect((await change(world, id, {}, "kai")).status).toBe(403);
    expect((await change(world, id, start, "leilani")).status).toBe(404);
    expect(
      (await world.ask("PATCH", `/orders/${id}?restaurant_id=1`, { as: "root", body: { order: start } })).status,
    ).toBe(200);
  });
});
