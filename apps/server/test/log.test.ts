import { setImmediate as nextTurn } from "node:timers/promises";
import { SqliteQueryCompiler } from "kysely";
import { expect, test } from "vitest";
import type { Database, Transaction } from "../src/database/database.ts";
import type { Rows } from "../src/database/tables.ts";
import { appendEvents } from "../src/events/append.ts";
import { sqlLog } from "../src/events/sqlLog.ts";
import { describeOnEachEngine, epochOf } from "./databases.ts";

const streams = ["menu_channel_1", "order_channel_1"] as const;
const [menu, orders] = streams;
const writers = 12;
const changesEach = 15;
const changes = writers * changesEach;
const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

class Undo extends Error {}

describeOnEachEngine("The log under concurrent writers", (open) => {
  test("R2 offsets have no hole, each answered change is told once and nothing rolled back is told", async () => {
    const database = await open();
    const written = (await everyWriter(database, bothStreams)).flat();
    const undone = await everyWriter(database, async (transaction, name) => {
      await bothStreams(transaction, name);
      throw new Undo();
    });
    expect(undone.flat()).toEqual([]);
    for (const stream of streams) {
      const events = await sqlLog(database).read(stream, 0, 1_000);
      expect(events.map(({ offset }) => offset)).toEqual(range(changes));
      expect(events.map(({ payload }) => JSON.parse(payload).name).sort()).toEqual(written.toSorted());
    }
  });

  test("R2 a reader that follows the log while it grows skips nothing", async () => {
    const database = await open();
    const log = sqlLog(database);
    const writing = everyWriter(database, bothStreams);
    const seen: number[] = [];
    while (seen.length < changes) {
      const page = await log.read(orders, seen.at(-1) ?? 0, 7);
      for (const { offset } of page) {
        expect(offset).toBe((seen.at(-1) ?? 0) + 1);
        seen.push(offset);
      }
      await nextTurn();
    }
    await writing;
    expect(seen).toEqual(range(changes));
  });

  test("R2 hands over each committed event exactly once, and none of a change that was undone", async () => {
    const database = await open();
    const handedOver: string[] = [];
    database.onCommitted((events) => handedOver.push(...events.map(({ stream, offset }) => `${stream} ${offset}`)));
    await everyWriter(database, async (transaction, name) => {
      await bothStreams(transaction, name);
      if (name.endsWith("3")) throw new Undo();
    });
    const { heads } = await sqlLog(database).heads(streams);
    const stored = streams.flatMap((stream) =>
      range(heads.get(stream)?.head ?? 0).map((offset) => `${stream} ${offset}`),
    );
    expect(stored.length).toBeLessThan(2 * changes);
    expect(handedOver.toSorted()).toEqual(stored.toSorted());
  });

  test("R2 writers that lock several restaurants' rows and streams in any order all end", async () => {
    const database = await open();
    const restaurants = [await addRestaurant(database), await addRestaurant(database)];
    await everyWriter(database, async (transaction, name) => {
      const backwards = name.charCodeAt(name.length - 1) % 2 === 0;
      const inSomeOrder = <T>(values: readonly T[]) => (backwards ? values.toReversed() : values);
      const [restaurant = 0] = inSomeOrder(restaurants);
      expect(await transaction.lockRestaurant(restaurant)).toBe(true);
      for (const stream of inSomeOrder(streams)) transaction.emit(stream, { name });
    });
    const { heads } = await sqlLog(database).heads(streams);
    expect(streams.map((stream) => heads.get(stream)?.head)).toEqual([changes, changes]);
  });

  test("R4 a snapshot's rows and positions are of one instant", async () => {
    const database = await open();
    const restaurant = await addRestaurant(database);
    let writing = true;
    const written = everyWriter(database, async (transaction) => {
      await transaction.lockRestaurant(restaurant);
      await transaction.rows
        .updateTable("restaurant_counters")
        .set((row) => ({ order_number: row("order_number", "+", 1) }))
        .where("restaurant_id", "=", restaurant)
        .execute();
      transaction.emit(orders, {});
    }).finally(() => {
      writing = false;
    });
    const epoch = await epochOf(database);
    while (writing) {
      const { counted, told } = await database.read(async ({ rows, cursors }) => ({
        counted: await rows.selectFrom("restaurant_counters").select("order_number").executeTakeFirstOrThrow(),
        told: await cursors([orders]),
      }));
      expect(told).toEqual([{ stream_id: orders, epoch, offset: counted.order_number }]);
    }
    await written;
  });

  test("R2 a transaction that asks for another one is refused at once", async () => {
    const database = await open();
    const nested = database.write(() => database.write(async () => {}));
    await expect(nested).rejects.toThrow("uses its own rows only");
    const { commands, logReads } = database.engine;
    for (const rows of [commands, logReads]) {
      const inside = database.write(() => rows.selectFrom("meta").selectAll().execute());
      await expect(inside).rejects.toThrow("uses its own rows only");
      expect(await rows.selectFrom("meta").selectAll().execute()).not.toEqual([]);
    }
  });

  test("R2 a listener that fails does not make a committed change run again", async () => {
    const database = await open();
    let runs = 0;
    database.onCommitted(() => {
      throw Object.assign(new Error("the listener is broken"), { code: "40001" });
    });
    const written = database.write(async ({ emit }) => {
      runs += 1;
      emit(orders, {});
    });
    await expect(written).rejects.toThrow("the listener is broken");
    expect({ runs, heads: (await sqlLog(database).heads([orders])).heads.get(orders)?.head }).toEqual({
      runs: 1,
      heads: 1,
    });
  });

  test("R2 tells by the same statements at any time, so that each need be compiled only once", async () => {
    const database = await open();
    const textsAt = (now: number) =>
      database.write(async ({ rows }) => {
        const texts: string[] = [];
        await appendEvents(recording(rows, texts), new Map([[menu, [{ name: "told" }]]]), now);
        return texts;
      });
    const texts = await textsAt(1_000);
    expect(texts).toHaveLength(2);
    expect(await textsAt(2_000)).toEqual(texts);
  });

  test("R2 one change may tell more than a statement takes", async () => {
    const database = await open();
    await database.write(async ({ emit }) => {
      for (const index of range(9_000)) emit(orders, { index });
    });
    expect((await sqlLog(database).read(orders, 8_998, 10)).map(({ offset }) => offset)).toEqual([8_999, 9_000]);
  });
});

/** Every writer makes its changes one after another, all writers at once; gives the names of those that were not undone. */
function everyWriter(database: Database, change: (transaction: Transaction, name: string) => Promise<void>) {
  return Promise.all(
    range(writers).map(async (writer) => {
      const done: string[] = [];
      for (const index of range(changesEach)) {
        const name = `${writer}/${index}`;
        try {
          await database.write((transaction) => change(transaction, name));
          done.push(name);
        } catch (error) {
          if (!(error instanceof Undo)) throw error;
        }
      }
      return done;
    }),
  );
}

async function bothStreams(transaction: Transaction, name: string): Promise<void> {
  transaction.emit(orders, { name });
  transaction.emit(menu, { name });
}

async function addRestaurant({ write }: Database): Promise<number> {
  return write(async ({ rows, now }) => {
    const { id } = await rows
      .insertInto("restaurants")
      .values({
        name: "Tasi Niyok Kitchen",
        address: "",
        phone: "",
        time_zone: "Pacific/Guam",
        currency: "USD",
        order_prefix: "TNK",
        prep_minutes: 15,
        timer_limits: "{}",
        opening_hours: "[]",
        created_at: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await rows
      .insertInto("restaurant_counters")
      .values({ restaurant_id: id, order_day: "", order_number: 0 })
      .execute();
    return id;
  });
}

/** Notes the text of each statement. */
function recording(rows: Rows, texts: string[]): Rows {
  const compiler = new SqliteQueryCompiler();
  return rows.withPlugin({
    transformQuery: ({ node, queryId }) => {
      texts.push(compiler.compileQuery(node, queryId).sql);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
}
