import { category, guestMenuItem, menuItem, streams } from "@hafaloha/contract";
import pino from "pino";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import { imageRoutes } from "../src/features/menu/imageRoutes.ts";
import { createHttpServer } from "../src/http/httpServer.ts";
import { seedSampleData } from "../src/seed/seedSampleData.ts";
import { describeOnEachEngine } from "./databases.ts";
import { hour, mondayNoonInGuam, type OrderWorld, openOrderWorld, type Person } from "./orderWorld.ts";

const parrotfish = 4;
const tart = 27;

describeOnEachEngine("The menu", (open) => {
  let world: OrderWorld;
  beforeAll(async () => {
    world = await openOrderWorld(open);
  });

  const read = (url: string, as: Person = "guest") => world.ask("GET", url, { as });
  const items = async (query: string) => z.array(guestMenuItem).parse((await read(`/menu_items${query}`)).body);
  const item = async (id: number) => guestMenuItem.parse((await read(`/menu_items/${id}`)).body);
  const hide = (id: number, hidden: number) =>
    world.database.write(({ rows }) => rows.updateTable("menu_items").set({ hidden }).where("id", "=", id).execute());

  test("X1 the sample menu has its 35 items in order, and the other restaurant three", async () => {
    expect((await items("?restaurant_id=1")).map(({ id }) => id)).toEqual(
      Array.from({ length: 35 }, (_, index) => index + 1),
    );
    const other = await items("?restaurant_id=2");
    expect(other.map(({ name, price }) => [name, price])).toEqual([
      ["Teri plate", 14.5],
      ["Mac salad", 4],
      ["Lilikoʻi bar", 5],
    ]);
  });

  test("X1 a database that holds data is left as it is", async () => {
    const again = { demoAccounts: true, hashPassword: async () => "" };
    expect(await seedSampleData(world.database, again)).toBe(false);
    expect((await read("/restaurants")).body).toHaveLength(2);
  });

  test("I1 guests and customers see what is available, staff the stock behind it", async () => {
    for (const as of ["guest", "kai", "leilani"] as const) {
      const { body } = await read("/menu_items/32?restaurant_id=1", as);
      expect(guestMenuItem.parse(body)).toEqual(body);
      expect(body).toMatchObject({
        name: "Young coconut",
        price: 7.5,
        available_quantity: 12,
        stock_status: "in_stock",
      });
    }
    for (const as of ["ben", "rosa", "root"] as const) {
      const { body } = await read("/menu_items/32?restaurant_id=1", as);
      expect(menuItem.parse(body)).toMatchObject({ stock_quantity: 15, damaged_quantity: 3, low_stock_threshold: 5 });
    }
  });

  test("R4 a read says where its streams stood: the stock's only to staff", async () => {
    const stream = (name: string) => expect.objectContaining({ stream_id: name, offset: expect.any(Number) });
    const menu = stream(streams.menu(1));
    expect((await read("/menu_items?restaurant_id=1")).cursor).toEqual([menu]);
    expect((await read("/menu_items", "ben")).cursor).toEqual([menu, stream(streams.inventory(1))]);
    expect((await read("/menu_items?restaurant_id=1", "leilani")).cursor).toEqual([menu]);
    expect((await read("/categories?restaurant_id=1")).cursor).toEqual([menu, stream(streams.categories(1))]);
    expect((await read("/menus?restaurant_id=1")).cursor).toEqual([menu]);
  });

  test("M2 days are judged in the restaurant's zone, and a day never hides an item", async () => {
    const orderable = async (id: number) => (await item(id)).orderable;
    const start = mondayNoonInGuam - 6 * hour; // still Sunday in UTC
    const week = [];
    for (let day = 0; day < 7; day++) {
      world.clock = start + day * 24 * hour;
      week.push([await orderable(parrotfish), await orderable(tart), await orderable(32)]);
    }
    world.clock = mondayNoonInGuam;
    const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = week;
    expect([monday, wednesday, sunday]).toEqual(Array(3).fill([false, false, true]));
    expect(tuesday).toEqual([false, true, true]);
    expect([thursday, saturday]).toEqual(Array(2).fill([true, true, true]));
    expect(friday).toEqual([true, false, true]);
    expect((await read("/menu_items?restaurant_id=1")).body).toHaveLength(35);
  });

  test("M1 a hidden item is gone for guests, marked for staff, and cannot be ordered", async () => {
    await hide(35, 1);
    expect((await read("/menu_items?restaurant_id=1")).body).toHaveLength(34);
    expect((await read("/menu_items/35")).status).toBe(404);
    expect((await read("/menu_items/35", "ben")).body).toMatchObject({ hidden: true, orderable: false });
    expect((await world.place({ items: [{ id: 35, quantity: 1 }] })).status).toBe(422);
    const recount = { stock_quantity: 90, reason_type: "recount" };
    await world.ask("POST", "/menu_items/35/update_stock", { as: "ben", body: recount });
    expect((await world.told(streams.menu(1))).at(-1)).toEqual({
      type: "menu_item_update",
      menuItem: { id: 35, deleted: true },
    });
    await hide(35, 0);
  });

  test("M1 categories and menus come in order", async () => {
    const categories = z.array(category).parse((await read("/categories?restaurant_id=1")).body);
    expect(categories.map(({ name }) => name)).toEqual([
      "Grill plates",
      "Bowls and poke",
      "Handhelds and musubi",
      "Soups and sides",
      "Sweets",
      "Drinks",
    ]);
    expect((await read("/menus?restaurant_id=1")).body).toEqual([
      { id: 1, restaurant_id: 1, name: "Menu", active: true },
    ]);
  });

  test.each([
    ["no restaurant named", "/menu_items", 400],
    ["an unknown restaurant", "/menu_items?restaurant_id=99", 404],
    ["a restaurant that is no number", "/menu_items?restaurant_id=01", 400],
    ["an unknown item", "/menu_items/999", 404],
    ["an item of another restaurant than named", "/menu_items/36?restaurant_id=1", 404],
    ["unknown restaurant's categories", "/categories?restaurant_id=99", 404],
  ])("A2 %s is refused", async (_title, url, status) => {
    expect((await read(url)).status).toBe(status);
  });

  test("M1 a dish's picture is a drawing that may be kept for ever", async () => {
    const { image_url } = await item(32);
    const http = createHttpServer({ logger: pino({ level: "silent" }), tls: undefined, trustProxy: [] });
    imageRoutes(http, world);
    const { statusCode, headers, body } = await http.inject(image_url ?? "");
    expect(statusCode).toBe(200);
    expect(headers["content-type"]).toBe("image/svg+xml");
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(headers["content-security-policy"]).toContain("sandbox");
    expect(body).toContain("<svg");
    expect((await read("/images/00000000000000000000000000000000.svg")).status).toBe(404);
  });
});
