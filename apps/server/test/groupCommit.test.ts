import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { createDatabase, type Database, type Transaction } from "../src/database/database.ts";
import { migrate } from "../src/database/migrate.ts";
import { openSqlite } from "../src/database/sqlite.ts";
import { sqlLog } from "../src/events/sqlLog.ts";

const stream = "menu_channel_1";

async function openDatabase() {
  const folder = mkdtempSync(join(tmpdir(), "hafaloha-group-"));
  const engine = openSqlite(folder);
  onTestFinished(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await migrate(engine);
  const database = createDatabase(engine);
  const told: string[] = [];
  database.onCommitted((events) => told.push(...events.map(({ payload }) => payload)));
  return { database, told };
}

const tell =
  (name: string) =>
  async ({ emit }: Transaction) =>
    emit(stream, { name });

const payload = (name: string) => JSON.stringify({ name });
const stored = async (database: Database) =>
  (await sqlLog(database).read(stream, 0, 100)).map((event) => event.payload);

/** Leaves a row behind that only the COMMIT refuses. */
async function spoilCommit({ rows }: Transaction): Promise<void> {
  await sql`pragma defer_foreign_keys = on`.execute(rows);
  await sql`insert into events (stream_id, offset, at, payload) values (999999, 1, 0, '{}')`.execute(rows);
}

test("R2 of changes that are committed together one that fails undoes itself alone", async () => {
  const { database, told } = await openDatabase();
  const failing = async (transaction: Transaction) => {
    await transaction.rows.insertInto("denied_tokens").values({ jti: "undone", expires_at: 1 }).execute();
    await tell("undone")(transaction);
    throw new Error("undone");
  };
  const answers = await Promise.allSettled([
    database.write(tell("first")),
    database.write(failing),
    database.write(tell("last")),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await stored(database)).toEqual([payload("first"), payload("last")]);
  expect(told).toEqual([payload("first"), payload("last")]);
  expect(await database.engine.commands.selectFrom("denied_tokens").selectAll().execute()).toEqual([]);
});

test("R2 no change is answered or told before its COMMIT: when that fails, all of the group fail", async () => {
  const { database, told } = await openDatabase();
  const answers = await Promise.allSettled([
    database.write(tell("first")),
    database.read(({ cursor }) => cursor(stream)),
    database.write(spoilCommit),
    database.write(tell("last")),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected", "rejected"]);
  expect(told).toEqual([]);
  expect(await stored(database)).toEqual([]);
  await database.write(tell("after"));
  expect(await stored(database)).toEqual([payload("after")]);
});

test("R2 a change that is asked for by one that was just answered is not lost", async () => {
  const { database } = await openDatabase();
  const chains = ["one", "two", "three"].map(async (name) => {
    for (let count = 0; count < 4; count++) await database.write(tell(`${name} ${count}`));
  });
  await Promise.all(chains);
  expect(await stored(database)).toHaveLength(12);
});
