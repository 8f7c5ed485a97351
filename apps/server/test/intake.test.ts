import { restaurant, restaurantChannelMessage, type SetIntakeRequest, streams } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { createDatabase, type Database } from "../src/database/database.ts";
import { openEndedIntakes } from "../src/features/restaurants/endedIntakes.ts";
import { describeOnEachEngine } from "./databases.ts";
import { minute, type OrderWorld, openOrderWorld, type Person } from "./orderWorld.ts";

type Asked = SetIntakeRequest["intake"];

const set = (world: OrderWorld, intake: Asked | object, as: Person = "ben", restaurantId = 1) =>
  world.ask("PATCH", `/restaurants/${restaurantId}/intake`, { as, body: { intake } });

const shown = async (world: OrderWorld) => restaurant.parse((await world.ask("GET", "/restaurants/1")).body);
const iso = (at: number) => new Date(at).toISOString();

async function toldIntakes(world: OrderWorld) {
  const told = await world.told(streams.restaurant(1));
  return told.map((message) => restaurantChannelMessage.parse(message).restaurant.intake);
}

describeOnEachEngine("The intake of orders", (open) => {
  test("O12 a pause is told at once, shown to everyone, and ends by itself, told once more", async () => {
    const world = await openOrderWorld(open);
    const until = iso(world.clock + 30 * minute);
    const paused = { state: "paused", extra_minutes: 0, until };
    expect(await set(world, { state: "paused", minutes: 30 })).toMatchObject({ status: 200, body: { intake: paused } });
    expect((await shown(world)).intake).toEqual(paused);
    world.clock += 30 * minute - 1;
    await world.doDueWork();
    expect(await toldIntakes(world)).toEqual([paused]);
    world.clock += 1;
    // At its end, also before anyone has looked.
    expect((await shown(world)).intake.state).toBe("open");
    await world.doDueWork();
    await world.doDueWork();
    expect(await toldIntakes(world)).toEqual([paused, { state: "open", extra_minutes: 0, until: null }]);
  });

  test("O12 busy adds minutes to what is promised, for its time; ending it early is told once", async () => {
    const world = await openOrderWorld(open);
    const busy = { state: "busy", extra_minutes: 20, until: iso(world.clock + 60 * minute) };
    await set(world, { state: "busy", minutes: 60, extra_minutes: 20 });
    expect((await shown(world)).intake).toEqual(busy);
    expect((await world.place({})).status).toBe(201);
    await set(world, { state: "open" });
    await set(world, { state: "open" });
    world.clock += 61 * minute;
    await world.doDueWork();
    expect((await toldIntakes(world)).map(({ state }) => state)).toEqual(["busy", "open"]);
  });

  test("O12 a pause that is lengthened ends at its new end", async () => {
    const world = await openOrderWorld(open);
    await set(world, { state: "paused", minutes: 15 });
    world.clock += 14 * minute;
    await set(world, { state: "paused", minutes: 60 }, "mina");
    world.clock += 15 * minute;
    await world.doDueWork();
    expect((await shown(world)).intake.state).toBe("paused");
    world.clock += 45 * minute;
    await world.doDueWork();
    expect((await toldIntakes(world)).map(({ state }) => state)).toEqual(["paused", "paused", "open"]);
  });

  test("O12 while paused an order for now is refused with the time of the restaurant's clock; one for later is taken", async () => {
    const world = await openOrderWorld(open);
    const end = world.clock + 30 * minute;
    await set(world, { state: "paused", minutes: 30 });
    expect(await world.place({})).toMatchObject({
      status: 422,
      body: {
        code: "paused",
        error: "Tasi Niyok Kitchen takes no orders until 12:30. You can still order for later.",
        details: [{ path: "order.pickup_time", until: iso(end) }],
      },
    });
    expect(await world.place({ pickup_time: iso(end - 1) })).toMatchObject({ status: 422, body: { code: "paused" } });
    expect((await world.place({ pickup_time: iso(end) })).status).toBe(201);
    expect((await world.place({ staff_created: true }, { as: "ben" })).status).toBe(201);
    expect((await world.place({}, { as: "ben" })).status).toBe(422);
    expect((await world.place({ items: [{ id: 36, quantity: 1 }] }, { restaurantId: 2 })).status).toBe(201);
    world.clock = end;
    expect((await world.place({})).status).toBe(201);
  });

  test("O12 an order that was placed before the pause is its placer's: the same key gets the same answer", async () => {
    const world = await openOrderWorld(open);
    const key = "placed-before-the-pause";
    const placed = await world.place({}, { key });
    await set(world, { state: "paused", minutes: 30 });
    expect((await world.place({}, { key })).body).toEqual(placed.body);
  });

  test("O12 several nodes that look at once end a pause once, also after a restart", async () => {
    const world = await openOrderWorld(open);
    await set(world, { state: "paused", minutes: 30 });
    world.clock += 8 * 60 * minute;
    const node = (): Database => createDatabase(world.database.engine, () => world.clock);
    await Promise.all(Array.from({ length: 4 }, () => openEndedIntakes(node())));
    expect((await toldIntakes(world)).map(({ state }) => state)).toEqual(["paused", "open"]);
  });

  test("O12 refuses what is no pause and no busy time, and leaves all as it was", async () => {
    const world = await openOrderWorld(open);
    for (const asked of [
      { state: "paused" },
      { state: "paused", minutes: 4 },
      { state: "paused", minutes: 241 },
      { state: "busy", minutes: 30 },
      { state: "busy", minutes: 30, extra_minutes: 0 },
      { state: "busy", minutes: 30, extra_minutes: 61 },
      { state: "closed" },
      {},
    ]) {
      expect([asked, (await set(world, asked)).status]).toEqual([asked, 422]);
    }
    expect(await toldIntakes(world)).toEqual([]);
  });

  test("A2 the restaurant's staff alone set its intake", async () => {
    const world = await openOrderWorld(open);
    const pause = { state: "paused", minutes: 30 };
    expect((await set(world, pause, "guest")).status).toBe(401);
    expect((await set(world, pause, "kai")).status).toBe(403);
    expect((await set(world, pause, "leilani")).status).toBe(404);
    expect((await set(world, pause, "ben", 2)).status).toBe(404);
    expect(await toldIntakes(world)).toEqual([]);
    expect((await set(world, pause, "root")).status).toBe(200);
    expect((await set(world, pause, "root", 99)).status).toBe(404);
    expect(await world.told(streams.restaurant(2))).toEqual([]);
  });
});
