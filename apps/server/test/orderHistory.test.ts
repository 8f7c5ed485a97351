import { orderHistoryEntry, streams } from "@hafaloha/contract";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { fillLastSteps } from "../src/database/migrations/005_order_details.ts";
import { describeOnEachEngine } from "./databases.ts";
import { minute, type OrderWorld, openOrderWorld, orderOf, type Person, placedOf } from "./orderWorld.ts";

const tablet =
  "Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const ben = { id: 2, name: "Ben Taitano" };

const change = (world: OrderWorld, id: number, order: object, as: Person = "ben") =>
  world.ask("PATCH", `/orders/${id}`, { as, body: { order }, userAgent: tablet });

async function history(world: OrderWorld, id: number, as: Person = "ben") {
  return z.array(orderHistoryEntry).parse((await world.ask("GET", `/orders/${id}/history`, { as })).body);
}

/** Water, red rice and taro fries, as a guest on a phone orders them. */
async function placed(world: OrderWorld) {
  const one = await world.option(21, "one");
  const items = [
    { id: 35, quantity: 2 },
    { id: 21, quantity: 1, options: [{ id: one }] },
    { id: 22, quantity: 1, notes: "crisp" },
  ];
  const order = placedOf(await world.place({ items }));
  const [water = 0, rice = 0, fries = 0] = order.items.map(({ id }) => id);
  return { id: order.id, water, rice, fries };
}

describeOnEachEngine("The history of an order", (open) => {
  test("O3 who did what, when, from which device, from which status to which, and never again otherwise", async () => {
    const world = await openOrderWorld(open);
    const { id } = placedOf(await world.place({}, { as: "kai", userAgent: tablet }));
    const placedAt = new Date(world.clock).toISOString();
    world.clock += minute;
    await change(world, id, { expected_version: 1, status: "preparing", eta_minutes: 20 });
    await change(world, id, { expected_version: 2, eta_minutes: 30 }, "mina");
    await change(world, id, { expected_version: 3, status: "cancelled", cancel_reason: "power cut" });
    const entries = await history(world, id);
    const startedAt = new Date(world.clock).toISOString();
    const plain = { device: "Chrome on Android", eta_minutes: null, cancel_reason: null, edit: null };
    const mina = { id: 3, name: "Mina Sablan" };
    expect(entries).toMatchObject([
      { ...plain, at: placedAt, user: { id: 4, name: "Kai Mendiola" }, from_status: null, to_status: "pending" },
      { ...plain, at: startedAt, user: ben, from_status: "pending", to_status: "preparing", eta_minutes: 20 },
      { ...plain, at: startedAt, user: mina, from_status: "preparing", to_status: "preparing", eta_minutes: 30 },
      {
        ...plain,
        at: startedAt,
        user: ben,
        from_status: "preparing",
        to_status: "cancelled",
        cancel_reason: "power cut",
      },
    ]);
    expect(entries.map((entry) => entry.id)).toEqual(entries.map((entry) => entry.id).toSorted((a, b) => a - b));
    const { cursor } = await world.ask("GET", `/orders/${id}/history`, { as: "ben" });
    expect(cursor).toMatchObject([{ stream_id: streams.orders(1), offset: 5 }]);
  });

  test("O10 an edit is kept line by line, and shown with the order until it moves", async () => {
    const world = await openOrderWorld(open);
    const { id, water, rice, fries } = await placed(world);
    world.clock += minute;
    const items = [{ line_id: water, quantity: 3 }, { line_id: rice }, { id: 13, quantity: 1 }];
    const edit_reason = "No fries left";
    const edited = orderOf(await change(world, id, { expected_version: 1, items, edit_reason }));
    const difference = {
      added: [{ menu_item_id: 13, name: "Pork belly musubi", quantity: 1, station: "cold" }],
      removed: [{ id: fries, name: "Taro fries", quantity: 1, station: "fry", notes: "crisp" }],
      changed: [{ id: water, name: "Bottled water", quantity: 3, before: { quantity: 2, notes: null } }],
    };
    expect(edited.last_change).toMatchObject({ at: new Date(world.clock).toISOString(), by: ben });
    expect(edited.last_change?.changed).toMatchObject(difference.changed);
    expect(edited.last_change?.removed).toMatchObject(difference.removed);
    expect(edited.last_change?.added).toHaveLength(1);
    expect((await world.told(streams.orders(1))).at(-1)).toMatchObject({ order: { last_change: edited.last_change } });
    const { added, removed, changed } = edited.last_change ?? {};
    expect((await history(world, id)).at(-1)?.edit).toEqual({ added, removed, changed });
    expect((await history(world, id)).at(-1)?.edit_reason).toBe(edit_reason);

    expect(
      orderOf(await change(world, id, { expected_version: 2, status: "preparing", eta_minutes: 10 })),
    ).toMatchObject({ last_change: null });
    expect((await history(world, id)).map(({ edit }) => edit === null)).toEqual([true, false, true]);
  });

  test("O10 of several edits the card shows what came of them; those that take each other back show nothing", async () => {
    const world = await openOrderWorld(open);
    const { id, water, rice, fries } = await placed(world);
    const edit = async (version: number, items: readonly object[], as: Person = "ben") =>
      orderOf(await change(world, id, { expected_version: version, items }, as)).last_change;
    await edit(1, [{ line_id: water }, { line_id: rice }]);
    const second = await edit(2, [{ line_id: water, quantity: 1 }, { line_id: rice }], "mina");
    expect(second).toMatchObject({
      by: { name: "Mina Sablan" },
      added: [],
      removed: [{ id: fries }],
      changed: [{ id: water, quantity: 1, before: { quantity: 2 } }],
    });
    const third = await edit(3, [{ line_id: water, quantity: 2 }, { line_id: rice }]);
    expect(third).toMatchObject({ changed: [], removed: [{ id: fries }] });
    await change(world, id, { expected_version: 4, status: "preparing", eta_minutes: 10 });
    expect(await edit(5, [{ line_id: water, quantity: 4 }, { line_id: rice }])).toMatchObject({
      added: [],
      removed: [],
      changed: [{ before: { quantity: 2 } }],
    });
    expect(await edit(6, [{ line_id: water, quantity: 2 }, { line_id: rice }])).toBeNull();
  });

  test("O10 an edit and a step at once: the card shows the edit, which is newer than the step", async () => {
    const world = await openOrderWorld(open);
    const { id, water, rice, fries } = await placed(world);
    await change(world, id, {
      expected_version: 1,
      items: [{ line_id: water }, { line_id: rice }, { line_id: fries, quantity: 2 }],
    });
    const moved = await change(world, id, {
      expected_version: 2,
      status: "preparing",
      eta_minutes: 10,
      items: [{ line_id: water }, { line_id: fries }],
    });
    expect(orderOf(moved).last_change).toMatchObject({ added: [], removed: [{ id: rice }], changed: [] });
  });

  test("O3 until when the last step can be taken back is shown, and one that is refused says why", async () => {
    const world = await openOrderWorld(open);
    const { id } = placedOf(await world.place({}));
    const start = orderOf(await change(world, id, { expected_version: 1, status: "preparing", eta_minutes: 10 }));
    expect(start.step_back_until).toBe(new Date(world.clock + 5 * minute).toISOString());
    expect(start.status_changed_at).toBe(new Date(world.clock).toISOString());
    const undone = orderOf(await change(world, id, { expected_version: 2, status: "pending" }));
    expect(undone.step_back_until).toBeNull();
    await change(world, id, { expected_version: 3, status: "preparing", eta_minutes: 10 });
    await change(world, id, { expected_version: 4, status: "ready" });
    await change(world, id, { expected_version: 5, status: "completed" });
    world.clock += 5 * minute + 1;
    expect(await change(world, id, { expected_version: 6, status: "ready" })).toMatchObject({
      status: 422,
      body: {
        code: "transition",
        error: "TNK-O-001 was picked up more than 5 min ago. That step cannot be taken back any more.",
      },
    });
  });

  test("A3 a customer sees what is in the order, not who of the staff put it there; the history is not for customers", async () => {
    const world = await openOrderWorld(open);
    const { id, items } = placedOf(await world.place({ items: [{ id: 35, quantity: 2 }] }, { as: "kai" }));
    await change(world, id, { expected_version: 1, items: [{ line_id: items[0]?.id, quantity: 1 }] });
    for (const url of ["/orders", `/orders/${id}`]) {
      expect(JSON.stringify((await world.ask("GET", url, { as: "kai" })).body)).not.toMatch(/Ben|Taitano/);
    }
    for (const [person, status] of [
      ["kai", 403],
      ["guest", 401],
      ["leilani", 404],
      ["mina", 200],
    ] as const) {
      expect((await world.ask("GET", `/orders/${id}/history`, { as: person })).status).toBe(status);
    }
  });

  test("X2 orders from before the columns of the last step get what their history says of it", async () => {
    const world = await openOrderWorld(open);
    const moved = placedOf(await world.place({})).id;
    placedOf(await world.place({}));
    world.clock += minute;
    await change(world, moved, { expected_version: 1, status: "preparing", eta_minutes: 10 });
    world.clock += minute;
    await change(world, moved, { expected_version: 2, eta_minutes: 20 });
    const steps = () =>
      world.database.engine.commands
        .selectFrom("orders")
        .select(["previous_status", "status_changed_at"])
        .orderBy("id")
        .execute();
    const before = await steps();
    await world.database.engine.commands
      .updateTable("orders")
      .set({ previous_status: null, status_changed_at: null })
      .execute();
    await fillLastSteps(world.database.engine.commands);
    expect(await steps()).toEqual(before);
  });
});
