import {
  errorBody,
  type GuestMenuItem,
  guestMenuItem,
  inventoryChannelMessage,
  menuChannelMessage,
  menuItem,
  notificationList,
  stockAudit,
  streams,
} from "@hafaloha/contract";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import { describeOnEachEngine } from "./databases.ts";
import { type Answered, type OrderWorld, openOrderWorld, placedOf } from "./orderWorld.ts";

const coconut = 32;
const tub = 12;
const musubi = 13;
const pitcher = 34;
const chowder = 19;

describeOnEachEngine("The stock", (open) => {
  let world: OrderWorld;
  beforeAll(async () => {
    world = await openOrderWorld(open);
  });

  const restock = (item: number, stock_quantity: number, more: object = {}) =>
    world.ask("POST", `/menu_items/${item}/update_stock`, {
      as: "ben",
      body: { stock_quantity, reason_type: "restock", ...more },
    });
  const damage = (item: number, body: object) =>
    world.ask("POST", `/menu_items/${item}/mark_as_damaged`, { as: "mina", body });
  const sell = (id: number, quantity: number) => world.place({ items: [{ id, quantity }] });
  const audits = async (item: number) =>
    z.array(stockAudit).parse((await world.ask("GET", `/menu_items/${item}/stock_audits`, { as: "ben" })).body);
  /** What the inventory stream said of an item since the `from`th message. */
  const said = async (item: number, from = 0) =>
    (await world.told(streams.inventory(1)))
      .slice(from)
      .map((message) => inventoryChannelMessage.parse(message))
      .filter((message) => message.item.id === item);
  const lastOnMenu = async () => menuItemUpdate.parse((await world.told(streams.menu(1))).at(-1));
  const kinds = async (item: number, from = 0) => (await said(item, from)).map(({ type }) => type);

  test("I5 item 32 (15 - 3 = 12) sells 7: 5 are left, its threshold, and it alerts once; the next sale does not; a restock to 20 arms it again", async () => {
    expect(await world.available(coconut)).toBe(12);
    const { status } = await sell(coconut, 7);
    expect(status).toBe(201);
    expect(await kinds(coconut)).toEqual(["inventory_update", "low_stock"]);
    expect((await said(coconut))[1]).toMatchObject({
      item: { available_quantity: 5, stock_quantity: 8, damaged_quantity: 3, stock_status: "low_stock" },
      notification_id: expect.any(Number),
    });

    await sell(coconut, 1);
    await restock(coconut, 20);
    expect(await world.available(coconut)).toBe(17);
    expect(await kinds(coconut)).toEqual(["inventory_update", "low_stock", "inventory_update", "inventory_update"]);

    await sell(coconut, 17);
    await restock(coconut, 4);
    await restock(coconut, 30);
    await sell(coconut, 22);
    expect((await kinds(coconut)).slice(4)).toEqual([
      ...["inventory_update", "out_of_stock"],
      ...["inventory_update", "back_in_stock"],
      "inventory_update",
      ...["inventory_update", "low_stock"],
    ]);
  });

  test("N1 the stored alert's title names the quantity", async () => {
    const { body } = await world.ask("GET", "/notifications/unacknowledged?hours=24&type=low_stock", { as: "rosa" });
    const { notifications } = notificationList.parse(body);
    expect(notifications.map(({ title, metadata }) => [title, metadata])).toContainEqual([
      "Young coconut: 5 left",
      { name: "Young coconut", available_quantity: 5, low_stock_threshold: 5 },
    ]);
  });

  test("I7 each change tells both streams what they may know", async () => {
    const before = (await world.told(streams.menu(1))).length;
    await sell(musubi, 1);
    const [update, ...more] = (await world.told(streams.menu(1))).slice(before);
    expect(more).toEqual([]);
    expect(update).toMatchObject({ type: "menu_item_update", menuItem: { available_quantity: 57, version: 2 } });
    expect(menuChannelMessage.parse(update), "the guest's view and nothing else").toEqual(update);
    expect((await said(musubi)).at(-1)).toMatchObject({ item: { stock_quantity: 59, version: 2 } });
  });

  test("I4 a hundred buyers of the last portion make one order and 99 refusals", async () => {
    await restock(pitcher, 1);
    const answers = await Promise.all(Array.from({ length: 100 }, () => sell(pitcher, 1)));
    const refused = answers.filter(({ status }) => status === 409);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(refused).toHaveLength(99);
    expect(refused[0]?.body).toMatchObject({
      code: "stock_short",
      details: [{ menu_item_id: pitcher, name: "Hibiscus tea pitcher", asked: 1, available: 0 }],
    });
    expect(await world.available(pitcher)).toBe(0);
    expect((await kinds(pitcher)).filter((kind) => kind === "out_of_stock")).toHaveLength(1);
  });

  test("I4 a refusal names every item that is short, over all its lines, and takes nothing", async () => {
    await restock(pitcher, 3);
    const octopus = await world.option(tub, "octopus");
    const { status, body } = await world.place({
      pickup_time: "2026-07-08T02:00:00Z",
      items: [
        { id: pitcher, quantity: 2 },
        { id: musubi, quantity: 1 },
        { id: tub, quantity: 4, options: [{ id: octopus }] },
        { id: pitcher, quantity: 2 },
      ],
    });
    expect(status).toBe(409);
    expect(errorBody.parse(body).details).toEqual([
      { menu_item_id: pitcher, name: "Hibiscus tea pitcher", asked: 4, available: 3 },
      { menu_item_id: tub, option_id: octopus, name: "octopus", asked: 4, available: 3 },
    ]);
    expect([await world.available(pitcher), await world.available(tub)]).toEqual([3, 12]);
  });

  test("I4 item 12, the octopus is gone: its option with it, and the item is still sold", async () => {
    const octopus = await world.option(tub, "octopus");
    const order = (option: number, quantity: number) =>
      world.place({ pickup_time: "2026-07-08T02:00:00Z", items: [{ id: tub, quantity, options: [{ id: option }] }] });
    const { id: orderId } = placedOf(await order(octopus, 3));
    expect(fishOf((await lastOnMenu()).menuItem)).toEqual({ tuna: true, salmon: true, octopus: false });
    expect((await order(octopus, 1)).status).toBe(409);
    expect((await order(await world.option(tub, "tuna"), 1)).status).toBe(201);

    const cancelled = await world.ask("PATCH", `/orders/${orderId}`, {
      as: "ben",
      body: { order: { expected_version: 1, status: "cancelled" } },
    });
    expect(cancelled.status).toBe(200);
    const { body: item } = await world.ask("GET", `/menu_items/${tub}?restaurant_id=1`);
    expect(fishOf(guestMenuItem.parse(item))).toEqual({ tuna: true, salmon: true, octopus: true });
    expect(await world.available(tub)).toBe(11);
    expect((await audits(tub)).filter(({ option_id, reason }) => option_id === octopus && reason === "cancel")).toEqual(
      [expect.objectContaining({ previous_quantity: 0, new_quantity: 3, order_id: orderId })],
    );
  });

  test("I2 item 13, damage of 5 alone leaves the stock as it is and 53 available; more than there is cannot be damaged", async () => {
    await restock(musubi, 60);
    const { status, body } = await damage(musubi, { quantity: 5, reason: "dropped" });
    expect(status).toBe(200);
    expect(menuItem.parse(body)).toMatchObject({ stock_quantity: 60, damaged_quantity: 7, available_quantity: 53 });
    expect((await audits(musubi))[0]).toMatchObject({
      previous_quantity: 2,
      new_quantity: 7,
      reason: "damaged",
      reason_details: "dropped",
      order_id: null,
    });
    expect((await damage(musubi, { quantity: 54, reason: "all" })).status).toBe(422);
    expect((await damage(musubi, { quantity: 0, reason: "none" })).status).toBe(422);
    expect(await world.available(musubi)).toBe(53);
  });

  test("I2 item 13, damage found in an order's edit leaves what is available unchanged, and only the rest comes back later", async () => {
    const order = placedOf(await sell(musubi, 4));
    const available = await world.available(musubi);
    const returned = await damage(musubi, { quantity: 3, reason: "torn nori", order_id: order.id });
    expect(returned.status).toBe(200);
    expect(await world.available(musubi)).toBe(available);
    expect((await damage(musubi, { quantity: 2, reason: "too many", order_id: order.id })).status).toBe(422);
    await world.ask("PATCH", `/orders/${order.id}`, {
      as: "ben",
      body: { order: { expected_version: order.version, status: "cancelled" } },
    });
    expect(await world.available(musubi)).toBe(available + 1);
  });

  test("I1 a stale version is refused with the current item, and changes nothing", async () => {
    const item = itemOf(await restock(coconut, 40));
    const { status, body } = await restock(coconut, 50, { expected_version: item.version - 1 });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: "stale_version", menu_item: { id: coconut, version: item.version } });
    expect(itemOf(await restock(coconut, 50, { expected_version: item.version }))).toMatchObject({
      stock_quantity: 50,
      version: item.version + 1,
    });
  });

  test.each([
    ["I1 a negative stock", { stock_quantity: -1, reason_type: "recount" }, 422],
    ["I1 a reason that is none", { stock_quantity: 4, reason_type: "magic" }, 422],
    ["I1 half a portion", { stock_quantity: 1.5, reason_type: "recount" }, 422],
    ["I1 a word for a number", { stock_quantity: "four", reason_type: "recount" }, 400],
  ])("%s is refused", async (_title, body, status) => {
    expect((await world.ask("POST", `/menu_items/${coconut}/update_stock`, { as: "ben", body })).status).toBe(status);
  });

  test("I1 an item whose stock is not tracked has no quantity to set", async () => {
    expect((await restock(chowder, 5)).status).toBe(422);
  });

  test.each([
    ["a guest", "guest", 401],
    ["a customer", "kai", 403],
    ["another restaurant's admin", "leilani", 404],
  ] as const)("A2 %s can neither change nor read the stock", async (_who, as, status) => {
    const body = { stock_quantity: 1, reason_type: "recount" };
    expect((await world.ask("POST", `/menu_items/${coconut}/update_stock`, { as, body })).status).toBe(status);
    expect((await world.ask("GET", `/menu_items/${coconut}/stock_audits`, { as })).status).toBe(status);
  });

  test("A2 a super_admin names the restaurant", async () => {
    const body = { stock_quantity: 25, reason_type: "recount" };
    const change = (query: string) =>
      world.ask("POST", `/menu_items/${coconut}/update_stock${query}`, { as: "root", body });
    expect((await change("")).status).toBe(400);
    expect((await change("?restaurant_id=2")).status).toBe(404);
    expect(itemOf(await change("?restaurant_id=1")).stock_quantity).toBe(25);
  });

  test("I6 a repeated request with the same key is one movement", async () => {
    const count = (await audits(coconut)).length;
    const once = (): Promise<Answered> =>
      world.ask("POST", `/menu_items/${coconut}/update_stock`, {
        as: "rosa",
        key: "restock-coconuts-1",
        body: { stock_quantity: 33, reason_type: "restock", reason_details: "delivery" },
      });
    expect((await once()).body).toEqual((await once()).body);
    expect(await audits(coconut)).toHaveLength(count + 1);
  });
});

const menuItemUpdate = z.object({ type: z.literal("menu_item_update"), menuItem: guestMenuItem });
const itemOf = ({ body }: Answered) => menuItem.parse(body);

function fishOf({ option_groups: groups }: GuestMenuItem): Record<string, boolean> {
  const fish = groups.find(({ name }) => name === "Fish")?.options ?? [];
  return Object.fromEntries(fish.map(({ name, available }) => [name, available]));
}
