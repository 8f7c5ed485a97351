import { expect, test } from "vitest";
import { createDatabase, type Database } from "../src/database/database.ts";
import { type Retention, trimStreams } from "../src/events/retention.ts";
import { sqlLog } from "../src/events/sqlLog.ts";
import { denyToken, forgetEndedTokens } from "../src/features/accounts/store.ts";
import { forgetOldKeys, type RequestKey, storedAnswer, takeKey } from "../src/http/idempotencyKeys.ts";
import { doUpkeep } from "../src/upkeep.ts";
import { describeOnEachEngine } from "./databases.ts";

const day = 86_400_000;
const limits: Retention = { keptMs: 7 * day, keptEvents: 20, batch: 3 };
const keyOf = (key: string): RequestKey => ({ scope: "1:guest", key, digest: "of the request", isFor: () => true });

describeOnEachEngine("What is kept, and for how long", (open) => {
  async function withClock() {
    const { engine } = await open();
    const time = { now: 100 * day };
    return { time, database: createDatabase(engine, () => time.now) };
  }

  test("R2 events older than a week go, the head stays and the floor says from where a stream can be read", async () => {
    const { database, time } = await withClock();
    await tell(database, "old", 10);
    await tell(database, "mixed", 5);
    time.now += 7 * day;
    await tell(database, "mixed", 2);
    await trimStreams(database, limits);
    expect(await state(database, "mixed")).toEqual({ head: 7, floor: 0, offsets: [1, 2, 3, 4, 5, 6, 7] });
    time.now += 1;
    await trimStreams(database, limits);
    expect(await state(database, "mixed")).toEqual({ head: 7, floor: 5, offsets: [6, 7] });
    expect(await state(database, "old")).toEqual({ head: 10, floor: 10, offsets: [] });
    await tell(database, "old", 1);
    expect(await state(database, "old")).toEqual({ head: 11, floor: 10, offsets: [11] });
  });

  test("R2 of a busy stream only the newest events stay, however young the others are", async () => {
    const { database } = await withClock();
    await tell(database, "busy", 25);
    await trimStreams(database, limits);
    const { floor, offsets } = await state(database, "busy");
    expect({ floor, kept: offsets.length, first: offsets[0] }).toEqual({ floor: 5, kept: 20, first: 6 });
  });

  test("R2 what a process that ended between floor and delete left behind goes with the next run", async () => {
    const { database } = await withClock();
    await tell(database, "halfway", 8);
    await database.engine.commands.updateTable("streams").set({ floor: 8 }).execute();
    await trimStreams(database, limits);
    expect(await state(database, "halfway")).toEqual({ head: 8, floor: 8, offsets: [] });
  });

  test("R2 while a stream is trimmed, writers go on and no reader above the floor sees a hole", async () => {
    const { database, time } = await withClock();
    await tell(database, "live", 50);
    time.now += 8 * day;
    const writing = Promise.all(Array.from({ length: 10 }, () => tell(database, "live", 1)));
    await Promise.all([writing, trimStreams(database, limits)]);
    const { head, floor, offsets } = await state(database, "live");
    expect({ head, floor }).toEqual({ head: 60, floor: 50 });
    expect(offsets).toEqual(Array.from({ length: 10 }, (_, index) => 51 + index));
  });

  test("R12 an idempotency key is answered for fourteen days and then forgotten", async () => {
    const { database, time } = await withClock();
    await database.write(({ rows, now }) => takeKey(rows, keyOf("the older of two keys"), now));
    time.now += 14 * day;
    await database.write(({ rows, now }) => takeKey(rows, keyOf("the younger of two keys"), now));
    await forgetOldKeys(database);
    expect(await isTaken(database, "the older of two keys")).toBe(true);
    time.now += 1;
    await forgetOldKeys(database);
    expect(await isTaken(database, "the older of two keys")).toBe(false);
    expect(await isTaken(database, "the younger of two keys")).toBe(true);
  });

  test("A4 a signed-out token is remembered until it would have ended by itself", async () => {
    const { database, time } = await withClock();
    const { commands } = database.engine;
    await denyToken(commands, "ended", time.now - 1);
    await denyToken(commands, "still good but for the denial", time.now);
    await forgetEndedTokens(database);
    const left = await commands.selectFrom("denied_tokens").select("jti").execute();
    expect(left).toEqual([{ jti: "still good but for the denial" }]);
  });

  test("X2 upkeep is done once an hour by one of several nodes, over restarts", async () => {
    const { database, time } = await withClock();
    let done = 0;
    const count = async () => {
      done += 1;
    };
    const look = () => doUpkeep(database, [count]);
    await Promise.all([look(), look(), look()]);
    expect(done).toBe(1);
    time.now += 3_599_999;
    await look();
    expect(done).toBe(1);
    time.now += 1;
    await Promise.all([look(), look(), look()]);
    expect(done).toBe(2);
  });
});

function tell(database: Database, stream: string, events: number): Promise<void> {
  return database.write(async ({ emit }) => {
    for (let index = 0; index < events; index++) emit(stream, { index });
  });
}

async function state(database: Database, stream: string) {
  const log = sqlLog(database);
  const { head, floor } = (await log.heads([stream])).heads.get(stream) ?? {};
  return { head, floor, offsets: (await log.read(stream, 0, 1_000)).map(({ offset }) => offset) };
}

const isTaken = (database: Database, key: string) =>
  storedAnswer(database.engine.commands, keyOf(key)).then(
    () => true,
    () => false,
  );
