import { orderChannelMessage, streams } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { describeOnEachEngine } from "./databases.ts";
import { type OrderWorld, openOrderWorld, orderOf, type Person, placedOf, toldTypes } from "./orderWorld.ts";

interface Line {
  readonly orderId: number;
  readonly lineId: number;
}

async function placedLine(world: OrderWorld, quantity = 3): Promise<Line> {
  const { id, items } = placedOf(await world.place({ items: [{ id: 35, quantity }] }));
  return { orderId: id, lineId: items[0]?.id ?? 0 };
}

const check = (
  world: OrderWorld,
  { orderId, lineId }: Line,
  made_quantity: unknown,
  as: Person = "ben",
  key?: string,
) =>
  world.ask("PATCH", `/orders/${orderId}/lines/${lineId}`, {
    as,
    body: { line: { made_quantity } },
    ...(key === undefined ? {} : { key }),
  });

const move = (world: OrderWorld, id: number, order: object) =>
  world.ask("PATCH", `/orders/${id}`, { as: "mina", body: { order } });

describeOnEachEngine("Checking off", (open) => {
  test("O7 a line is checked off for every device: told with the order, the version as before, each state later than the last", async () => {
    const world = await openOrderWorld(open);
    const line = await placedLine(world);
    const first = await check(world, line, 2);
    expect(first).toMatchObject({ status: 200, body: { version: 1, items: [{ quantity: 3, made_quantity: 2 }] } });
    const second = await check(world, line, 3, "mina");
    expect(second).toMatchObject({ status: 200, body: { version: 1, items: [{ made_quantity: 3 }] } });
    const told = (await world.told(streams.orders(1))).slice(1).map((message) => orderChannelMessage.parse(message));
    expect(told).toEqual([
      { type: "order_updated", order: first.body, staff_info: { id: 2, name: "Ben Taitano" } },
      { type: "order_updated", order: second.body, staff_info: { id: 3, name: "Mina Sablan" } },
    ]);
    // The clock of this world stands still: what comes later still says so.
    expect(orderOf(second).updated_at > orderOf(first).updated_at).toBe(true);
    expect(orderOf(first).updated_at > orderOf(first).created_at).toBe(true);
  });

  test("O7 nobody's next step is stale by it, and a ready order waits since it became ready", async () => {
    const world = await openOrderWorld(open);
    const line = await placedLine(world);
    await move(world, line.orderId, { expected_version: 1, status: "preparing", eta_minutes: 10 });
    await check(world, line, 1);
    const ready = orderOf(await move(world, line.orderId, { expected_version: 2, status: "ready" }));
    expect(ready).toMatchObject({ status: "ready", version: 3, items: [{ made_quantity: 1 }] });
    world.clock += 60_000;
    const checked = orderOf(await check(world, line, 3));
    expect(checked.status_changed_at).toBe(ready.status_changed_at);
  });

  test("O7 the same again is no news; one key is one check-off, and its answer does not change", async () => {
    const world = await openOrderWorld(open);
    const line = await placedLine(world);
    const key = "one-check-off-key";
    const first = await check(world, line, 2, "ben", key);
    await check(world, line, 0);
    expect((await check(world, line, 2, "ben", key)).body).toEqual(first.body);
    expect((await world.ask("GET", `/orders/${line.orderId}`, { as: "ben" })).body).toMatchObject({
      items: [{ made_quantity: 0 }],
    });
    await check(world, line, 0);
    expect(await toldTypes(world)).toEqual(["new_order", "order_updated", "order_updated"]);
    expect(await check(world, line, 1, "ben", key)).toMatchObject({ status: 422, body: { code: "key_reused" } });
  });

  test("O7 refuses more than was ordered, less than nothing and halves", async () => {
    const world = await openOrderWorld(open);
    const line = await placedLine(world);
    for (const made of [4, -1, 1.5, null]) expect([made, (await check(world, line, made)).status]).toEqual([made, 422]);
    expect((await check(world, line, "2")).status).toBe(400);
    expect((await check(world, line, 4)).body).toMatchObject({
      error: "4 of Bottled water cannot be made: 3 were ordered.",
      details: [{ path: "line.made_quantity" }],
    });
    expect(await toldTypes(world)).toEqual(["new_order"]);
  });

  test("O7 only what is being made is checked off: nothing of a completed or cancelled order", async () => {
    const world = await openOrderWorld(open);
    const cancelled = await placedLine(world);
    await move(world, cancelled.orderId, { expected_version: 1, status: "cancelled" });
    expect(await check(world, cancelled, 1)).toMatchObject({
      status: 422,
      body: { code: "invalid", error: "The lines of an order that is cancelled cannot be checked off." },
    });
    const completed = await placedLine(world);
    await move(world, completed.orderId, { expected_version: 1, status: "preparing", eta_minutes: 10 });
    await move(world, completed.orderId, { expected_version: 2, status: "ready" });
    expect((await check(world, completed, 1)).status).toBe(200);
    await move(world, completed.orderId, { expected_version: 3, status: "completed" });
    expect((await check(world, completed, 2)).status).toBe(422);
  });

  test("O7 an edit that leaves fewer leaves no more of them made", async () => {
    const world = await openOrderWorld(open);
    const line = await placedLine(world);
    await check(world, line, 3);
    const items = [{ line_id: line.lineId, quantity: 2 }];
    expect(await move(world, line.orderId, { expected_version: 1, items })).toMatchObject({
      body: { items: [{ quantity: 2, made_quantity: 2 }] },
    });
  });

  test("A2 only the restaurant's own staff check off, and only lines of the order that is named", async () => {
    const world = await openOrderWorld(open);
    const line = await placedLine(world);
    const other = await placedLine(world);
    expect((await check(world, { ...line, lineId: other.lineId }, 1)).status).toBe(404);
    expect((await check(world, { ...line, orderId: 999 }, 1)).status).toBe(404);
    for (const [person, status] of [
      ["leilani", 404],
      ["kai", 403],
      ["guest", 401],
    ] as const) {
      expect((await check(world, line, 1, person)).status).toBe(status);
    }
    expect(await toldTypes(world)).toEqual(["new_order", "new_order"]);
  });

  test("O7 two cooks check off two lines at once: both are made, and whoever reads sees both", async () => {
    const world = await openOrderWorld(open);
    const { id, items } = placedOf(
      await world.place({
        items: [
          { id: 35, quantity: 1 },
          { id: 13, quantity: 1 },
        ],
      }),
    );
    await Promise.all(
      items.map(({ id: lineId }, index) => check(world, { orderId: id, lineId }, 1, index === 0 ? "ben" : "mina")),
    );
    const read = orderOf(await world.ask("GET", `/orders/${id}`, { as: "ben" }));
    expect(read.items.map(({ made_quantity }) => made_quantity)).toEqual([1, 1]);
    const last = (await world.told(streams.orders(1))).at(-1);
    expect(last).toMatchObject({ order: read });
  });
});
