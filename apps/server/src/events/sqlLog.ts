import type { Log } from "@hafaloha/cable/server";
import type { Kysely } from "kysely";
import type { Database } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";
import { readHeads } from "./positions.ts";

/** The event log as the cable server reads it, on whichever database holds it. */
export function sqlLog(database: Database): Log {
  const rows = database.engine.logReads;
  return {
    heads: (streams) => readHeads(rows, database.engine.epoch, streams),
    read: async (stream, after, limit) => {
      const events = await rows
        .selectFrom("events")
        .innerJoin("streams", "streams.id", "events.stream_id")
        .select(["events.offset", "events.payload"])
        .where("streams.name", "=", stream)
        .where("events.offset", ">", after)
        .orderBy("events.offset")
        .limit(limit)
        .execute();
      return events.map(({ offset, payload }) => ({ stream, offset, payload }));
    },
    offsetBefore: (stream, time) => offsetBefore(rows, stream, time),
  };
}

/** Times rise with the offsets, so halving finds the place by the primary key alone. */
async function offsetBefore(rows: Kysely<Tables>, name: string, time: number): Promise<number | undefined> {
  const stream = await rows.selectFrom("streams").selectAll().where("name", "=", name).executeTakeFirst();
  if (stream === undefined) return 0;
  if (stream.last_at < time) return stream.head;
  let [before, from] = [stream.floor, stream.head];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    const event = await rows
      .selectFrom("events")
      .select("at")
      .where("stream_id", "=", stream.id)
      .where("offset", "=", middle)
      .executeTakeFirst();
    // Retention has passed it meanwhile.
    if (event === undefined) return undefined;
    if (event.at < time) before = middle;
    else from = middle;
  }
  return before > stream.floor || stream.floor === 0 ? before : undefined;
}
