import { expect, test } from "vitest";
import type { Database } from "../src/database/database.ts";
import { sqlLog } from "../src/events/sqlLog.ts";
import { describeOnEachEngine } from "./databases.ts";

const stream = "orders:1";
const writers = 12;
const eventsEach = 15;

describeOnEachEngine("The log under concurrent writers", (open) => {
  test("R2 offsets rise from 1 without a hole, and every answered change is in the log once", async () => {
    const database = await open();
    const written = await Promise.all(Array.from({ length: writers }, (_, writer) => writeSome(database, writer)));
    const events = await sqlLog(database).read(stream, 0, 1_000);
    expect(events.map(({ offset }) => offset)).toEqual(Array.from({ length: writers * eventsEach }, (_, i) => i + 1));
    expect(events.map(({ payload }) => JSON.parse(payload).name).sort()).toEqual(written.flat().sort());
  });
});

async function writeSome(database: Database, writer: number): Promise<string[]> {
  const names = Array.from({ length: eventsEach }, (_, index) => `${writer}/${index}`);
  for (const name of names) {
    await database.write(async (transaction) => transaction.emit(stream, { name }));
  }
  return names;
}
