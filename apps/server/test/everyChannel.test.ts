import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WireClient } from "../../../packages/cable/test/wireClient.ts";
import { createFeatures } from "../src/app.ts";
import { createAccounts } from "../src/features/accounts/service.ts";
import { createTokens } from "../src/features/accounts/tokens.ts";
import type { AtEnd } from "./runningApp.ts";
import { openTenants, type Person, place, type Tenant, type Tenants } from "./tenants.ts";

/** Who may follow a channel. A new one must say it here. */
const channels: Readonly<Record<string, "staff" | "anyone" | "signed in" | "holders of the token">> = {
  OrderChannel: "staff",
  InventoryChannel: "staff",
  MenuChannel: "anyone",
  CategoryChannel: "anyone",
  NotificationChannel: "staff",
  UserChannel: "signed in",
  RestaurantChannel: "anyone",
  OrderTrackingChannel: "holders of the token",
};

interface Connection {
  readonly person: Person;
  /** As the query names it. */
  readonly restaurant: Tenant | undefined;
}

const connections: readonly Connection[] = [
  { person: "guest", restaurant: undefined },
  { person: "guest", restaurant: 1 },
  { person: "guest", restaurant: 2 },
  { person: "kai", restaurant: 1 },
  { person: "ben", restaurant: 1 },
  { person: "rosa", restaurant: 1 },
  { person: "leilani", restaurant: 2 },
  { person: "root", restaurant: undefined },
  { person: "root", restaurant: 1 },
  { person: "root", restaurant: 2 },
];

/** What an identifier may say of the restaurant; only these mean one. */
const meant: readonly unknown[] = [undefined, 1, "1", 2, "2"];
const meaningless: readonly unknown[] = [
  "01",
  " 1",
  "1 ",
  "",
  "1.0",
  "1e0",
  "one",
  1.5,
  0,
  -1,
  true,
  null,
  [1],
  ["1"],
  {},
];

const staff: readonly Person[] = ["ben", "rosa", "leilani", "root"];

function isAdmitted(channel: string, { person, restaurant }: Connection, named: unknown): boolean {
  if (meaningless.includes(named)) return false;
  const isOwn = named === undefined || Number(named) === restaurant;
  switch (channels[channel]) {
    case "staff":
      return staff.includes(person) && restaurant !== undefined && isOwn;
    case "anyone":
      return restaurant !== undefined && isOwn;
    case "signed in":
      return person !== "guest" && isOwn;
    default:
      return restaurant === undefined || isOwn;
  }
}

describe("Every channel, for everyone", () => {
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

  async function connect(person: Person, query: Record<string, string>): Promise<WireClient> {
    const token = await world.token(person);
    const search = new URLSearchParams({ ...query, ...(token === undefined ? {} : { token }) });
    const client = new WireClient(`${world.cableUrl}?${search}`, ["actioncable-v1-ext-json"]);
    clients.push(client);
    return client;
  }

  async function open({ person, restaurant }: Connection): Promise<WireClient> {
    const client = await connect(person, restaurant === undefined ? {} : { restaurant_id: String(restaurant) });
    expect(await client.next()).toMatchObject({ type: "welcome" });
    return client;
  }

  /** Whether each identifier was confirmed, once all are answered. */
  async function subscribe(client: WireClient, identifiers: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
    for (const identifier of identifiers) client.subscribe(identifier);
    const answers = new Map<string, boolean>();
    while (answers.size < identifiers.length) {
      const { type, identifier } = (await client.next()) as { type?: string; identifier: string };
      if (type !== undefined) answers.set(identifier, type === "confirm_subscription");
    }
    return answers;
  }

  const identifierOf = (channel: string, named: unknown) =>
    JSON.stringify({
      channel,
      restaurant_id: named,
      ...(channel === "OrderTrackingChannel" ? { tracking_token: world.records[1].trackingToken } : {}),
    });

  test("F5 each has said who may follow it", () => {
    const { database } = world;
    const accounts = createAccounts({ database, tokens: createTokens("unused") });
    const names = createFeatures({ database, accounts, secret: "unused", push: { kind: "off" } }).channels.map(
      ({ name }) => name,
    );
    expect(names.toSorted()).toEqual(Object.keys(channels).toSorted());
  });

  test.each(connections)("F5 $person at restaurant $restaurant", async (connection) => {
    const client = await open(connection);
    const asked = Object.keys(channels).flatMap((channel) =>
      [...meant, ...meaningless].map((named) => ({ channel, named, identifier: identifierOf(channel, named) })),
    );
    const answers = await subscribe(
      client,
      asked.map(({ identifier }) => identifier),
    );
    const admitted = asked.filter(({ identifier }) => answers.get(identifier)).map(({ identifier }) => identifier);
    const expected = asked.filter(({ channel, named }) => isAdmitted(channel, connection, named));
    expect(admitted).toEqual(expected.map(({ identifier }) => identifier));
  });

  test.each<[Person, string]>([
    ["ben", "2"],
    ["kai", "2"],
    ["leilani", "1"],
    ["guest", "99"],
    ["root", "99"],
    ["ben", "01"],
    ["ben", " 1"],
    ["guest", "true"],
    ["root", "1,2"],
  ])("F5 %s gets no connection at the restaurant %j", async (person, restaurant_id) => {
    const client = await connect(person, { restaurant_id });
    expect(await client.next()).toEqual({ type: "disconnect", reason: "unauthorized", reconnect: false });
    expect(await client.closed).toBe(1000);
  });

  test.each(["null", "undefined", "broken"])("A1 the token %s is a bad one, also for a guest", async (token) => {
    const client = await connect("guest", { restaurant_id: "1", token });
    expect(await client.next()).toEqual({ type: "disconnect", reason: "unauthorized", reconnect: false });
  });

  test("O9 any other tracking token is rejected, and nothing is told before", async () => {
    const client = await open({ person: "guest", restaurant: undefined });
    const { trackingToken } = world.records[1];
    const others = [
      "null",
      "undefined",
      "",
      "nope",
      ` ${trackingToken}`,
      "x".repeat(201),
      7,
      true,
      null,
      [trackingToken],
      {},
    ];
    const identifiers = [...others, undefined].map((tracking_token) =>
      JSON.stringify({ channel: "OrderTrackingChannel", tracking_token }),
    );
    for (const identifier of identifiers) client.subscribe(identifier);
    const frames = await client.take(identifiers.length);
    expect(frames).toEqual(
      expect.arrayContaining(identifiers.map((identifier) => ({ identifier, type: "reject_subscription" }))),
    );
    expect(await client.untilQuiet()).toEqual([]);
  });

  test("F5 what happens at one restaurant is told to nobody at the other", async () => {
    const listening = connections.filter(({ restaurant }) => restaurant !== undefined);
    const heard = await Promise.all(
      listening.map(async (connection) => {
        const client = await open(connection);
        await subscribe(
          client,
          Object.keys(channels).map((channel) => identifierOf(channel, undefined)),
        );
        return { connection, client };
      }),
    );
    const rosa = await world.token("rosa");
    const restock = { stock_quantity: 40, reason_type: "restock" };
    const { hidden: ofOne } = await place(world.app, 1);
    const { hidden: ofTwo } = await place(world.app, 2);
    expect((await world.app.post("/menu_items/32/update_stock", restock, rosa)).status).toBe(200);
    for (const { connection, client } of heard) {
      const frames = await client.untilQuiet();
      const streams = frames.map((frame) => (frame as { stream_id?: string }).stream_id);
      expect(streams.filter((stream) => !stream?.endsWith(`_channel_${connection.restaurant}`))).toEqual([]);
      const text = JSON.stringify(frames);
      const isStaff = staff.includes(connection.person);
      expect([text.includes(ofOne), text.includes(ofTwo)]).toEqual([
        isStaff && connection.restaurant === 1,
        isStaff && connection.restaurant === 2,
      ]);
      expect(streams.includes("menu_channel_1")).toBe(connection.restaurant === 1);
      expect(streams.includes("inventory_channel_1")).toBe(isStaff && connection.restaurant === 1);
    }
  });
});
