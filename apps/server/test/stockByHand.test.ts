import {
  guestMenuItem,
  importedStock,
  inventoryChannelMessage,
  type MenuItem,
  menuItem,
  notificationList,
  stockAudit,
  streams,
} from "@hafaloha/contract";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import { describeOnEachEngine } from "./databases.ts";
import {
  type Answered,
  hour,
  minute,
  mondayNoonInGuam,
  type OrderWorld,
  openOrderWorld,
  placedOf,
} from "./orderWorld.ts";

const coconut = 32;
const tub = 12;
const water = 35;
const soda = 30;
const pitcher = 34;
const midnightInGuam = mondayNoonInGuam + 12 * hour;

const itemOf = ({ body }: Answered): MenuItem => menuItem.parse(body);

describeOnEachEngine("The stock, changed by hand", (open) => {
  let world: OrderWorld;
  beforeAll(async () => {
    world = await openOrderWorld(open);
  });

  const post = (url: string, body?: object) => world.ask("POST", url, { as: "ben", ...(body && { body }) });
  const count = (item: number, stock_quantity: number, reason_type = "recount") =>
    post(`/menu_items/${item}/update_stock`, { stock_quantity, reason_type });
  const damage = (item: number, body: object) => post(`/menu_items/${item}/mark_as_damaged`, body);
  const undo = (item: number, body?: object) => post(`/menu_items/${item}/undo_stock`, body);
  const off = (item: number, until: string, more: object = {}) =>
    post(`/menu_items/${item}/sold_out`, { until, ...more });
  const back = (item: number, body?: object) =>
    world.ask("DELETE", `/menu_items/${item}/sold_out`, { as: "mina", ...(body && { body }) });
  const sell = (id: number, quantity: number) => world.place({ items: [{ id, quantity }] });
  const audits = async (item: number, query = "") =>
    z.array(stockAudit).parse((await world.ask("GET", `/menu_items/${item}/stock_audits${query}`, { as: "ben" })).body);
  const kinds = async (item: number) =>
    (await world.told(streams.inventory(1))).flatMap((message) => {
      const told = z.object({ type: z.string(), item: z.object({ id: z.int() }) }).parse(message);
      return told.item.id === item ? [told.type] : [];
    });
  const onMenu = async (item: number) =>
    guestMenuItem.parse((await world.ask("GET", `/menu_items/${item}?restaurant_id=1`)).body);

  test("I6 the last restock is undone by its difference, so that what was sold since stays sold", async () => {
    await count(coconut, 35, "restock");
    await sell(coconut, 4);
    const { status, body } = await undo(coconut);
    expect([status, menuItem.parse(body).stock_quantity]).toEqual([200, 11]);
    const [taken, sale, restock] = await audits(coconut);
    expect(sale).toMatchObject({ reason: "sale" });
    expect(taken).toMatchObject({
      ...{ reason: "restock", reason_details: "undone", previous_quantity: 31, new_quantity: 11 },
      undoes_id: restock?.id,
    });
    expect((await undo(coconut)).status, "only the last one").toBe(422);
  });

  test("I6 the last damage is undone, and nothing that was sold since can be", async () => {
    const before = itemOf(await count(pitcher, 20));
    await damage(pitcher, { quantity: 3, reason: "spilt" });
    expect(itemOf(await undo(pitcher))).toMatchObject({
      damaged_quantity: before.damaged_quantity,
      available_quantity: 20,
    });
    expect((await audits(pitcher))[0]).toMatchObject({ reason: "damaged", previous_quantity: 3, new_quantity: 0 });
    await count(pitcher, 26, "restock");
    await sell(pitcher, 24);
    expect((await undo(pitcher)).status).toBe(422);
    expect(await world.available(pitcher)).toBe(2);
  });

  test("I6 an undo is of the movement that was meant, or of none", async () => {
    await count(water, 90);
    const [meant] = await audits(water);
    await count(water, 80);
    expect(await undo(water, { audit_id: meant?.id })).toMatchObject({
      status: 409,
      body: { code: "stale_version", menu_item: { id: water, stock_quantity: 80 } },
    });
    const [last] = await audits(water);
    expect(itemOf(await undo(water, { audit_id: last?.id })).stock_quantity).toBe(90);
  });

  test("I6 what an order moved is no movement by hand", async () => {
    const item = 16;
    const one = await world.option(item, "one");
    await count(item, 40);
    const order = placedOf(await world.place({ items: [{ id: item, quantity: 2, options: [{ id: one }] }] }));
    await damage(item, { quantity: 1, reason: "burnt", order_id: order.id });
    expect(itemOf(await undo(item)).stock_quantity, "the count alone is taken back").toBe(36 - 2 + 1);
  });

  test("I6 what moved each item last is told with it and read at once, with who did it or for which order, of one's own restaurant", async () => {
    const lastOf = async (as: "ben" | "leilani") => {
      const { body } = await world.ask("GET", "/stock/last_movements", { as });
      return new Map(
        z
          .array(stockAudit)
          .parse(body)
          .map((audit) => [audit.menu_item_id, audit]),
      );
    };
    await count(coconut, 40);
    const { order_number } = placedOf(await sell(coconut, 2));
    await count(pitcher, 9);
    const last = await lastOf("ben");
    expect(last.get(coconut)).toMatchObject({ reason: "sale", order_number, new_quantity: 38 });
    expect(last.get(pitcher)).toMatchObject({ reason: "recount", user: { name: "Ben Taitano" }, new_quantity: 9 });
    for (const [item, audit] of last) expect(audit).toEqual((await audits(item, "?limit=1"))[0]);
    const told = (await world.told(streams.inventory(1))).map((message) => inventoryChannelMessage.parse(message));
    const ofCoconut = told.filter(({ type, item }) => type === "inventory_update" && item.id === coconut);
    expect(ofCoconut.at(-1)).toMatchObject({ last_movement: last.get(coconut) });
    expect([...(await lastOf("leilani")).keys()].filter((item) => last.has(item))).toEqual([]);
  });

  test("I1 a stale version is refused for damage too", async () => {
    const { version } = await onMenu(13);
    const refused = await damage(13, { quantity: 1, reason: "wet", expected_version: version + 1 });
    expect(refused).toMatchObject({ status: 409, body: { menu_item: { id: 13, version } } });
  });

  test("I1 item 12, the octopus is counted by itself: gone, back, and counted no more", async () => {
    const octopus = await world.option(tub, "octopus");
    const set = (stock_quantity: number | null, more: object = {}) =>
      post(`/options/${octopus}/update_stock`, { stock_quantity, reason_type: "recount", ...more });
    const seen = async () => (await onMenu(tub)).option_groups[0]?.options.find(({ id }) => id === octopus)?.available;
    const before = await onMenu(tub);
    const gone = itemOf(await set(0, { expected_version: before.version }));
    expect(gone).toMatchObject({ id: tub, version: before.version + 1, available_quantity: 12, orderable: false });
    expect(await seen()).toBe(false);
    expect((await world.told(streams.menu(1))).at(-1)).toMatchObject({ menuItem: { id: tub, version: gone.version } });
    expect((await set(2, { expected_version: before.version })).status).toBe(409);
    await set(2);
    expect(await seen()).toBe(true);
    expect(itemOf(await undo(tub)).option_groups[0]?.options.find(({ id }) => id === octopus)?.stock_quantity).toBe(0);
    await set(null);
    expect(await seen()).toBe(true);
    expect((await audits(tub)).slice(0, 3)).toMatchObject([
      { option_id: octopus, previous_quantity: 0, new_quantity: 0 },
      { option_id: octopus, previous_quantity: 2, new_quantity: 0, undoes_id: expect.any(Number) },
      { option_id: octopus, previous_quantity: 0, new_quantity: 2 },
    ]);
    expect((await post(`/options/999999/update_stock`, { stock_quantity: 1, reason_type: "recount" })).status).toBe(
      404,
    );
  });

  test("I3 an item without a count is off sale for the day, until the restaurant's midnight; of two nodes one tells it", async () => {
    const taken = itemOf(await off(soda, "end_of_day"));
    expect(taken).toMatchObject({
      ...{ stock_status: "out_of_stock", sold_out: true, available_quantity: null, orderable: false },
      sold_out_until: new Date(midnightInGuam).toISOString(),
    });
    expect(await onMenu(soda)).toMatchObject({ sold_out: true, orderable: false });
    const full = await world.option(soda, "full");
    const order = () => world.place({ items: [{ id: soda, quantity: 1, options: [{ id: full }] }] });
    expect(await order()).toMatchObject({
      status: 409,
      body: { code: "stock_short", details: [{ menu_item_id: soda, name: "Calamansi soda", asked: 1, available: 0 }] },
    });
    const { body } = await world.ask("GET", "/notifications/unacknowledged?type=out_of_stock", { as: "rosa" });
    expect(notificationList.parse(body).notifications[0]).toMatchObject({
      title: "Calamansi soda: off sale",
      resource_id: soda,
    });

    world.clock = midnightInGuam - minute;
    await world.doDueWork();
    expect((await order()).status).toBe(409);
    world.clock = midnightInGuam;
    await Promise.all([world.doDueWork(), world.doDueWork()]);
    world.clock = mondayNoonInGuam;
    expect(await kinds(soda)).toEqual(["inventory_update", "out_of_stock", "inventory_update", "back_in_stock"]);
    expect(await onMenu(soda)).toMatchObject({ sold_out: false, sold_out_until: null, orderable: true });
    expect((await order()).status).toBe(201);
    expect((await audits(soda)).map(({ reason_details }) => reason_details)).toEqual([
      "back on sale",
      "off sale for the day",
    ]);
  });

  test("I3 an item is off sale until it is put back, whatever is in stock; saying so twice is told once", async () => {
    await count(water, 50);
    const before = (await kinds(water)).length;
    const { version } = itemOf(await off(water, "restored"));
    expect((await off(water, "restored")).body).toMatchObject({ version, sold_out: true, sold_out_until: null });
    expect((await sell(water, 1)).status).toBe(409);
    world.clock = midnightInGuam + 48 * hour;
    await world.doDueWork();
    world.clock = mondayNoonInGuam;
    expect((await onMenu(water)).sold_out).toBe(true);
    await count(water, 60);
    expect((await off(water, "end_of_day", { expected_version: version })).status).toBe(409);
    expect((await back(water, { expected_version: version })).status).toBe(409);
    expect(itemOf(await back(water))).toMatchObject({
      sold_out: false,
      available_quantity: 60,
      stock_status: "in_stock",
    });
    expect((await back(water)).status).toBe(200);
    expect((await kinds(water)).slice(before)).toEqual([
      ...["inventory_update", "out_of_stock"],
      "inventory_update",
      ...["inventory_update", "back_in_stock"],
    ]);
    expect((await sell(water, 1)).status).toBe(201);
  });

  test("I6 the history of an item comes in pages, the newest first", async () => {
    const all = await audits(water);
    const pages = [];
    for (let page = await audits(water, "?limit=2"); page.length > 0; ) {
      pages.push(...page);
      page = await audits(water, `?limit=2&before=${page.at(-1)?.id}`);
    }
    expect(pages).toEqual(all);
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted((a, b) => b - a));
  });
});

describeOnEachEngine("The stock as a sheet", (open) => {
  let world: OrderWorld;
  beforeAll(async () => {
    world = await openOrderWorld(open);
  });

  const send = (csv: string, dry_run?: boolean, key?: string, more: object = {}) =>
    world.ask("POST", "/stock/import", {
      as: "ben",
      body: { csv, ...(dry_run && { dry_run }), ...more },
      ...(key && { key }),
    });
  const heads = async () => [
    (await world.told(streams.inventory(1))).length,
    (await world.told(streams.menu(1))).length,
  ];

  test("I6 goes out, and comes back with what was delivered: first shown, then done, once", async () => {
    const { status, body } = await world.ask("GET", "/stock/export", { as: "ben" });
    expect(status).toBe(200);
    const octopus = await world.option(tub, "octopus");
    const lines = String(body).split("\r\n");
    expect(lines).toContain("32,,Young coconut,,15,,3,12,5,in_stock,1");
    expect(lines).toContain(`12,${octopus},Poke half-kilo tub,octopus,3,,,3,,,1`);
    expect(
      lines.filter((line) => line.startsWith("36,")),
      "nothing of the other restaurant",
    ).toEqual([]);

    const csv = `item_id,option_id,stock_quantity,add\n32,,,20\n${tub},${octopus},9,\n13,,60,\n`;
    const before = await heads();
    const preview = importedStock.parse((await send(csv, true)).body);
    expect(preview).toMatchObject({ applied: false, changed_count: 2 });
    expect(await heads()).toEqual(before);
    const done = importedStock.parse((await send(csv, false, "the delivery of monday")).body);
    expect(done).toEqual({ ...preview, applied: true });
    expect((await send(csv, false, "the delivery of monday")).body).toEqual(done);
    expect(await world.available(coconut)).toBe(32);
    expect(await heads()).toEqual(before.map((head) => head + 2));
    const audits = await world.ask("GET", `/menu_items/${coconut}/stock_audits`, { as: "ben" });
    expect(z.array(stockAudit).parse(audits.body)[0]).toMatchObject({
      ...{ reason: "restock", previous_quantity: 15, new_quantity: 35, reason_details: "from a sheet" },
    });
  });

  test("I6 leaves wrong lines out for who has seen them, and takes the others in once", async () => {
    const csv = "item_id\tadd\n13\t2\n36\t5\n";
    const before = await world.available(13);
    const answers = [
      await send(csv, false, "the right lines of monday", { skip_wrong: true }),
      await send(csv, false, "the right lines of monday", { skip_wrong: true }),
    ];
    for (const { body } of answers) {
      expect(importedStock.parse(body)).toMatchObject({
        ...{ applied: true, changed_count: 1 },
        lines: [
          { line: 2, problem: null },
          { line: 3, problem: 'item_id "36" is no item of this restaurant' },
        ],
      });
    }
    expect(await world.available(13)).toBe((before ?? 0) + 2);
    const audits = await world.ask("GET", "/menu_items/13/stock_audits", { as: "ben" });
    expect(z.array(stockAudit).parse(audits.body)[0]).toMatchObject({
      user: { name: "Ben Taitano" },
      order_number: null,
    });
  });

  test("I6 with one wrong line changes nothing and says which", async () => {
    const before = await heads();
    const { status, body } = await send("item_id,add\n32,5\n36,5\n21,1\n");
    expect(status).toBe(422);
    expect(body).toMatchObject({
      details: [
        { path: "line 3", message: 'item_id "36" is no item of this restaurant' },
        { path: "line 4", message: "is not tracked" },
      ],
      lines: [{ line: 2, problem: null }, { line: 3 }, { line: 4 }],
    });
    expect(await heads()).toEqual(before);
    expect((await send("price\n1")).status).toBe(422);
  });
});
