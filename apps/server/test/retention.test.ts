import { expect, test } from "vitest";
import { createDatabase, type Database } from "../src/database/database.ts";
import { type Retention, trimStreams } from "../src/events/retention.ts";
import { sqlLog } from "../src/events/sqlLog.ts";
import { denyToken, forgetEndedTokens } from "../src/features/accounts/store.ts";
import { storeDrawing, storePhotograph } from "../src/features/menu/images.ts";
import { forgetUnusedImages } from "../src/features/menu/unusedImages.ts";
import { forgetOldNotifications } from "../src/features/notifications/retention.ts";
import { insertNotification } from "../src/features/notifications/store.ts";
import { forgetOldKeys, type RequestKey, storedAnswer, takeKey } from "../src/http/idempotencyKeys.ts";
import { seedSampleData } from "../src/seed/seedSampleData.ts";
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

  async function withSample() {
    const made = await withClock();
    await seedSampleData(made.database, { demoAccounts: false, hashPassword: async () => "" });
    return made;
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

  test("N1 notifications go after 90 days, answered or not; what ran out stays for as long as the analytics look back", async () => {
    const { database, time } = await withSample();
    const raise = (title: string, type: "order" | "low_stock" | "out_of_stock") =>
      database.write(async (transaction) => {
        const { id } = await insertNotification(transaction, notificationOf(title, type));
        await transaction.rows.insertInto("push_queue").values({ notification_id: id }).execute();
        return id;
      });
    const { commands } = database.engine;
    const answered = await raise("answered", "order");
    await commands.updateTable("notifications").set({ acknowledged_at: time.now }).where("id", "=", answered).execute();
    for (let nth = 0; nth < 4; nth++) await raise("old", "low_stock");
    await raise("ran out", "out_of_stock");
    time.now += 90 * day;
    await raise("young", "order");
    const left = async () =>
      (await commands.selectFrom("notifications").select("title").orderBy("id").execute()).map(({ title }) => title);
    await forgetOldNotifications(database);
    expect(await left(), "on the last day").toHaveLength(7);
    time.now += 1;
    await forgetOldNotifications(database, { batch: 2, mostBatches: 1 });
    expect(await left(), "no more at once than is allowed").toHaveLength(4);
    await forgetOldNotifications(database, { batch: 2, mostBatches: 9 });
    expect(await left()).toEqual(["ran out", "young"]);
  });

  test("M3 pictures that no item shows go after a week; those of deleted items, and those uploaded anew, stay", async () => {
    const { database, time } = await withSample();
    const { commands } = database.engine;
    const hashes = async () => (await commands.selectFrom("images").select("hash").execute()).map(({ hash }) => hash);
    const shown = await hashes();
    const upload = (of: string) => database.write(({ rows, now }) => storePhotograph(rows, Buffer.from(of), now));
    const [unused, again] = [await upload("unused"), await upload("again")];
    const deleted = await database.write(({ rows, now }) => storeDrawing(rows, "<svg/>", now));
    await commands
      .updateTable("menu_items")
      .set({ image_url: `/images/${deleted}.svg`, deleted_at: time.now })
      .where("id", "=", 35)
      .execute();
    time.now += 7 * day;
    await forgetUnusedImages(database);
    expect(await hashes()).toContain(unused);
    time.now += 1;
    await upload("again");
    await forgetUnusedImages(database);
    const left = await hashes();
    expect([unused, again, deleted].map((hash) => left.includes(hash))).toEqual([false, true, true]);
    expect(shown.filter((hash) => !left.includes(hash)).length, "only the one that was replaced").toBeLessThan(2);
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

const notificationOf = (title: string, notification_type: "order" | "low_stock" | "out_of_stock") => ({
  restaurant_id: 1,
  title,
  body: "",
  notification_type,
  resource_type: "Order" as const,
  resource_id: 1,
  admin_path: "/admin",
  metadata: {},
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
