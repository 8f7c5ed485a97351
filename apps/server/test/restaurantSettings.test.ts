import { restaurant, streams } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { describeOnEachEngine, epochOf } from "./databases.ts";
import { hour, type OrderWorld, openOrderWorld, orderOf, type Person, placedOf } from "./orderWorld.ts";

const save = (world: OrderWorld, settings: object, as: Person = "rosa", restaurantId = 1) =>
  world.ask("PATCH", `/restaurants/${restaurantId}`, { as, body: { restaurant: settings } });

const everyEvening = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, from: 660, to: 1_260 }));
const limits = { pending_amber: 5, pending_red: 10, preparing_amber: 15, preparing_red: 25 };

describeOnEachEngine("The settings of a restaurant", (open) => {
  test("O11 an admin changes them, everyone hears of it, and what is not named stays", async () => {
    const world = await openOrderWorld(open);
    const before = restaurant.parse((await world.ask("GET", "/restaurants/1")).body);
    const settings = {
      name: "Tasi Niyok Grill",
      address: "Marine Corps Drive",
      phone: "671-555-0100",
      prep_minutes: 25,
      timer_limits: limits,
      opening_hours: everyEvening,
      shelves: ["A", "B", "Window"],
    };
    const saved = await save(world, settings);
    expect(saved).toMatchObject({ status: 200, body: { ...settings, version: 2 } });
    expect(await world.told(streams.restaurant(1))).toEqual([{ type: "restaurant_update", restaurant: saved.body }]);
    expect((await world.ask("GET", "/restaurants/1")).body).toEqual(saved.body);
    expect(await save(world, { prep_minutes: 30 })).toMatchObject({
      body: { ...settings, prep_minutes: 30, version: 3, time_zone: before.time_zone, currency: before.currency },
    });
  });

  test("O12 says when it closes and when it opens again", async () => {
    const world = await openOrderWorld(open);
    expect((await world.ask("GET", "/restaurants/1")).body).toMatchObject({ open_now: true, hours_change_at: null });
    // It is Monday noon.
    expect((await save(world, { opening_hours: everyEvening })).body).toMatchObject({
      open_now: true,
      hours_change_at: "2026-07-06T11:00:00.000Z",
    });
    world.clock += 10 * hour;
    const { body, cursor } = await world.ask("GET", "/restaurants/1");
    expect(body).toMatchObject({ open_now: false, hours_change_at: "2026-07-07T01:00:00.000Z" });
    const epoch = await epochOf(world.database);
    expect(cursor).toEqual([{ stream_id: streams.restaurant(1), epoch, offset: 1 }]);
  });

  test("O11 orders are judged by what is saved at once: hours and preparation", async () => {
    const world = await openOrderWorld(open);
    await save(world, { opening_hours: [{ day: 1, from: 1_080, to: 1_260 }], prep_minutes: 45 });
    expect(await world.place({})).toMatchObject({ status: 422, body: { code: "closed" } });
    const pickupAt = Date.parse("2026-07-06T09:00:00Z");
    const placed = placedOf(await world.place({ pickup_time: new Date(pickupAt).toISOString() }));
    expect(placed.release_at).toBe(new Date(pickupAt - 45 * 60_000).toISOString());
  });

  test("O3 an old form is refused and shown what stands there; a pause meanwhile does not make it old", async () => {
    const world = await openOrderWorld(open);
    expect((await save(world, { expected_version: 1, prep_minutes: 25 })).status).toBe(200);
    const body = { intake: { state: "paused", minutes: 30 } };
    await world.ask("PATCH", "/restaurants/1/intake", { as: "ben", body });
    expect(await save(world, { expected_version: 1, prep_minutes: 15 })).toMatchObject({
      status: 409,
      body: { code: "stale_version", restaurant: { prep_minutes: 25, version: 2 } },
    });
    expect((await save(world, { expected_version: 2, prep_minutes: 15 })).status).toBe(200);
  });

  test("X5 refuses what cannot be meant, naming it, and leaves all as it was", async () => {
    const world = await openOrderWorld(open);
    const refused = [
      [{}, ""],
      [{ expected_version: 1 }, ""],
      [{ name: " " }, "restaurant.name"],
      [{ prep_minutes: 0 }, "restaurant.prep_minutes"],
      [{ timer_limits: { ...limits, pending_red: 5 } }, "restaurant.timer_limits"],
      [{ opening_hours: [{ day: 7, from: 660, to: 840 }] }, "restaurant.opening_hours.0.day"],
      [{ opening_hours: [{ day: 1, from: 1_440, to: 840 }] }, "restaurant.opening_hours.0.from"],
      [{ opening_hours: Array(29).fill({ day: 1, from: 660, to: 840 }) }, "restaurant.opening_hours"],
      [{ shelves: ["A", "A"] }, "restaurant.shelves"],
      [{ shelves: [""] }, "restaurant.shelves.0"],
    ] as const;
    for (const [settings, path] of refused) {
      const { status, body } = await save(world, settings);
      expect([settings, status]).toEqual([settings, 422]);
      if (path !== "") expect(body).toMatchObject({ details: [{ path }] });
    }
    expect(await world.told(streams.restaurant(1))).toEqual([]);
  });

  test("A2 only the restaurant's own admin", async () => {
    const world = await openOrderWorld(open);
    for (const [person, status] of [
      ["guest", 401],
      ["kai", 403],
      ["ben", 403],
      ["leilani", 404],
      ["root", 200],
    ] as const) {
      expect([person, (await save(world, { prep_minutes: 15 }, person)).status]).toEqual([person, status]);
    }
    expect((await save(world, { prep_minutes: 15 }, "rosa", 2)).status).toBe(404);
    expect(await world.told(streams.restaurant(2))).toEqual([]);
  });

  test("O7 a ready order waits on a shelf that the settings name, until it is made again", async () => {
    const world = await openOrderWorld(open);
    const { id } = placedOf(await world.place({}));
    const change = (order: object) => world.ask("PATCH", `/orders/${id}`, { as: "ben", body: { order } });
    await save(world, { shelves: ["A", "B"] });
    expect((await change({ expected_version: 1, shelf: "A" })).status).toBe(422);
    await change({ expected_version: 1, status: "preparing", eta_minutes: 10 });
    expect(await change({ expected_version: 2, status: "ready", shelf: "C" })).toMatchObject({
      status: 422,
      body: { error: 'There is no shelf "C": there are A, B.', details: [{ path: "order.shelf" }] },
    });
    expect(await change({ expected_version: 2, status: "ready", shelf: "A" })).toMatchObject({
      status: 200,
      body: { status: "ready", shelf: "A" },
    });
    expect(orderOf(await change({ expected_version: 3, shelf: "B" })).shelf).toBe("B");
    expect(orderOf(await change({ expected_version: 4, status: "completed" })).shelf).toBe("B");
    expect(orderOf(await change({ expected_version: 5, status: "ready" })).shelf).toBe("B");
    const undo = await change({ expected_version: 6, status: "preparing" });
    expect(undo).toMatchObject({ status: 422, body: { code: "transition" } });
    expect(orderOf(await change({ expected_version: 6, shelf: null })).shelf).toBeNull();
  });
});
