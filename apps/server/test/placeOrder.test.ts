import { streams } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { describeOnEachEngine } from "./databases.ts";
import { hour, minute, openOrderWorld, orderOf, placedOf, toldTypes } from "./orderWorld.ts";

const key = (name: string) => `test-key-${name.padEnd(20, "0")}`;

describeOnEachEngine("Placing orders", (open) => {
  test("O1 prices come from the menu: what a guest says of prices, totals and staff flags is not read", async () => {
    const world = await openOrderWorld(open);
    const options = [{ id: await world.option(8, "rice") }, { id: await world.option(8, "avocado") }];
    const toppings = [
      { id: await world.option(8, "seaweed") },
      { id: await world.option(8, "crisp garlic"), price: 0 },
    ];
    const lines = [{ id: 8, quantity: 2, options: [...options, ...toppings], price: 0.01, name: "Free lunch" }];
    const forged = { total: 0.02, subtotal: 0.02, staff_created: true, status: "completed", user_id: 1 };
    const answer = await world.place({ items: lines, ...forged });
    expect(answer.status).toBe(201);
    const order = placedOf(answer);
    expect(order).toMatchObject({
      order_number: "TNK-O-001",
      status: "pending",
      version: 1,
      subtotal: 33.5,
      total: 33.5,
      staff_created: false,
      created_by_user_id: null,
      items: [{ name: "Shoyu tuna poke bowl", price: 16.75, quantity: 2, made_quantity: 0, station: "cold" }],
    });
    expect(order.tracking_token).toMatch(/^[\w-]{32}$/);
    expect(await world.available(8)).toBe(20);
  });

  test("R2 the staff hear of it with the stock that it took, and never of its tracking token", async () => {
    const world = await openOrderWorld(open);
    const { tracking_token, ...order } = placedOf(await world.place({}, { as: "kai" }));
    const told = await world.told(streams.orders(1));
    expect(told).toEqual([{ type: "new_order", order, staff_info: null }]);
    expect(JSON.stringify(told)).not.toContain(tracking_token);
    expect(await toldTypes(world, streams.inventory(1))).toEqual(["inventory_update"]);
    expect(await toldTypes(world, streams.notifications(1))).toEqual(["notification"]);
    expect(order.created_by_user_id).toBe(4);
  });

  test("O6 orders keyed in by staff come on the board without an alert, and say who made them", async () => {
    const world = await openOrderWorld(open);
    const order = orderOf(await world.place({ staff_created: true }, { as: "ben" }));
    expect(order.staff_created).toBe(true);
    expect(await world.told(streams.orders(1))).toMatchObject([
      { type: "new_order", staff_info: { id: 2, name: "Ben Taitano" } },
    ]);
    expect(await world.told(streams.notifications(1))).toEqual([]);
  });

  test("A2 an account counts at its own restaurant only: elsewhere it orders as a guest", async () => {
    const world = await openOrderWorld(open);
    const items = [{ id: 35, quantity: 1 }];
    const foreignStaff = orderOf(await world.place({ items, staff_created: true }, { as: "leilani" }));
    expect(foreignStaff).toMatchObject({ staff_created: false, created_by_user_id: null });
    const customer = orderOf(await world.place({ items, staff_created: true }, { as: "kai" }));
    expect(customer).toMatchObject({ staff_created: false, created_by_user_id: 4 });
  });

  test("O1 refuses what is not on this menu, naming it: unknown, hidden, deleted and another restaurant's items", async () => {
    const world = await openOrderWorld(open);
    await world.database.engine.commands.updateTable("menu_items").set({ hidden: 1 }).where("id", "=", 21).execute();
    await world.database.engine.commands
      .updateTable("menu_items")
      .set({ deleted_at: 1 })
      .where("id", "=", 23)
      .execute();
    for (const id of [999, 21, 23, 36]) {
      const { status, body } = await world.place({
        items: [
          { id: 35, quantity: 1 },
          { id, quantity: 1 },
        ],
      });
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: "unavailable", details: [{ path: "order.items.1" }] });
      expect(JSON.stringify(body)).toContain(`Item ${id} `);
    }
    expect(await world.place({}, { restaurantId: 77 })).toMatchObject({ status: 404, body: { code: "not_found" } });
    expect(await world.told(streams.orders(1))).toEqual([]);
  });

  test("O1 refuses a quantity of 0 or 10,000, an empty order and choices outside a group's limits", async () => {
    const world = await openOrderWorld(open);
    for (const quantity of [0, -1, 1.5, 10_000]) {
      expect(await world.place({ items: [{ id: 35, quantity }] })).toMatchObject({
        status: 422,
        body: { code: "invalid" },
      });
    }
    expect((await world.place({ items: [] })).status).toBe(422);
    expect(await world.place({ items: [{ id: 8, quantity: 1 }] })).toMatchObject({
      status: 422,
      body: { code: "option_choice", error: "Choose exactly 1 of Base for Shoyu tuna poke bowl, not 0." },
    });
    const another = await world.option(9, "rice");
    expect(await world.place({ items: [{ id: 8, quantity: 1, options: [{ id: another }] }] })).toMatchObject({
      status: 422,
      body: { code: "option_choice" },
    });
  });

  test("M2 item 4 ordered on a Monday of Guam is refused, and sold at a pickup time on Thursday", async () => {
    const world = await openOrderWorld(open);
    const items = [{ id: 4, quantity: 1, options: [{ id: await world.option(4, "whole") }] }];
    expect(await world.place({ items })).toMatchObject({
      status: 422,
      body: { code: "not_sold_then", error: expect.stringContaining("is sold Thu to Sat.") },
    });
    const pickup_time = new Date(world.clock + 72 * hour).toISOString();
    expect((await world.place({ items, pickup_time })).status).toBe(201);
  });

  test("O1 takes fields that a form left empty as not given, and a staff flag that is no flag as none", async () => {
    const world = await openOrderWorld(open);
    const blanks = { contact_email: "", special_instructions: "", allergy_note: "", pickup_time: "" };
    const answer = await world.place({ ...blanks, ...{ staff_created: "true" } } as object);
    expect(answer.status).toBe(201);
    expect(placedOf(answer)).toMatchObject({
      contact_email: null,
      special_instructions: null,
      allergy_note: null,
      pickup_time: null,
      staff_created: false,
    });
  });

  test("X5 refuses the one character that no database keeps, and finds nothing by it", async () => {
    const world = await openOrderWorld(open);
    expect((await world.place({ contact_name: "A\0b" })).status).toBe(422);
    expect((await world.ask("GET", "/orders?search=%00", { as: "ben" })).status).toBe(422);
    expect((await world.ask("GET", "/orders/track/%00")).status).toBe(404);
  });

  test("O11 refuses a pickup time that is past and one outside the opening hours", async () => {
    const world = await openOrderWorld(open);
    const past = new Date(world.clock - 1).toISOString();
    expect(await world.place({ pickup_time: past })).toMatchObject({ status: 422, body: { code: "invalid" } });
    const lunchOnMonday = JSON.stringify([{ day: 1, from: 660, to: 840 }]);
    await world.database.engine.commands
      .updateTable("restaurants")
      .set({ opening_hours: lunchOnMonday })
      .where("id", "=", 1)
      .execute();
    expect((await world.place({})).status).toBe(201);
    const tomorrow = new Date(world.clock + 24 * hour).toISOString();
    expect(await world.place({ pickup_time: tomorrow })).toMatchObject({ status: 422, body: { code: "closed" } });
    world.clock += 3 * hour;
    expect(await world.place({})).toMatchObject({ status: 422, body: { code: "closed" } });
  });

  test("I4 item 28, stock 3, 100 buyers with a pickup time 25 h ahead: 3 orders, 97 refusals, none oversold", async () => {
    const world = await openOrderWorld(open);
    const items = [{ id: 28, quantity: 1, options: [{ id: await world.option(28, "mango") }] }];
    const pickup_time = new Date(world.clock + 25 * hour).toISOString();
    const answers = await Promise.all(Array.from({ length: 100 }, () => world.place({ items, pickup_time })));
    const refused = answers.filter(({ status }) => status === 409);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(refused).toHaveLength(97);
    for (const { body } of refused) {
      expect(body).toMatchObject({
        code: "stock_short",
        details: [{ name: "Whole chiffon cake", asked: 1, available: 0 }],
      });
    }
    expect(await world.available(28)).toBe(0);
    const numbers = answers.flatMap((answer) => (answer.status === 201 ? [placedOf(answer).order_number] : []));
    expect(numbers.toSorted()).toEqual(["TNK-O-001", "TNK-O-002", "TNK-O-003"]);
    expect(await world.ask("GET", "/orders", { as: "ben" })).toMatchObject({ body: { total_count: 3 } });
  });

  test("O1 the same key 20 times at once makes one order; the same key with another body is refused", async () => {
    const world = await openOrderWorld(open);
    const placing = Array.from({ length: 20 }, () => world.place({}, { key: key("same") }));
    const answers = await Promise.all(placing);
    expect(new Set(answers.map((answer) => placedOf(answer).id)).size).toBe(1);
    expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
    expect(await world.available(35)).toBe(95);
    expect(await toldTypes(world)).toEqual(["new_order"]);
    const other = await world.place({ contact_name: "Someone else" }, { key: key("same") });
    expect(other).toMatchObject({ status: 422, body: { code: "key_reused" } });
    expect(JSON.stringify(other.body)).not.toContain("TNK-O-");
  });

  test("O1 a refusal is not kept: the same key succeeds once the reason has gone", async () => {
    const world = await openOrderWorld(open);
    const items = [{ id: 35, quantity: 97 }];
    expect((await world.place({ items }, { key: key("retry") })).status).toBe(409);
    const body = { stock_quantity: 97, reason_type: "restock" };
    await world.ask("POST", "/menu_items/35/update_stock", { as: "ben", body });
    expect((await world.place({ items }, { key: key("retry") })).status).toBe(201);
  });

  test("O2 numbers are unique under concurrency and begin anew at each restaurant's own midnight", async () => {
    const world = await openOrderWorld(open);
    const both = (place: (restaurantId: number, id: number) => Promise<string>) =>
      Promise.all([place(1, 35), place(2, 36), place(1, 35), place(2, 36)]);
    const place = async (restaurantId: number, id: number) =>
      placedOf(await world.place({ items: [{ id, quantity: 1 }] }, { restaurantId })).order_number;
    expect((await both(place)).toSorted()).toEqual(["TNK-O-001", "TNK-O-001", "TNK-O-002", "TNK-O-002"]);
    world.clock += 8 * hour + minute;
    expect([await place(1, 35), await place(2, 36)]).toEqual(["TNK-O-003", "TNK-O-001"]);
    world.clock += 4 * hour;
    expect([await place(1, 35), await place(2, 36)]).toEqual(["TNK-O-001", "TNK-O-002"]);
  });
});
