import type { Log, StreamHead } from "@hafaloha/cable/server";
import type { Database } from "../database/database.ts";

/** The event log as the cable server reads it, on whichever database holds it. */
export function sqlLog(database: Database): Log {
  const rows = database.engine.logReads;
  return {
    epoch: async () => database.epoch,
    heads: async (streams) => {
      if (streams.length === 0) return new Map<string, StreamHead>();
      const found = await rows
        .selectFrom("streams")
        .select(["name", "head", "floor"])
        .where("name", "in", [...streams])
        .execute();
      const stored = new Map(found.map(({ name, head, floor }) => [name, { head, floor }]));
      return new Map(streams.map((stream) => [stream, stored.get(stream) ?? { head: 0, floor: 0 }]));
    },
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
  };
}
