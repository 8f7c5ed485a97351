import type { AddressInfo } from "node:net";
import { category, notificationList, placedOrder } from "@hafaloha/contract";
import * as z from "zod/mini";
import type { Database } from "../src/database/database.ts";
import { accountByEmail } from "../src/features/accounts/store.ts";
import { createTokens } from "../src/features/accounts/tokens.ts";
import { type AtEnd, type RunningApp, runApp, secret, temporaryDatabase } from "./runningApp.ts";

/** The sample's people: of restaurant 1, but leilani of 2 and root of none. */
export const people = ["guest", "kai", "ben", "rosa", "leilani", "root"] as const;
export type Person = (typeof people)[number];
export type Tenant = 1 | 2;

/** Records of one restaurant, whose contact data stand nowhere else. */
export interface Records {
  readonly restaurant: Tenant;
  readonly order: number;
  /** One of the order's. */
  readonly line: number;
  readonly trackingToken: string;
  readonly menu: number;
  readonly category: number;
  readonly item: number;
  /** One of an item's. */
  readonly option: number;
  readonly notification: number;
  /** Takes another one of those who work there, whom nobody misses. */
  readonly nobody: () => number;
  /** What only the restaurant itself may read. */
  readonly hidden: string;
}

/** The whole server with two restaurants that have something to hide from each other. */
export interface Tenants {
  readonly app: RunningApp;
  readonly database: Database;
  readonly records: Readonly<Record<Tenant, Records>>;
  /** A token of its own for each call; a guest has none. */
  readonly token: (person: Person) => Promise<string | undefined>;
  /** Where the cable is. */
  readonly cableUrl: string;
}

const ownItem: Readonly<Record<Tenant, number>> = { 1: 35, 2: 36 };

/** A counted option of an item of its own. */
async function addOption(database: Database, menu: number): Promise<number> {
  const rows = database.engine.commands;
  const { id: _, ...like } = await rows
    .selectFrom("menu_items")
    .selectAll()
    .where("menu_id", "=", menu)
    .limit(1)
    .executeTakeFirstOrThrow();
  const one = { name: "One of these", position: 0 };
  const item = await rows.insertInto("menu_items").values(like).returning("id").executeTakeFirstOrThrow();
  const group = await rows
    .insertInto("option_groups")
    .values({ ...one, menu_item_id: item.id, min_select: 0, max_select: 1, free_option_count: 0 })
    .returning("id")
    .executeTakeFirstOrThrow();
  const option = await rows
    .insertInto("options")
    .values({ ...one, option_group_id: group.id, additional_price_cents: 0, stock_quantity: 3 })
    .returning("id")
    .executeTakeFirstOrThrow();
  return option.id;
}

export async function openTenants(atEnd: AtEnd): Promise<Tenants> {
  const database = await temporaryDatabase(atEnd);
  const app = await runApp(database, { atEnd });
  const tokens = createTokens(secret);
  const token = async (person: Person) => {
    const account = await accountByEmail(database.engine.commands, `${person}@hafaloha.test`);
    return account && tokens.issue(account);
  };
  const root = await token("root");
  await app.http.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.http.server.address() as AddressInfo;
  return {
    app,
    database,
    records: { 1: await fill(app, database, 1, root), 2: await fill(app, database, 2, root) },
    token,
    cableUrl: `ws://127.0.0.1:${port}/cable`,
  };
}

async function fill(
  app: RunningApp,
  database: Database,
  restaurant: Tenant,
  root: string | undefined,
): Promise<Records> {
  const nobodies = await addNobodies(database, restaurant);
  const { order, hidden } = await place(app, restaurant);
  const open = await app.get(`/notifications/unacknowledged?restaurant_id=${restaurant}`, root);
  const [notification] = notificationList.parse(open.body).notifications;
  if (notification === undefined) throw new Error("An order raises a notification");
  const { id, tracking_token: trackingToken } = order;
  const categories = await app.get(`/categories?restaurant_id=${restaurant}`);
  const [section] = z.array(category).parse(categories.body);
  if (section === undefined) throw new Error("A sample menu has categories");
  const [line] = order.items;
  if (line === undefined) throw new Error("An order has lines");
  return {
    restaurant,
    order: id,
    line: line.id,
    trackingToken,
    menu: section.menu_id,
    category: section.id,
    item: ownItem[restaurant],
    option: await addOption(database, section.menu_id),
    notification: notification.id,
    nobody: () => nobodies.pop() ?? 0,
    hidden,
  };
}

async function addNobodies({ engine }: Database, restaurant: Tenant): Promise<number[]> {
  const names = Array.from({ length: 60 }, (_, index) => `nobody${index}.of${restaurant}`);
  const values = names.map((name) => ({
    email: `${name}@hafaloha.test`,
    password_hash: "",
    first_name: `Known to ${restaurant} alone`,
    last_name: name,
    phone: null,
    role: "staff" as const,
    restaurant_id: restaurant,
    tokens_valid_from: 0,
    created_at: 0,
    updated_at: 0,
  }));
  const added = await engine.commands.insertInto("users").values(values).returning("id").execute();
  return added.map(({ id }) => id);
}

/** An order of a guest, told to that restaurant alone. */
export async function place(app: RunningApp, restaurant: Tenant) {
  const hidden = `Known to ${restaurant} alone`;
  const { body } = await app.post("/orders", {
    restaurant_id: restaurant,
    order: {
      items: [{ id: ownItem[restaurant], quantity: 1, notes: hidden }],
      contact_name: hidden,
      contact_phone: "671-555-0101",
    },
  });
  return { order: placedOrder.parse(body), hidden };
}
