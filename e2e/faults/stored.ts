import type { Engine } from "../../apps/server/src/database/engine.ts";
import { openPostgres } from "../../apps/server/src/database/postgres.ts";
import { openSqlite } from "../../apps/server/src/database/sqlite.ts";
import type { Site } from "../harness/site.ts";

/** What a database holds, read behind the server's back. */
export interface Stored {
  readonly orders: readonly { readonly id: number; readonly number: string; readonly key: string }[];
  /** Of each stream its payloads, that of offset 1 first. */
  readonly events: ReadonlyMap<string, readonly string[]>;
}

/** A SQLite is its server's alone: the server must have ended. */
export async function readStored({ databaseUrl, dataDir }: Site): Promise<Stored> {
  const engine = databaseUrl === undefined ? openSqlite(dataDir) : openPostgres(databaseUrl, () => {});
  try {
    return { orders: await readOrders(engine), events: await readEvents(engine) };
  } finally {
    await engine.close();
  }
}

function readOrders({ commands }: Engine) {
  return commands
    .selectFrom("orders")
    .select(["id", "order_number as number", "contact_name as key"])
    .orderBy("id")
    .execute();
}

async function readEvents({ logReads }: Engine): Promise<Stored["events"]> {
  const rows = await logReads
    .selectFrom("events")
    .innerJoin("streams", "streams.id", "events.stream_id")
    .select(["streams.name", "events.offset", "events.payload"])
    .orderBy("streams.name")
    .orderBy("events.offset")
    .execute();
  const events = new Map<string, string[]>();
  for (const { name, offset, payload } of rows) {
    const stream = events.get(name) ?? [];
    events.set(name, stream);
    stream.push(payload);
    if (stream.length !== offset) throw new Error(`The log of ${name} has a hole before offset ${offset}`);
  }
  return events;
}
