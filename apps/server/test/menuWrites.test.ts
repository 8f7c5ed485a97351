import {
  category,
  guestMenuItem,
  type MenuItem,
  menu,
  menuChannelMessage,
  menuItem,
  stockAudit,
  streams,
  uploadedImage,
} from "@hafaloha/contract";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import { describeOnEachEngine } from "./databases.ts";
import { type Answered, type OrderWorld, openOrderWorld, orderOf, placedOf } from "./orderWorld.ts";

const itemOf = ({ body }: Answered): MenuItem => menuItem.parse(body);

describeOnEachEngine("Changes of the menu", (open) => {
  let world: OrderWorld;
  beforeAll(async () => {
    world = await openOrderWorld(open);
  });

  const create = (fields: object, more: object = {}) =>
    world.ask("POST", "/menu_items", { as: "rosa", body: { menu_item: fields }, ...more });
  const change = (id: number, fields: object) =>
    world.ask("PATCH", `/menu_items/${id}`, { as: "rosa", body: { menu_item: fields } });
  const remove = (id: number) => world.ask("DELETE", `/menu_items/${id}`, { as: "rosa" });
  const lastOn = async (stream: string) => (await world.told(stream)).at(-1);
  const lastItem = async () => {
    const told = menuChannelMessage.parse(await lastOn(streams.menu(1)));
    return told.type === "menu_item_update" ? told.menuItem : undefined;
  };
  const audits = async (id: number) =>
    z.array(stockAudit).parse((await world.ask("GET", `/menu_items/${id}/stock_audits`, { as: "ben" })).body);

  test("M1 an item is made with options, stock and categories, and open storefronts hear of it", async () => {
    const { status, body } = await create({
      name: "Breadfruit fries",
      price: 6.35,
      description: "Crisp",
      category_ids: [4, 4],
      station: "fry",
      featured: true,
      enable_stock_tracking: true,
      stock_quantity: 12,
      low_stock_threshold: 3,
      option_groups: [
        { name: "Dip", min_select: 1, max_select: 2, free_option_count: 1, options: [{ name: "garlic" }] },
        { name: "Top", options: [{ name: "cheese", additional_price: 1.1, stock_quantity: 4 }] },
      ],
    });
    expect(status).toBe(201);
    const made = menuItem.parse(body);
    expect(made).toMatchObject({
      name: "Breadfruit fries",
      price: 6.35,
      category_ids: [4],
      available_days: [],
      available_quantity: 12,
      low_stock_threshold: 3,
      orderable: true,
      version: 1,
      option_groups: [
        { name: "Dip", free_option_count: 1, options: [{ name: "garlic", additional_price: 0, stock_quantity: null }] },
        { name: "Top", options: [{ name: "cheese", additional_price: 1.1, stock_quantity: 4 }] },
      ],
    });
    const told = await lastItem();
    expect(told).toEqual(guestMenuItem.parse(made));
    const list = z
      .array(guestMenuItem)
      .parse((await world.ask("GET", "/menu_items?restaurant_id=1")).body)
      .map(({ id }) => id);
    expect(list.at(-1)).toBe(made.id);
    expect(
      (await audits(made.id)).map((audit) => [audit.option_id, audit.previous_quantity, audit.new_quantity]),
    ).toEqual([
      [made.option_groups[1]?.options[0]?.id, 0, 4],
      [null, 0, 12],
    ]);
    const [garlic] = made.option_groups[0]?.options ?? [];
    const ordered = await world.place({ items: [{ id: made.id, quantity: 2, options: [{ id: garlic?.id ?? 0 }] }] });
    expect(orderOf(ordered)).toMatchObject({ total: 12.7 });
  });

  test("M1 a repeated request with the same key makes one item", async () => {
    const once = () => create({ name: "Once", price: 1 }, { key: "an item made only once" });
    expect((await once()).body).toEqual((await once()).body);
    const all = z.array(menuItem).parse((await world.ask("GET", "/menu_items", { as: "ben" })).body);
    expect(all.filter(({ name }) => name === "Once")).toHaveLength(1);
  });

  test("M1 options keep their ids and their stock over an edit; those not named go, and orders from before keep them", async () => {
    const octopus = await world.option(12, "octopus");
    const pickup_time = "2026-07-08T02:00:00Z";
    const placed = placedOf(
      await world.place({ pickup_time, items: [{ id: 12, quantity: 1, options: [{ id: octopus }] }] }),
    );
    const before = itemOf(await world.ask("GET", "/menu_items/12", { as: "rosa" }));
    const [fish] = before.option_groups;
    const tuna = fish?.options.find(({ name }) => name === "tuna");
    const after = itemOf(
      await change(12, {
        option_groups: [
          {
            ...{ id: fish?.id, name: "Catch", min_select: 1, max_select: 1 },
            options: [
              { name: "marlin", additional_price: 2 },
              { id: tuna?.id, name: "yellowfin" },
            ],
          },
        ],
      }),
    );
    expect(after.option_groups).toMatchObject([
      {
        id: fish?.id,
        name: "Catch",
        options: [{ name: "marlin" }, { id: tuna?.id, name: "yellowfin", stock_quantity: 5 }],
      },
    ]);
    expect(after.version).toBe(before.version + 1);
    expect(
      (await world.place({ pickup_time, items: [{ id: 12, quantity: 1, options: [{ id: octopus }] }] })).status,
    ).toBe(422);
    const kept = orderOf(await world.ask("GET", `/orders/${placed.id}`, { as: "ben" }));
    expect(kept.items[0]?.options).toMatchObject([{ group: "Fish", name: "octopus", additional_price: 3 }]);
    const cancel = { order: { expected_version: 1, status: "cancelled" } };
    expect((await world.ask("PATCH", `/orders/${placed.id}`, { as: "ben", body: cancel })).status).toBe(200);
    expect(await world.available(12)).toBe(12);
  });

  test.each([
    [
      "more to choose than may be",
      { option_groups: [{ name: "A", min_select: 3, max_select: 1, options: [{ name: "a" }] }] },
    ],
    ["a group without options", { option_groups: [{ name: "A", options: [] }] }],
    ["a group of another item", { option_groups: [{ id: 1, name: "A", options: [{ name: "a" }] }] }],
    ["a day that is none", { available_days: [7] }],
    ["a day before Sunday", { available_days: [-1] }],
    ["a price below nothing", { price: -1 }],
    ["a fraction of a cent", { price: 1.005 }],
    ["a name of nothing", { name: "  " }],
    ["a category of the other restaurant", { category_ids: [7] }],
    ["a menu of the other restaurant", { menu_id: 2 }],
    ["a picture from elsewhere", { image_url: "https://example.test/a.png" }],
    ["a picture that nobody uploaded", { image_url: `/images/${"0".repeat(32)}.webp` }],
    ["nothing at all", {}],
  ])("M1 %s is refused and changes nothing", async (_title, fields) => {
    const before = (await world.ask("GET", "/menu_items/35", { as: "rosa" })).body;
    expect((await change(35, fields)).status).toBe(422);
    expect((await world.ask("GET", "/menu_items/35", { as: "rosa" })).body).toEqual(before);
  });

  test("M2 clearing every day stores an empty list, which is every day", async () => {
    expect(itemOf(await change(4, { available_days: [6, 4, 4, 5] })).available_days).toEqual([4, 5, 6]);
    expect(itemOf(await change(4, { available_days: [] }))).toMatchObject({ available_days: [], orderable: true });
    const { available_days: stored } = await world.database.engine.commands
      .selectFrom("menu_items")
      .select("available_days")
      .where("id", "=", 4)
      .executeTakeFirstOrThrow();
    expect(stored).toBe("[]");
    expect((await lastItem()) as object).toMatchObject({ id: 4, available_days: [], orderable: true });
  });

  test("M3 a new price touches no order that was placed, not when its line stays in an edit either", async () => {
    const order = placedOf(await world.place({ items: [{ id: 35, quantity: 3 }] }));
    expect(itemOf(await change(35, { price: 2.75 })).price).toBe(2.75);
    expect(await lastItem()).toMatchObject({ id: 35, price: 2.75 });
    expect(orderOf(await world.ask("GET", `/orders/${order.id}`, { as: "ben" }))).toMatchObject({
      total: 6,
      version: 1,
    });
    const items = [
      { line_id: order.items[0]?.id, quantity: 2 },
      { id: 35, quantity: 1 },
    ];
    const edited = await world.ask("PATCH", `/orders/${order.id}`, {
      as: "ben",
      body: { order: { expected_version: 1, items } },
    });
    expect(orderOf(edited)).toMatchObject({ total: 6.75, items: [{ price: 2 }, { price: 2.75 }] });
  });

  test("M3 a deleted item is gone from the menu and can still be read in orders, and given back", async () => {
    const order = placedOf(await world.place({ items: [{ id: 33, quantity: 2 }] }));
    expect((await remove(33)).status).toBe(204);
    expect(await lastItem()).toEqual({ id: 33, deleted: true });
    expect((await world.ask("GET", "/menu_items/33", { as: "rosa" })).status).toBe(404);
    expect((await remove(33)).status).toBe(404);
    expect((await change(33, { price: 1 })).status).toBe(404);
    expect((await world.place({ items: [{ id: 33, quantity: 1 }] })).status).toBe(422);
    const kept = orderOf(await world.ask("GET", `/orders/${order.id}`, { as: "ben" }));
    expect(kept.items).toMatchObject([{ name: "Mango-ginger cooler", menu_item_id: 33, quantity: 2 }]);
    const [menuTold, stockTold] = [await lastOn(streams.menu(1)), await lastOn(streams.inventory(1))];
    const cancel = { order: { expected_version: 1, status: "cancelled" } };
    expect((await world.ask("PATCH", `/orders/${order.id}`, { as: "ben", body: cancel })).status).toBe(200);
    expect(await world.available(33)).toBe(25);
    expect([await lastOn(streams.menu(1)), await lastOn(streams.inventory(1))]).toEqual([menuTold, stockTold]);
  });

  test("M3 a stale version is refused with the current item", async () => {
    const { version } = itemOf(await change(34, { featured: true }));
    const { status, body } = await change(34, { featured: false, expected_version: version - 1 });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: "stale_version", menu_item: { id: 34, version, featured: true } });
    expect(itemOf(await change(34, { featured: false, expected_version: version }))).toMatchObject({ featured: false });
  });

  test("M1 a hidden item is told as gone, and told whole when it is shown again", async () => {
    await change(30, { hidden: true });
    expect(await lastItem()).toEqual({ id: 30, deleted: true });
    await change(30, { hidden: false });
    expect(await lastItem()).toMatchObject({ id: 30, name: "Calamansi soda", hidden: false });
  });

  test("I5 a threshold that is lowered below what is available arms the alert again, and a raised one alerts", async () => {
    const kinds = async () =>
      (await world.told(streams.inventory(1))).flatMap((message) => {
        const { type, item } = z.object({ type: z.string(), item: z.object({ id: z.int() }) }).parse(message);
        return item.id === 26 ? [type] : [];
      });
    expect(itemOf(await change(26, { low_stock_threshold: 20 }))).toMatchObject({ stock_status: "low_stock" });
    expect(await kinds()).toEqual(["inventory_update", "low_stock"]);
    await change(26, { low_stock_threshold: 19 });
    await change(26, { low_stock_threshold: 20 });
    expect((await kinds()).slice(2)).toEqual(["inventory_update", "inventory_update", "low_stock"]);
    await change(26, { enable_stock_tracking: false });
    expect(await lastOn(streams.inventory(1))).toMatchObject({
      item: { id: 26, stock_quantity: null, stock_status: "in_stock" },
    });
  });

  test("M1 categories come in the order they are given, told to both streams", async () => {
    const order = (ids: number[]) => world.ask("POST", "/categories/order", { as: "rosa", body: { ids } });
    const { status, body } = await order([6, 1]);
    expect(status).toBe(200);
    expect(
      z
        .array(category)
        .parse(body)
        .map(({ id, position }) => [id, position]),
    ).toEqual([6, 1, 2, 3, 4, 5].map((id, position) => [id, position]));
    const read = z.array(category).parse((await world.ask("GET", "/categories?restaurant_id=1")).body);
    expect(read.map(({ id }) => id)).toEqual([6, 1, 2, 3, 4, 5]);
    const ofMenu = (await world.told(streams.menu(1))).slice(-6);
    expect(ofMenu).toMatchObject([6, 1, 2, 3, 4, 5].map((id) => ({ type: "category_update", category: { id } })));
    expect((await world.told(streams.categories(1))).slice(-6)).toEqual(ofMenu);
    expect((await order([1, 2, 3, 4, 5, 6])).status).toBe(200);
    expect((await order([1, 7])).status).toBe(422);
    expect((await order([1, 1])).status).toBe(422);
    expect((await order([7])).status).toBe(404);
  });

  test("M1 a category is made, renamed and deleted, and its items go on without it", async () => {
    const made = category.parse(
      (await world.ask("POST", "/categories", { as: "rosa", body: { category: { name: "Specials" } } })).body,
    );
    expect(made).toMatchObject({ menu_id: 1, name: "Specials", position: 6 });
    expect(itemOf(await change(31, { category_ids: [6, made.id] })).category_ids).toEqual([6, made.id]);
    const renamed = await world.ask("PATCH", `/categories/${made.id}`, {
      as: "rosa",
      body: { category: { name: "Today" } },
    });
    expect(renamed.body).toEqual({ ...made, name: "Today" });
    expect(await lastOn(streams.categories(1))).toEqual({
      type: "category_update",
      category: { ...made, name: "Today" },
    });
    expect((await world.ask("DELETE", `/categories/${made.id}`, { as: "rosa" })).status).toBe(204);
    expect((await world.told(streams.menu(1))).slice(-2)).toMatchObject([
      { type: "category_update", category: { id: made.id, deleted: true } },
      { type: "menu_item_update", menuItem: { id: 31, category_ids: [6] } },
    ]);
    expect((await world.ask("DELETE", `/categories/${made.id}`, { as: "rosa" })).status).toBe(404);
  });

  test("M1 a menu that is put away takes its items with it until it is back", async () => {
    const made = menu.parse(
      (await world.ask("POST", "/menus", { as: "rosa", body: { menu: { name: "Brunch" } } })).body,
    );
    const { id } = itemOf(await create({ name: "Ube pancakes", price: 11, menu_id: made.id }));
    const put = (active: boolean) =>
      world.ask("PATCH", `/menus/${made.id}`, { as: "rosa", body: { menu: { active } } });
    expect((await put(false)).body).toEqual({ ...made, active: false });
    expect(await lastOn(streams.menu(1))).toEqual({ type: "menu_update", menu: { ...made, active: false } });
    expect((await world.ask("GET", `/menu_items/${id}`)).status).toBe(404);
    await put(true);
    expect((await world.ask("GET", `/menu_items/${id}`)).status).toBe(200);
  });

  test("M1 a picture is uploaded, made small, stored once and cached for ever", async () => {
    const picture = await sharp({ create: { width: 3_000, height: 1_500, channels: 3, background: "#b5472f" } })
      .withExif({ IFD0: { Artist: "someone" } })
      .png()
      .toBuffer();
    const upload = (body: Buffer) => world.ask("POST", "/images", { as: "rosa", body });
    const { status, body } = await upload(picture);
    expect(status).toBe(201);
    const { image_url, ...size } = uploadedImage.parse(body);
    expect(size).toEqual({ width: 1_280, height: 640 });
    expect((await upload(picture)).body).toEqual(body);
    expect(itemOf(await change(35, { image_url })).image_url).toBe(image_url);
    const stored = await world.picture(image_url);
    expect(stored.headers).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=31536000, immutable",
    });
    const { format, width, exif } = await sharp(stored.body).metadata();
    expect([format, width, exif]).toEqual(["webp", 1_280, undefined]);
    expect((await world.ask("GET", image_url.replace(".webp", ".svg"))).status).toBe(404);
  });

  test.each([
    [
      "a drawing, which may hold a script",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'),
      422,
    ],
    ["what is no picture", Buffer.from("not a picture"), 422],
    ["a picture of more than 8 MiB", Buffer.alloc(9 * 1024 * 1024), 413],
    ["an upload in JSON", { picture: "aGFmYQ==" }, 400],
  ])("M1 %s is refused", async (_title, body, status) => {
    expect((await world.ask("POST", "/images", { as: "rosa", body })).status).toBe(status);
  });

  test("A5 a picture is read at its own address only: elsewhere the limit of all others holds, for guests too", async () => {
    const body = Buffer.alloc(1024 * 1024);
    for (const [url, as] of [
      ["/orders", "guest"],
      ["/login", "guest"],
      ["/menu_items/35/update_stock", "ben"],
    ] as const) {
      expect(await world.ask("POST", url, { as, body }), url).toMatchObject({
        status: 400,
        body: { code: "malformed", error: expect.stringContaining("Send JSON") },
      });
    }
  });

  test("A2 who may not change the menu is not even read out", async () => {
    const picture = Buffer.alloc(9 * 1024 * 1024);
    expect((await world.ask("POST", "/images", { body: picture })).status).toBe(401);
    expect((await world.ask("POST", "/images", { as: "ben", body: picture })).status).toBe(403);
  });
});
