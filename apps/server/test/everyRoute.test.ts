import pino from "pino";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createFeatures } from "../src/app.ts";
import type { Rows } from "../src/database/tables.ts";
import { createAccounts } from "../src/features/accounts/service.ts";
import { createTokens } from "../src/features/accounts/tokens.ts";
import { createHttpServer } from "../src/http/httpServer.ts";
import type { AtEnd } from "./runningApp.ts";
import { openTenants, type Person, people, place, type Records, type Tenant, type Tenants } from "./tenants.ts";

/** Who gets past the door of a route; beyond it, whatever is wrong with the request itself may be refused. */
type Audience =
  /** Whoever asks, about any restaurant. */
  | "anyone"
  /** Who is signed in, about themselves. */
  | "signed in"
  /** Who is signed in, about what is their own in their own restaurant. */
  | "customers"
  /** As `customers`, of one record that is no customer's here. */
  | "its customer"
  /** Its own staff, and a super_admin. */
  | "staff"
  /** Its own admins, and a super_admin. */
  | "admins";

interface Route {
  readonly for: Audience;
  /** About this restaurant's records, and without any effect where it can be had so. */
  readonly ask: (records: Records) => { readonly path: string; readonly body?: object };
  /** Its path names a record, which has a restaurant of its own. */
  readonly isOfRecord?: true;
  /** Makes the record anew for each question, where an answer takes it away. */
  readonly fresh?: (rows: Rows, records: Records) => Promise<Partial<Records>>;
}

const contact = { contact_name: "A", contact_phone: "671-555-0101" };
const stale = { expected_version: 9_999 };
let signups = 0;

/** Every route there is. A new one must say here for whom it is. */
const routes: Readonly<Record<string, Route>> = {
  "POST /login": {
    for: "anyone",
    ask: () => ({ path: "/login", body: { email: "kai@hafaloha.test", password: "hafaloha-demo" } }),
  },
  "POST /signup": {
    for: "anyone",
    ask: ({ restaurant }) => {
      const email = `new${++signups}@example.test`;
      return { path: "/signup", body: { email, password: "long enough", first_name: "A", restaurant_id: restaurant } };
    },
  },
  "POST /session/renew": { for: "signed in", ask: () => ({ path: "/session/renew" }) },
  "POST /session/password": {
    for: "signed in",
    ask: () => ({ path: "/session/password", body: { current_password: "wrong", new_password: "long enough" } }),
  },
  "POST /session/end_all": { for: "signed in", ask: () => ({ path: "/session/end_all" }) },
  "GET /people": { for: "admins", ask: () => ({ path: "/people" }) },
  "POST /people": {
    for: "admins",
    ask: () => ({
      path: "/people",
      body: {
        person: { email: `new${++signups}@example.test`, password: "long enough", first_name: "A", role: "staff" },
      },
    }),
  },
  "PATCH /people/:id": {
    isOfRecord: true,
    for: "admins",
    ask: ({ nobody }) => ({ path: `/people/${nobody()}`, body: { person: { role: "staff" } } }),
  },
  "POST /people/:id/end_sessions": {
    isOfRecord: true,
    for: "admins",
    ask: ({ nobody }) => ({ path: `/people/${nobody()}/end_sessions` }),
  },
  "DELETE /people/:id": { isOfRecord: true, for: "admins", ask: ({ nobody }) => ({ path: `/people/${nobody()}` }) },
  "POST /logout": { for: "signed in", ask: () => ({ path: "/logout" }) },
  "GET /restaurants": { for: "anyone", ask: () => ({ path: "/restaurants" }) },
  "GET /restaurants/:id": { for: "anyone", ask: ({ restaurant }) => ({ path: `/restaurants/${restaurant}` }) },
  "PATCH /restaurants/:id": {
    for: "admins",
    ask: ({ restaurant }) => ({
      path: `/restaurants/${restaurant}`,
      body: { restaurant: { ...stale, prep_minutes: 20 } },
    }),
  },
  "PATCH /restaurants/:id/intake": {
    for: "staff",
    ask: ({ restaurant }) => ({ path: `/restaurants/${restaurant}/intake`, body: { intake: { state: "open" } } }),
  },
  "GET /menu_items": { for: "anyone", ask: () => ({ path: "/menu_items" }) },
  "GET /menu_items/:id": { for: "anyone", ask: ({ item }) => ({ path: `/menu_items/${item}` }) },
  "GET /menus": { for: "anyone", ask: () => ({ path: "/menus" }) },
  "GET /categories": { for: "anyone", ask: () => ({ path: "/categories" }) },
  "GET /images/:name": { for: "anyone", ask: () => ({ path: "/images/none.svg" }) },
  "POST /menus": { for: "admins", ask: () => ({ path: "/menus", body: { menu: { name: "Brunch", active: false } } }) },
  "PATCH /menus/:id": {
    isOfRecord: true,
    for: "admins",
    ask: ({ menu }) => ({ path: `/menus/${menu}`, body: { menu: {} } }),
  },
  "POST /categories": { for: "admins", ask: () => ({ path: "/categories", body: { category: { name: "More" } } }) },
  "POST /categories/order": {
    for: "admins",
    ask: ({ category }) => ({ path: "/categories/order", body: { ids: [category, category] } }),
  },
  "PATCH /categories/:id": {
    isOfRecord: true,
    for: "admins",
    ask: ({ category }) => ({ path: `/categories/${category}`, body: { category: {} } }),
  },
  "DELETE /categories/:id": {
    isOfRecord: true,
    for: "admins",
    fresh: async (rows, { menu: menu_id }) => {
      const section = { menu_id, name: "To go", description: "", position: 99 };
      const { id } = await rows.insertInto("categories").values(section).returning("id").executeTakeFirstOrThrow();
      return { category: id };
    },
    ask: ({ category }) => ({ path: `/categories/${category}` }),
  },
  "POST /menu_items": {
    for: "admins",
    ask: () => ({ path: "/menu_items", body: { menu_item: { name: "A", price: 1, category_ids: [9_999] } } }),
  },
  "PATCH /menu_items/:id": {
    isOfRecord: true,
    for: "admins",
    ask: ({ item }) => ({ path: `/menu_items/${item}`, body: { menu_item: { ...stale, name: "A" } } }),
  },
  "DELETE /menu_items/:id": {
    isOfRecord: true,
    for: "admins",
    fresh: async (rows, { item }) => {
      const like = await rows.selectFrom("menu_items").selectAll().where("id", "=", item).executeTakeFirstOrThrow();
      const { id: _, ...copy } = like;
      const { id } = await rows.insertInto("menu_items").values(copy).returning("id").executeTakeFirstOrThrow();
      return { item: id };
    },
    ask: ({ item }) => ({ path: `/menu_items/${item}` }),
  },
  "POST /images": { for: "admins", ask: () => ({ path: "/images", body: {} }) },
  "POST /menu_items/:id/update_stock": {
    isOfRecord: true,
    for: "staff",
    ask: ({ item }) => ({
      path: `/menu_items/${item}/update_stock`,
      body: { stock_quantity: 5, reason_type: "restock", ...stale },
    }),
  },
  "POST /menu_items/:id/mark_as_damaged": {
    isOfRecord: true,
    for: "staff",
    ask: ({ item }) => ({ path: `/menu_items/${item}/mark_as_damaged`, body: { quantity: 999_999, reason: "A" } }),
  },
  "POST /menu_items/:id/undo_stock": {
    isOfRecord: true,
    for: "staff",
    ask: ({ item }) => ({ path: `/menu_items/${item}/undo_stock`, body: { audit_id: 999_999 } }),
  },
  "POST /menu_items/:id/sold_out": {
    isOfRecord: true,
    for: "staff",
    ask: ({ item }) => ({ path: `/menu_items/${item}/sold_out`, body: { until: "restored", ...stale } }),
  },
  "DELETE /menu_items/:id/sold_out": {
    isOfRecord: true,
    for: "staff",
    ask: ({ item }) => ({ path: `/menu_items/${item}/sold_out` }),
  },
  "POST /options/:id/update_stock": {
    isOfRecord: true,
    for: "staff",
    ask: ({ option }) => ({
      path: `/options/${option}/update_stock`,
      body: { stock_quantity: 5, reason_type: "restock", ...stale },
    }),
  },
  "GET /stock/export": { for: "staff", ask: () => ({ path: "/stock/export" }) },
  "GET /stock/last_movements": { for: "staff", ask: () => ({ path: "/stock/last_movements" }) },
  "POST /stock/import": {
    for: "staff",
    ask: () => ({ path: "/stock/import", body: { csv: "item_id,add\n1,1", dry_run: true } }),
  },
  "GET /menu_items/:id/stock_audits": {
    isOfRecord: true,
    for: "staff",
    ask: ({ item }) => ({ path: `/menu_items/${item}/stock_audits` }),
  },
  "POST /orders": {
    for: "anyone",
    ask: ({ restaurant, item }) => ({
      path: "/orders",
      body: { restaurant_id: restaurant, order: { items: [{ id: item, quantity: 1 }], ...contact } },
    }),
  },
  "PATCH /orders/:id": {
    isOfRecord: true,
    for: "staff",
    ask: ({ order }) => ({ path: `/orders/${order}`, body: { order: { ...stale, status: "cancelled" } } }),
  },
  "PATCH /orders/:id/lines/:line_id": {
    isOfRecord: true,
    for: "staff",
    ask: ({ order, line }) => ({ path: `/orders/${order}/lines/${line}`, body: { line: { made_quantity: 0 } } }),
  },
  "GET /orders/:id/history": {
    isOfRecord: true,
    for: "staff",
    ask: ({ order }) => ({ path: `/orders/${order}/history` }),
  },
  "POST /orders/:id/acknowledge": {
    isOfRecord: true,
    for: "staff",
    ask: ({ order }) => ({ path: `/orders/${order}/acknowledge` }),
  },
  "POST /orders/acknowledge_all": {
    for: "staff",
    ask: ({ order }) => ({ path: "/orders/acknowledge_all", body: { ids: [order] } }),
  },
  "GET /orders": { for: "customers", ask: () => ({ path: "/orders" }) },
  "GET /orders/:id": { isOfRecord: true, for: "its customer", ask: ({ order }) => ({ path: `/orders/${order}` }) },
  "GET /orders/new_since/:id": { for: "staff", ask: () => ({ path: "/orders/new_since/0" }) },
  "GET /orders/unacknowledged": { for: "staff", ask: () => ({ path: "/orders/unacknowledged" }) },
  "GET /orders/track/:tracking_token": {
    for: "anyone",
    ask: ({ trackingToken }) => ({ path: `/orders/track/${trackingToken}` }),
  },
  "GET /analytics": { for: "admins", ask: () => ({ path: "/analytics" }) },
  "GET /analytics/export": { for: "admins", ask: () => ({ path: "/analytics/export" }) },
  "GET /push/key": { for: "staff", ask: () => ({ path: "/push/key" }) },
  "GET /push/subscriptions": { for: "staff", ask: () => ({ path: "/push/subscriptions" }) },
  "POST /push/subscriptions": {
    for: "staff",
    ask: () => ({
      path: "/push/subscriptions",
      body: { endpoint: "https://push.example.test/a", keys: { p256dh: "A".repeat(87), auth: "A".repeat(22) } },
    }),
  },
  "DELETE /push/subscriptions": {
    for: "staff",
    ask: () => ({ path: "/push/subscriptions", body: { endpoint: "https://push.example.test/a" } }),
  },
  "DELETE /push/subscriptions/:id": { for: "staff", ask: () => ({ path: "/push/subscriptions/1" }) },
  "POST /push/subscriptions/:id/test": { for: "staff", ask: () => ({ path: "/push/subscriptions/1/test" }) },
  "GET /notifications": { for: "staff", ask: () => ({ path: "/notifications" }) },
  "GET /notifications/unacknowledged": { for: "staff", ask: () => ({ path: "/notifications/unacknowledged" }) },
  "POST /notifications/:id/acknowledge": {
    isOfRecord: true,
    for: "staff",
    ask: ({ notification }) => ({ path: `/notifications/${notification}/acknowledge` }),
  },
  "POST /notifications/acknowledge_all": { for: "staff", ask: () => ({ path: "/notifications/acknowledge_all" }) },
};

type Door = "open" | 401 | 403 | 404;

/** What the door answers; `isOwn`: the records are of the restaurant that the person may ask about. */
function door(audience: Audience, person: Person, isOwn: boolean): Door {
  if (audience === "anyone") return "open";
  if (person === "guest") return 401;
  if (audience === "signed in") return "open";
  if (person === "kai" && (audience === "staff" || audience === "admins")) return 403;
  if (person === "ben" && audience === "admins") return 403;
  if (!isOwn || (person === "kai" && audience === "its customer")) return 404;
  return "open";
}

const tracking = "GET /orders/track/:tracking_token";
const refusals = [401, 403, 404, 500];
const tenants: readonly Tenant[] = [1, 2];
const ownTenant = (person: Person): Tenant | undefined =>
  person === "root" ? undefined : person === "leilani" ? 2 : 1;
const isStaffOf = (person: Person, tenant: Tenant) =>
  person !== "guest" && person !== "kai" && ownTenant(person) === tenant;

describe("Every route, for everyone, about both restaurants", () => {
  const releases: Parameters<AtEnd>[0][] = [];
  let world: Tenants;

  beforeAll(async () => {
    world = await openTenants((release) => releases.unshift(release));
  });

  afterAll(async () => {
    for (const release of releases) await release();
  });

  async function heads() {
    const rows = world.database.engine.commands;
    return rows.selectFrom("streams").select(["name", "head"]).orderBy("name").execute();
  }

  /** Asks about one restaurant's records, naming one in the query or none. */
  async function ask(name: string, person: Person, records: Records, named: Tenant | undefined) {
    const [method] = name.split(" ");
    const { path, body } = routes[name]?.ask(records) ?? { path: "" };
    const token = await world.token(person);
    const answer = await world.app.http.inject({
      // Only the methods of the table's names come here.
      method: method as "GET",
      url: named === undefined ? path : `${path}?restaurant_id=${named}`,
      ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, text: answer.body };
  }

  /** A refusal changes nothing and shows nothing; no answer shows what is hidden from who asks. */
  async function expectDoor(expected: Door, name: string, person: Person, known: Records, named: Tenant | undefined) {
    const records = { ...known, ...(await routes[name]?.fresh?.(world.database.engine.commands, known)) };
    const before = await heads();
    const { status, text } = await ask(name, person, records, named);
    const what = `${name} as ${person}, records of ${records.restaurant}, naming ${named}: ${status} ${text}`;
    if (expected === "open")
      expect(routes[name]?.for === "anyone" ? [401, 403, 500] : refusals, what).not.toContain(status);
    else {
      expect(status, what).toBe(expected);
      expect(await heads(), what).toEqual(before);
    }
    for (const tenant of tenants) {
      const mayRead = expected === "open" && (person === "root" || isStaffOf(person, tenant) || name === tracking);
      if (!mayRead) expect(text, what).not.toContain(world.records[tenant].hidden);
    }
  }

  test("F5 each has said for whom it is", async () => {
    const registered: string[] = [];
    const http = createHttpServer({ logger: pino({ level: "silent" }), tls: undefined, trustProxy: [] });
    http.addHook("onRoute", ({ method, url }) => {
      for (const one of [method].flat()) if (one !== "HEAD") registered.push(`${one} ${url}`);
    });
    const { database } = world;
    createFeatures({
      database,
      accounts: createAccounts({ database, tokens: createTokens("unused") }),
      secret: "unused",
      push: { kind: "off" },
    }).routes(http);
    // Those of a part of their own are registered by then.
    await http.ready();
    onTestFinished(() => http.close());
    expect(registered.toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  describe.each(people)("as %s", (person) => {
    test.each(Object.entries(routes))("F5 %s", async (name, { for: audience, isOfRecord }) => {
      const own = ownTenant(person);
      for (const tenant of tenants) {
        const records = world.records[tenant];
        await expectDoor(door(audience, person, own === undefined || own === tenant), name, person, records, tenant);
        if (!isOfRecord) continue;
        await expectDoor(door(audience, person, false), name, person, records, tenant === 1 ? 2 : 1);
        // Root names the restaurant in each request.
        if (own === undefined) continue;
        await expectDoor(door(audience, person, own === tenant), name, person, records, undefined);
      }
    });
  });

  test("F5 a list of another restaurant's orders, named in one's own, acknowledges none", async () => {
    const { order } = await place(world.app, 2);
    const headsOfOther = async () => (await heads()).filter(({ name }) => name.endsWith("_2"));
    const before = await headsOfOther();
    expect(before).not.toEqual([]);
    const { status, text } = await ask(
      "POST /orders/acknowledge_all",
      "ben",
      { ...world.records[2], order: order.id },
      1,
    );
    expect({ status, text }).toEqual({ status: 200, text: '{"acknowledged_count":0}' });
    expect(await headsOfOther()).toEqual(before);
  });
});
