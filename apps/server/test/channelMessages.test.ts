import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WireClient } from "../../../packages/cable/test/wireClient.ts";
import type { AtEnd } from "./runningApp.ts";
import { openTenants, type Tenants } from "./tenants.ts";

const coconut = 32;
const stockItem = [
  ...["id", "name", "stock_quantity", "damaged_quantity", "available_quantity", "low_stock_threshold"],
  ...["stock_status", "enable_stock_tracking", "sold_out", "sold_out_until", "version", "updated_at"],
];
const movement = [
  ...["id", "menu_item_id", "option_id", "option_name", "previous_quantity", "new_quantity", "reason"],
  ...["reason_details", "user_id", "user", "order_id", "order_number", "undoes_id", "created_at"],
];
const guestItem = [
  ...["id", "restaurant_id", "menu_id", "category_ids", "name", "description", "price", "image_url", "available_days"],
  ...[
    "featured",
    "hidden",
    "option_groups",
    "enable_stock_tracking",
    "available_quantity",
    "stock_status",
    "sold_out",
    "sold_out_until",
    "orderable",
  ],
  ...["station", "prep_minutes", "advance_notice_hours", "position", "version", "updated_at"],
];
const notification = [
  ...["id", "title", "body", "notification_type", "resource_type", "resource_id", "restaurant_id", "admin_path"],
  ...["acknowledged", "metadata", "created_at"],
];
const order = [
  ...["id", "order_number", "restaurant_id", "status", "version", "items", "release_at", "cancel_reason", "subtotal"],
  ...["total", "contact_name", "contact_phone", "contact_email", "special_instructions", "allergy_note"],
  ...["staff_created", "created_by_user_id", "pickup_time", "estimated_pickup_time", "eta_minutes"],
  ...["global_last_acknowledged_at", "created_at", "updated_at", "status_changed_at"],
  ...["shelf", "last_change", "step_back_until"],
];
const trackedOrder = [
  ...["order_number", "restaurant", "status", "version", "items", "total", "pickup_time", "estimated_pickup_time"],
  ...["eta_minutes", "release_at", "cancel_reason", "created_at", "updated_at", "status_changed_at"],
];

/** The keys of every message beside its `type`; for a record, the keys of that. */
type Shape = Readonly<Record<string, readonly string[] | "any">>;

const messages: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  OrderChannel: {
    new_order: { order, staff_info: "any" },
    order_updated: { order, staff_info: "any" },
    order_acknowledged: { order_id: "any", user_id: "any", acknowledged_at: "any" },
  },
  InventoryChannel: {
    inventory_update: { item: stockItem, last_movement: movement },
    low_stock: { item: stockItem, notification_id: "any" },
    out_of_stock: { item: stockItem, notification_id: "any" },
    back_in_stock: { item: stockItem },
  },
  MenuChannel: {
    menu_item_update: { menuItem: guestItem },
    menu_update: { menu: "any" },
    category_update: { category: "any" },
  },
  CategoryChannel: { category_update: { category: "any" } },
  NotificationChannel: { notification: { notification }, notification_acknowledged: { id: "any" } },
  UserChannel: { notification: { notification } },
  RestaurantChannel: { restaurant_update: { restaurant: "any" } },
  OrderTrackingChannel: { order_updated: { order: trackedOrder } },
};

type Message = Readonly<Record<string, unknown>>;

describe("The messages of the channels", () => {
  const releases: Parameters<AtEnd>[0][] = [];
  const clients: WireClient[] = [];
  let world: Tenants;

  beforeAll(async () => {
    world = await openTenants((release) => releases.unshift(release));
  });

  afterAll(async () => {
    for (const client of clients) client.socket.terminate();
    for (const release of releases) await release();
  });

  /** A base client that follows these channels. */
  async function follow(token: string | undefined, identifiers: readonly string[]): Promise<WireClient> {
    const search = new URLSearchParams({ restaurant_id: "1", ...(token === undefined ? {} : { token }) });
    const client = new WireClient(`${world.cableUrl}?${search}`);
    clients.push(client);
    await client.next();
    for (const identifier of identifiers) client.subscribe(identifier);
    while (client.frames.filter((frame) => frame.includes('"confirm_subscription"')).length < identifiers.length) {
      await client.next();
    }
    return client;
  }

  const told = (client: WireClient) =>
    client.frames.flatMap((text) => {
      const { type, identifier, message } = JSON.parse(text) as { type?: string; identifier: string; message: Message };
      const { channel } = type === undefined ? (JSON.parse(identifier) as { channel: string }) : { channel: "" };
      return channel === "" ? [] : [{ channel, message }];
    });

  /** Each message once, from a dinner's beginning to its end. */
  async function serveOneTable(): Promise<string> {
    const { app, database } = world;
    const [ben, rosa] = [await world.token("ben"), await world.token("rosa")];
    const place = async (quantity: number) => {
      const contact = { contact_name: "Kai", contact_phone: "671-555-0101" };
      const order = { items: [{ id: coconut, quantity }], ...contact };
      const { body } = await app.post("/orders", { restaurant_id: 1, order }, ben);
      return body as { id: number; tracking_token: string };
    };
    const patch = (id: number, change: object) =>
      app.http.inject({
        method: "PATCH",
        url: `/orders/${id}`,
        headers: { authorization: `Bearer ${rosa}` },
        payload: { order: { expected_version: 1, ...change } },
      });
    await app.http.inject({
      method: "PATCH",
      url: "/restaurants/1/intake",
      headers: { authorization: `Bearer ${ben}` },
      payload: { intake: { state: "busy", minutes: 30, extra_minutes: 10 } },
    });
    await app.post("/menus", { menu: { name: "Brunch", active: false } }, rosa);
    await app.post("/categories", { category: { name: "Specials" } }, rosa);
    const low = await place(7);
    const out = await place(5);
    await app.post(`/menu_items/${coconut}/update_stock`, { stock_quantity: 20, reason_type: "restock" }, ben);
    await app.post(`/orders/${low.id}/acknowledge`, undefined, ben);
    const rows = database.engine.commands;
    await rows.updateTable("menu_items").set({ hidden: 1 }).where("id", "=", coconut).execute();
    expect((await patch(out.id, { status: "cancelled" })).statusCode).toBe(200);
    return low.tracking_token;
  }

  test("R2 each has exactly the keys of the protocol, and every kind that there is was told", async () => {
    const channels = Object.keys(messages).filter((channel) => channel !== "OrderTrackingChannel");
    const client = await follow(
      await world.token("ben"),
      channels.map((channel) => JSON.stringify({ channel })),
    );
    await serveOneTable();
    await client.untilQuiet();
    const seen = new Set<string>();
    for (const { channel, message } of told(client)) {
      const { type, ...rest } = message;
      const shape = messages[channel]?.[String(type)];
      expect(shape, `${channel} says ${type}`).toBeDefined();
      expect(Object.keys(rest).toSorted(), `${channel} ${type}`).toEqual(Object.keys(shape ?? {}).toSorted());
      for (const [name, keys] of Object.entries(shape ?? {})) {
        if (keys === "any") continue;
        const found = Object.keys(rest[name] as object);
        const isGone = name === "menuItem" && found.includes("deleted");
        expect(found.toSorted(), `${channel} ${type} ${name}`).toEqual(isGone ? ["deleted", "id"] : keys.toSorted());
      }
      seen.add(`${channel} ${type}`);
    }
    const known = channels.flatMap((channel) =>
      Object.keys(messages[channel] ?? {}).map((type) => `${channel} ${type}`),
    );
    expect([...seen].toSorted()).toEqual(known.toSorted());
  });

  test("M1 a hidden item is no more than its id to everyone on the menu's channel", async () => {
    await world.database.engine.commands.updateTable("menu_items").set({ hidden: 1 }).where("id", "=", 13).execute();
    const [guest, ben] = await Promise.all(
      [undefined, await world.token("ben")].map((token) => follow(token, ['{"channel":"MenuChannel"}'])),
    );
    const rosa = await world.token("rosa");
    await world.app.post("/menu_items/13/update_stock", { stock_quantity: 9, reason_type: "recount" }, rosa);
    for (const client of [guest, ben]) {
      await client?.untilQuiet();
      const last = client && told(client).at(-1);
      expect(last?.message).toEqual({ type: "menu_item_update", menuItem: { id: 13, deleted: true } });
    }
  });

  test("O9 tracking tells the order as it stands, then confirms, then tells each change of it", async () => {
    const { trackingToken, order: id } = world.records[1];
    const identifier = JSON.stringify({ channel: "OrderTrackingChannel", tracking_token: trackingToken });
    const client = await follow(undefined, [identifier]);
    const [, state, confirm] = client.frames.map((text) => JSON.parse(text));
    expect(state).toMatchObject({ identifier, message: { type: "order_updated", order: { status: "pending" } } });
    expect(confirm).toEqual({ identifier, type: "confirm_subscription" });
    const ben = await world.token("ben");
    await world.app.http.inject({
      method: "PATCH",
      url: `/orders/${id}`,
      headers: { authorization: `Bearer ${ben}` },
      payload: { order: { expected_version: 1, status: "preparing", eta_minutes: 20 } },
    });
    await client.untilQuiet();
    const changes = told(client).map(({ message }) => message.order as Message);
    expect(changes.map(({ status, version }) => [status, version])).toEqual([
      ["pending", 1],
      ["preparing", 2],
    ]);
    for (const change of changes) expect(Object.keys(change).toSorted()).toEqual(trackedOrder.toSorted());
    expect(JSON.stringify(changes.map((change) => ({ ...change, items: undefined })))).not.toContain(
      world.records[1].hidden,
    );
  });
});
