import { notificationList, streams } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { localTime } from "../src/localTime.ts";
import { describeOnEachEngine } from "./databases.ts";
import {
  hour,
  minute,
  mondayNoonInGuam,
  type OrderWorld,
  openOrderWorld,
  orderOf,
  placedOf,
  toldTypes,
} from "./orderWorld.ts";

const change = (world: OrderWorld, id: number, order: object, as: "ben" | "mina" = "ben") =>
  world.ask("PATCH", `/orders/${id}`, { as, body: { order } });

const ringing = async (world: OrderWorld) => (await world.ask("GET", "/orders/unacknowledged", { as: "ben" })).body;

/** The ready-made cases of the sample restaurants that no other suite tells. */
describeOnEachEngine("The sample restaurants' cases", (open) => {
  test.each([
    ["Monday", mondayNoonInGuam, "2026-07-09T14:00:00.000Z"],
    ["Friday", mondayNoonInGuam + 96 * hour, "2026-07-11T02:00:00.000Z"],
  ])(
    "O11 item 7, ordered on a %s for the first Friday, Saturday or Sunday at least 24 h ahead: accepted, hidden from the board until its release",
    async (_day, orderedAt, pickup_time) => {
      const world = await openOrderWorld(open);
      world.clock = orderedAt;
      const mains = await Promise.all(["chicken", "ribs", "pork"].map((name) => world.option(7, name)));
      const items = [{ id: 7, quantity: 1, options: mains.map((id) => ({ id })) }];
      const pickupAt = Date.parse(pickup_time);
      expect([5, 6, 0]).toContain(localTime(pickupAt, "Pacific/Guam").weekday);
      const early = new Date(pickupAt - minute).toISOString();
      expect(await world.place({ items, pickup_time: early })).toMatchObject({
        status: 422,
        body: { code: "not_sold_then" },
      });

      const order = placedOf(await world.place({ items, pickup_time }));
      expect(Date.parse(order.release_at ?? "")).toBe(pickupAt - hour);
      world.clock = pickupAt - hour - 1;
      await world.doDueWork();
      expect(await toldTypes(world)).toEqual(["order_updated"]);
      expect(await ringing(world)).toEqual([]);
      world.clock += 1;
      await world.doDueWork();
      expect(await toldTypes(world)).toEqual(["order_updated", "new_order"]);
      expect(await ringing(world)).toMatchObject([{ id: order.id }]);
    },
  );

  test("O6 item 16, keyed in by staff: on the board, silent", async () => {
    const world = await openOrderWorld(open);
    const items = [{ id: 16, quantity: 1, options: [{ id: await world.option(16, "one") }] }];
    const { id } = orderOf(await world.place({ items, staff_created: true }, { as: "ben" }));
    expect(await world.told(streams.orders(1))).toMatchObject([
      { type: "new_order", order: { id, staff_created: true }, staff_info: { name: "Ben Taitano" } },
    ]);
    expect((await world.ask("GET", "/orders?status=pending", { as: "mina" })).body).toMatchObject({ orders: [{ id }] });
    expect(await world.told(streams.notifications(1))).toEqual([]);
    expect(await ringing(world)).toEqual([]);
  });

  test("O3 two tablets set the same order ready and cancelled at once: one wins, the other gets 409 and is shown the winner", async () => {
    const world = await openOrderWorld(open);
    const before = await world.available(13);
    const { id } = placedOf(await world.place({ items: [{ id: 13, quantity: 2 }] }));
    await change(world, id, { expected_version: 1, status: "preparing", eta_minutes: 10 });
    const answers = await Promise.all([
      change(world, id, { expected_version: 2, status: "ready" }, "ben"),
      change(world, id, { expected_version: 2, status: "cancelled" }, "mina"),
    ]);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 409]);
    expect(lost?.body).toMatchObject({ code: "stale_version", order: won?.body });
    const { status } = orderOf(await world.ask("GET", `/orders/${id}`, { as: "rosa" }));
    expect(won?.body).toMatchObject({ status, version: 3 });
    expect(await world.available(13)).toBe(status === "cancelled" ? before : before - 2);
    expect((await toldTypes(world)).filter((type) => type === "order_updated")).toHaveLength(2);
  });

  test("O5 rosa acknowledges while ben's screen is offline: on return ben hears nothing", async () => {
    const world = await openOrderWorld(open);
    const { id } = placedOf(await world.place({}));
    const { cursor } = await world.ask("GET", "/orders", { as: "ben" });
    expect(await ringing(world)).toMatchObject([{ id }]);
    await world.ask("POST", `/orders/${id}/acknowledge`, { as: "rosa" });
    // What resuming brings him, and what a fresh start would.
    expect(cursor).toMatchObject([{ offset: 1 }]);
    expect((await world.told(streams.orders(1))).slice(1)).toMatchObject([
      { type: "order_acknowledged", order_id: id, user_id: 1 },
    ]);
    expect(await ringing(world)).toEqual([]);
    const { body } = await world.ask("GET", "/notifications/unacknowledged?type=order", { as: "ben" });
    expect(notificationList.parse(body).notifications).toEqual([]);
  });

  test("O11 the opening hours of a pickup time are those of the clock on the wall then, which changes before it", async () => {
    const world = await openOrderWorld(open);
    const sundays = JSON.stringify([{ day: 0, from: 660, to: 1_260 }]);
    await world.database.engine.commands
      .updateTable("restaurants")
      .set({ opening_hours: sundays, time_zone: "America/Los_Angeles" })
      .where("id", "=", 1)
      .execute();
    for (const [now, opensAt] of [
      ["2026-03-06T20:00:00Z", "2026-03-08T18:00:00Z"],
      ["2026-10-30T20:00:00Z", "2026-11-01T19:00:00Z"],
    ] as const) {
      world.clock = Date.parse(now);
      const at = (shift: number) => new Date(Date.parse(opensAt) + shift).toISOString();
      const place = (shift: number) => world.place({ pickup_time: at(shift) });
      expect(await place(-minute)).toMatchObject({ status: 422, body: { code: "closed" } });
      expect((await place(0)).status).toBe(201);
      expect((await place(10 * hour - minute)).status).toBe(201);
      expect(await place(10 * hour)).toMatchObject({ status: 422, body: { code: "closed" } });
    }
  });
});
