import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { isAway } from "../src/database/away.ts";
import { createDatabase, type Database } from "../src/database/database.ts";
import { migrate } from "../src/database/migrate.ts";
import { openPostgres } from "../src/database/postgres.ts";
import { postgresPrograms, startPostgres } from "./postgresCluster.ts";
import { createPostgresDatabase } from "./postgresDatabase.ts";
import { type RunningApp, runApp, tokenOf } from "./runningApp.ts";

const placed = {
  restaurant_id: 1,
  order: { items: [{ id: 35, quantity: 1 }], contact_name: "Kai", contact_phone: "671-555-0101" },
};

describe.skipIf(postgresPrograms() === undefined)("A PostgreSQL that others use, stop or restart", () => {
  test("F3 a connection that is cut inside a transaction fails this transaction only", async () => {
    const { url, drop } = await createPostgresDatabase();
    onTestFinished(drop);
    const [database, other] = [await openAt(url), await openAt(url)];
    const cut = database.write(async ({ rows }) => {
      await rows.selectFrom("meta").selectAll().execute();
      await terminateOthers(other);
      for (;;) await rows.selectFrom("meta").selectAll().execute();
    });
    await expect(cut).rejects.toSatisfy(isAway);
    await expect(database.write(({ rows }) => rows.selectFrom("meta").select("key").execute())).resolves.toBeDefined();
  });

  test("F3 orders are refused with 503 while it is away", async () => {
    const cluster = await startPostgres();
    onTestFinished(cluster.remove);
    const app = await runApp(await openAt(cluster.url("postgres")));
    expect(await app.post("/orders", placed)).toMatchObject({ status: 201 });
    await cluster.stop();
    expect(await app.post("/orders", placed)).toMatchObject({ status: 503, body: { code: "not_ready" } });
    expect(await app.get("/health")).toMatchObject({ status: 200 });
  });

  test("R17 clients are sent away also while due work hangs in it", async () => {
    const { url, drop } = await createPostgresDatabase();
    onTestFinished(drop);
    const app = await runApp(await openAt(url));
    const { dismissal } = await follow(app);
    const other = await openAt(url);
    await other.write(async ({ rows }) => {
      await sql`lock table due_tasks in access exclusive mode`.execute(rows);
      const waiting = sql`select 1 from pg_locks where not granted`;
      while ((await waiting.execute(rows)).rows.length === 0);
      void app.stop();
      expect(await dismissal).toMatchObject({ reason: "server_restart", reconnect: true });
    });
  }, 15_000);

  test("R2 what one node commits is told to the sockets of another", async () => {
    const { url, drop } = await createPostgresDatabase();
    onTestFinished(drop);
    const here = await runApp(await openAt(url));
    const there = await runApp(await openAt(url));
    const { first } = await follow(there);
    expect(await here.post("/orders", placed)).toMatchObject({ status: 201 });
    expect(await first).toMatchObject({ message: { type: "new_order" }, offset: 1 });
  });
});

async function openAt(url: string): Promise<Database> {
  const engine = openPostgres(url, () => {});
  onTestFinished(() => engine.close());
  await migrate(engine);
  return createDatabase(engine);
}

async function terminateOthers({ engine }: Database): Promise<void> {
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
  `.execute(engine.commands);
}

/** Subscribes to the orders of a node; resolves, confirmed, to promises of the first event and of the disconnect. */
async function follow(app: RunningApp): Promise<{ first: Promise<unknown>; dismissal: Promise<unknown> }> {
  const token = await tokenOf(app, "ben");
  await app.http.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.http.server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/cable`, ["actioncable-v1-ext-json", `cable-token.${token}`]);
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  const identifier = JSON.stringify({ channel: "OrderChannel" });
  const frame = (is: (frame: { type?: unknown }) => boolean) =>
    new Promise<unknown>((resolve) => {
      socket.on("message", (data: Buffer) => {
        const read = JSON.parse(data.toString()) as { type?: unknown };
        if (is(read)) resolve(read);
      });
    });
  const confirmed = frame(({ type }) => type === "confirm_subscription");
  const first = frame(({ type }) => type === undefined);
  const dismissal = frame(({ type }) => type === "disconnect");
  socket.send(JSON.stringify({ command: "subscribe", identifier }));
  await confirmed;
  return { first, dismissal };
}
