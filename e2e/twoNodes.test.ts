import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { postgresPrograms } from "../apps/server/test/postgresCluster.ts";
import { createPostgresDatabase, type PostgresDatabase } from "../apps/server/test/postgresDatabase.ts";
import { redisProgram, startRedis } from "../apps/server/test/redisServer.ts";
import { WireClient } from "../packages/cable/test/wireClient.ts";
import { apiAt, placeOrder, signIn } from "./harness/api.ts";
import { startLossyBroker } from "./harness/lossyBroker.ts";
import { openRailsConsumer, type RailsListener } from "./harness/railsConsumer.ts";
import { type Environment, openSite, type Site } from "./harness/site.ts";

const soda = { id: 35, quantity: 1 };
const releases: (() => unknown)[] = [];

afterEach(async () => {
  for (const release of releases.splice(0).reverse()) await release();
});

async function newDatabase(): Promise<PostgresDatabase> {
  const database = await createPostgresDatabase("installed");
  releases.push(database.drop);
  return database;
}

/** A node of its own process. */
async function openNode({ url }: PostgresDatabase, env: Environment = {}): Promise<Site> {
  const site = await openSite({ ...env, DATABASE_URL: url });
  releases.push(site.close);
  return site;
}

async function newRedis() {
  const redis = await startRedis();
  releases.push(redis.stop);
  return { ...redis, env: { DOORBELL_URL: redis.url } };
}

/** A way to the Redis that can be cut for one node alone. */
async function wayTo(redisUrl: string) {
  const way = await startLossyBroker(Number(new URL(redisUrl).port));
  releases.push(way.close);
  return { ...way, env: { DOORBELL_URL: `redis://127.0.0.1:${way.port}` } };
}

async function staffAt(node: Site): Promise<RailsListener> {
  const { token } = await signIn(node.url, "ben");
  const consumer = openRailsConsumer(node.url, { token, restaurant_id: "1" });
  releases.push(consumer.close);
  const orders = consumer.subscribe({ channel: "OrderChannel", restaurant_id: 1 });
  await orders.until("connected");
  return orders;
}

const hears = (orders: RailsListener, { id }: { id: number }) =>
  orders.message((message) => (message as { order?: { id?: unknown } }).order?.id === id);

async function orderIsHeard(at: Site, orders: RailsListener): Promise<void> {
  expect(await hears(orders, await placeOrder(at.url, [soda]))).toMatchObject({ type: "new_order" });
}

async function readiness({ url }: Site, status: "ready" | "degraded"): Promise<void> {
  for (;;) {
    const answer = await apiAt(url).get<{ status: string }>("/ready");
    expect(answer.status).toBe(200);
    if (answer.body.status === status) return;
    await pause(20);
  }
}

function newOrderIds({ received }: RailsListener): readonly unknown[] {
  const messages = received as readonly { type: string; order?: { id: unknown } }[];
  return messages.filter(({ type }) => type === "new_order").map(({ order }) => order?.id);
}

describe.skipIf(postgresPrograms() === undefined)("Two nodes on one PostgreSQL", () => {
  test("R1 P35 an order placed at one reaches the clients of the other, once, and in both directions", async () => {
    const database = await newDatabase();
    const a = await openNode(database);
    const b = await openNode(database);
    const [atA, atB] = [await staffAt(a), await staffAt(b)];
    await orderIsHeard(a, atB);
    await orderIsHeard(b, atA);
    await orderIsHeard(a, atB);
    expect(newOrderIds(atB)).toHaveLength(3);
    expect(newOrderIds(atB)).toEqual(newOrderIds(atA));
  });

  test.each([
    ["/logout", "logout"],
    ["/session/end_all", "signed_out_everywhere"],
  ])("A4 %s at one ends the user's sockets at the other, and says why", async (path, detail) => {
    const database = await newDatabase();
    const a = await openNode(database);
    const b = await openNode(database);
    const { token } = await signIn(a.url, "ben");
    const client = new WireClient(`${b.url.replace("http", "ws")}/cable?token=${token}`);
    await client.opened();
    expect(await client.next()).toEqual({ type: "welcome" });
    const answer = await fetch(a.url + path, { method: "POST", headers: { authorization: `Bearer ${token}` } });
    expect(answer.ok).toBe(true);
    expect(await client.next()).toMatchObject({ type: "disconnect", reconnect: false, detail });
    await client.closed;
  });
});

describe.skipIf(postgresPrograms() === undefined || redisProgram() === undefined)("Two nodes and a Redis", () => {
  test("P35 rings that are dropped cost a moment: the node looks at the heads, says that it is degraded, and recovers", async () => {
    const database = await newDatabase();
    const { url, env } = await newRedis();
    const way = await wayTo(url);
    const a = await openNode(database, env);
    const b = await openNode(database, way.env);
    const atB = await staffAt(b);
    await readiness(b, "ready");
    await orderIsHeard(a, atB);
    way.cut(true);
    await readiness(b, "degraded");
    await orderIsHeard(a, atB);
    way.cut(false);
    await readiness(b, "ready");
    await orderIsHeard(a, atB);
    expect(newOrderIds(atB)).toHaveLength(3);
  });

  test("P35 an order of a node that dies between its commit and the doorbell is heard at the other", async () => {
    const database = await newDatabase();
    const { url, env } = await newRedis();
    const way = await wayTo(url);
    const a = await openNode(database, way.env);
    const b = await openNode(database, env);
    const atB = await staffAt(b);
    await readiness(a, "ready");
    way.cut(true);
    await readiness(a, "degraded");
    const placed = await placeOrder(a.url, [soda]);
    await a.kill();
    expect(await hears(atB, placed)).toMatchObject({ type: "new_order" });
  });

  test("P35 a broker that stops and starts loses nothing, neither what was ordered before, meanwhile nor after", async () => {
    const database = await newDatabase();
    const { env, stop, start } = await newRedis();
    const a = await openNode(database, env);
    const b = await openNode(database, env);
    const atB = await staffAt(b);
    const placed: number[] = [];
    const place = async () => {
      for (let count = 0; count < 3; count++) placed.push((await placeOrder(a.url, [soda])).id);
    };
    await place();
    await stop();
    await Promise.all([readiness(a, "degraded"), readiness(b, "degraded")]);
    await place();
    await start();
    await Promise.all([readiness(a, "ready"), readiness(b, "ready")]);
    await place();
    await hears(atB, { id: placed.at(-1) ?? 0 });
    expect(newOrderIds(atB)).toEqual(placed);
  });
});
