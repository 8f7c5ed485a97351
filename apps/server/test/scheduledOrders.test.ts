import { orderChannelMessage, streams } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { createDatabase, type Database } from "../src/database/database.ts";
import { createAlerts } from "../src/features/notifications/alerts.ts";
import { releaseDueOrders } from "../src/features/orders/release.ts";
import { orderingRestaurants as restaurants } from "../src/features/restaurants/service.ts";
import { describeOnEachEngine } from "./databases.ts";
import { hour, minute, type OrderWorld, openOrderWorld, placedOf, toldTypes } from "./orderWorld.ts";

/** Water, 20 minutes of preparation, to be picked up in three hours. */
async function scheduled(world: OrderWorld, order = {}) {
  const pickup_time = new Date(world.clock + 3 * hour).toISOString();
  return placedOf(await world.place({ pickup_time, ...order }));
}

const ringing = async (world: OrderWorld) => (await world.ask("GET", "/orders/unacknowledged", { as: "ben" })).body;

describeOnEachEngine("Scheduled orders", (open) => {
  test("O11 take number and stock at once, and stand under Scheduled without an alert until their release", async () => {
    const world = await openOrderWorld(open);
    const order = await scheduled(world);
    expect(order).toMatchObject({
      order_number: "TNK-O-001",
      status: "pending",
      release_at: new Date(world.clock + 160 * minute).toISOString(),
    });
    expect(await world.available(35)).toBe(95);
    world.clock += 160 * minute - 1;
    await world.doDueWork();
    expect(await toldTypes(world)).toEqual(["order_updated"]);
    expect(await world.told(streams.notifications(1))).toEqual([]);
    expect(await ringing(world)).toEqual([]);
  });

  test("O11 at release one new_order goes out with its alert, and it rings from then on", async () => {
    const world = await openOrderWorld(open);
    const order = await scheduled(world);
    world.clock += 160 * minute;
    await world.doDueWork();
    await world.doDueWork();
    expect(await toldTypes(world)).toEqual(["order_updated", "new_order"]);
    const released = orderChannelMessage.parse((await world.told(streams.orders(1))).at(-1));
    expect(released).toMatchObject({ order: { id: order.id, version: 1 }, staff_info: null });
    expect(await toldTypes(world, streams.notifications(1))).toEqual(["notification"]);
    expect(await ringing(world)).toMatchObject([{ id: order.id }]);
    world.clock += 24 * hour;
    expect(await ringing(world)).toMatchObject([{ id: order.id }]);
    world.clock += 1;
    expect(await ringing(world)).toEqual([]);
  });

  test("O11 several nodes that look at once release an order once, also after a restart", async () => {
    const world = await openOrderWorld(open);
    await scheduled(world);
    await scheduled(world);
    world.clock += 3 * hour;
    const node = (): Database => createDatabase(world.database.engine, () => world.clock);
    const { orders } = createAlerts({ enqueue: async () => {} });
    const looks = Array.from({ length: 4 }, () => releaseDueOrders(node(), { restaurants, alerts: orders }));
    await Promise.all(looks);
    expect((await toldTypes(world)).filter((type) => type === "new_order")).toHaveLength(2);
    expect(await toldTypes(world, streams.notifications(1))).toHaveLength(2);
  });

  test("O11 an order that was cancelled or begun before its time is not released again", async () => {
    const world = await openOrderWorld(open);
    const cancelled = await scheduled(world);
    const begun = await scheduled(world);
    const change = (id: number, order: object) => world.ask("PATCH", `/orders/${id}`, { as: "ben", body: { order } });
    await change(cancelled.id, { expected_version: 1, status: "cancelled" });
    await change(begun.id, { expected_version: 1, status: "preparing", eta_minutes: 30 });
    world.clock += 3 * hour;
    await world.doDueWork();
    expect(await toldTypes(world)).not.toContain("new_order");
    expect(await world.told(streams.notifications(1))).toEqual([]);
  });

  test("O11 an order that cannot be released holds up no other, and stays due", async () => {
    const world = await openOrderWorld(open);
    await scheduled(world);
    const items = [{ id: 36, quantity: 1 }];
    const pickup_time = new Date(world.clock + 4 * hour).toISOString();
    expect(await world.place({ pickup_time, items }, { restaurantId: 2 })).toMatchObject({ status: 201 });
    const setCurrency = (currency: string) =>
      world.database.engine.commands.updateTable("restaurants").set({ currency }).where("id", "=", 1).execute();
    await setCurrency("no currency");
    world.clock += 4 * hour;
    await expect(world.doDueWork()).rejects.toThrow("1 of 2 due orders");
    expect(await toldTypes(world, streams.orders(2))).toContain("new_order");
    expect(await toldTypes(world)).toEqual(["order_updated"]);
    await setCurrency("USD");
    await world.doDueWork();
    expect(await toldTypes(world)).toEqual(["order_updated", "new_order"]);
  });

  test("O6 an order of the staff is released silently", async () => {
    const world = await openOrderWorld(open);
    const pickup_time = new Date(world.clock + 3 * hour).toISOString();
    await world.place({ pickup_time, staff_created: true }, { as: "mina" });
    world.clock += 3 * hour;
    await world.doDueWork();
    expect(await toldTypes(world)).toEqual(["order_updated", "new_order"]);
    expect(await world.told(streams.notifications(1))).toEqual([]);
    expect(await ringing(world)).toEqual([]);
  });

  test("O11 item 7 for Friday is released an hour ahead: its own preparation takes longest", async () => {
    const world = await openOrderWorld(open);
    const mains = await Promise.all(["chicken", "ribs", "fish"].map((name) => world.option(7, name)));
    const items = [{ id: 7, quantity: 1, options: mains.map((id) => ({ id })) }];
    expect(await world.place({ items })).toMatchObject({ status: 422, body: { code: "not_sold_then" } });
    const friday = world.clock + 96 * hour;
    const order = placedOf(await world.place({ items, pickup_time: new Date(friday).toISOString() }));
    expect(order).toMatchObject({ total: 130, release_at: new Date(friday - hour).toISOString() });
    expect(await toldTypes(world)).toEqual(["order_updated"]);
  });
});
