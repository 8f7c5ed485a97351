import { execFile } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, chownSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { createDatabase, type Database } from "../src/database/database.ts";
import { migrate } from "../src/database/migrate.ts";
import { openPostgres } from "../src/database/postgres.ts";
import { type PostgresCluster, postgresPrograms, startPostgres } from "./postgresCluster.ts";
import { createPostgresDatabase } from "./postgresDatabase.ts";
import { type RunningApp, runApp, tokenOf } from "./runningApp.ts";

const patience = { timeout: 20_000 };
const programs = postgresPrograms();
const onPostgres = test.skipIf(programs === undefined);
if (programs === undefined) console.warn("Not run: a changed epoch. PostgreSQL is missing: apt-get install postgresql");

onPostgres("E7 a node sees at once that another epoch is stored, in sockets and in positions", async () => {
  const { url, drop } = await createPostgresDatabase();
  onTestFinished(drop);
  const database = await openAt(url);
  const app = await runApp(database);
  const before = await follow(app);
  expect(await before.until("confirm_subscription")).toBeDefined();
  await placeOrder(app);
  const { epoch, offset } = await before.until("data");
  expect(await cursorOf(app)).toEqual({ stream_id: "order_channel_1", epoch, offset });

  await database.write(({ rows }) =>
    rows.updateTable("meta").set({ value: "restored" }).where("key", "=", "epoch").execute(),
  );
  const cursor = await cursorOf(app);
  expect(cursor.epoch).toMatch(/^restored\./);
  expect(await before.until("disconnect")).toMatchObject({ reason: "server_restart", reconnect: true });

  const after = await follow(app, { epoch: epoch ?? "", offset: offset ?? 0 });
  await after.until("confirm_subscription");
  await after.until("reject_history");
  await placeOrder(app);
  expect(await after.until("data")).toMatchObject({ epoch: cursor.epoch, offset: 2 });
});

onPostgres("E7 a node sees that a dump was read back into its database", async () => {
  const { url, drop } = await createPostgresDatabase();
  onTestFinished(drop);
  const app = await runApp(await openAt(url));
  const client = await follow(app);
  await client.until("confirm_subscription");
  const dump = await dumpOf(url);
  await placeOrder(app);
  const { epoch } = await client.until("data");

  await readBack(dump, url);
  expect(await client.until("disconnect")).toMatchObject({ reason: "server_restart", reconnect: true });
  const cursor = await cursorOf(app);
  expect(cursor).toMatchObject({ stream_id: "order_channel_1", offset: 0 });
  expect(cursor.epoch).not.toBe(epoch);
});

onPostgres("E7 a node sees that its PostgreSQL was recovered to an earlier moment", async () => {
  const cluster = await startPostgres();
  onTestFinished(cluster.remove);
  const app = await runApp(await openAt(cluster.url("postgres")));
  const client = await follow(app);
  await client.until("confirm_subscription");
  await placeOrder(app);
  const { epoch } = await client.until("data");

  await cluster.stop();
  const backup = await copyOfData(cluster);
  await cluster.start();
  await expect.poll(async () => (await cursorOf(app)).offset, patience).toBe(1);
  await placeOrder(app);
  expect(await cursorOf(app)).toMatchObject({ epoch, offset: 2 });

  await cluster.stop();
  await recover(cluster, backup);
  await cluster.start();
  expect(await client.until("disconnect")).toMatchObject({ reason: "server_restart", reconnect: true });
  const cursor = await cursorOf(app);
  expect(cursor.offset).toBe(1);
  expect(cursor.epoch).not.toBe(epoch);
  const again = await follow(app, { epoch: epoch ?? "", offset: 1 });
  await again.until("reject_history");
});

async function openAt(url: string): Promise<Database> {
  const engine = openPostgres(url, () => {});
  onTestFinished(() => engine.close());
  await migrate(engine);
  return createDatabase(engine);
}

async function placeOrder(app: RunningApp): Promise<void> {
  const order = { items: [{ id: 35, quantity: 1 }], contact_name: "Kai", contact_phone: "671-555-0101" };
  expect(await app.post("/orders", { restaurant_id: 1, order })).toMatchObject({ status: 201 });
}

async function cursorOf(app: RunningApp) {
  const { headers, body } = await app.get("/orders", await tokenOf(app, "ben"));
  const { cursor } = body as { cursor: { epoch: string; offset: number } };
  expect(JSON.parse(String(headers["cable-cursor"]))).toEqual([cursor]);
  return cursor;
}

interface Frame {
  readonly type?: string;
  readonly epoch?: string;
  readonly offset?: number;
}

/** Subscribes to the orders, from a position if one is given. */
async function follow(app: RunningApp, from?: Pick<Frame, "epoch" | "offset">) {
  const token = await tokenOf(app, "ben");
  if (!app.http.server.listening) await app.http.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.http.server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/cable`, ["actioncable-v1-ext-json", `cable-token.${token}`]);
  onTestFinished(() => socket.terminate());
  const frames: Frame[] = [];
  let arrived = () => {};
  socket.on("message", (data: Buffer) => {
    frames.push(JSON.parse(data.toString()) as Frame);
    arrived();
  });
  await once(socket, "open");
  const history = from && { history: { streams: { order_channel_1: from } } };
  const identifier = JSON.stringify({ channel: "OrderChannel" });
  socket.send(JSON.stringify({ command: "subscribe", identifier, ...history }));
  return {
    /** The first frame of a type; data frames have none. */
    until: async (type: string): Promise<Frame> => {
      for (;;) {
        const found = frames.find((frame) => (frame.type ?? "data") === type);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
    },
  };
}

/** The whole database as it is now, in a file. */
async function dumpOf(url: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hafaloha-dump-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "dump");
  await run("pg_dump", ["--format=custom", `--file=${file}`, url]);
  return file;
}

/** As it is done by hand: the database is dropped whoever uses it, and made anew from the dump. */
async function readBack(dump: string, url: string): Promise<void> {
  const address = new URL(url);
  const name = address.pathname.slice(1);
  address.pathname = "/postgres";
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  await client.query(`drop database ${name} with (force)`);
  await client.query(`create database ${name}`);
  await client.end();
  await run("pg_restore", [`--dbname=${url}`, dump]);
}

async function run(program: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(join(programs ?? "", program), args);
}

/** Of a cluster that is stopped. */
const dataOf = (cluster: PostgresCluster) =>
  join(decodeURIComponent(new URL(cluster.url("postgres")).hostname), "data");

async function copyOfData(cluster: PostgresCluster): Promise<string> {
  const data = dataOf(cluster);
  await promisify(execFile)("cp", ["-a", data, `${data}.backup`]);
  return `${data}.backup`;
}

/** As it is done by hand: the copy takes the place of the data, and the server reads what log there is and begins a new timeline. */
async function recover(cluster: PostgresCluster, backup: string): Promise<void> {
  const data = dataOf(cluster);
  rmSync(data, { recursive: true });
  renameSync(backup, data);
  appendFileSync(join(data, "postgresql.auto.conf"), "restore_command = 'false'\n");
  const { uid, gid } = statSync(join(data, "postgresql.auto.conf"));
  writeFileSync(join(data, "recovery.signal"), "");
  chownSync(join(data, "recovery.signal"), uid, gid);
}
