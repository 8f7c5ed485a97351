import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Engine } from "./engine.ts";
import type { Rows, Tables } from "./tables.ts";

const int8 = 20;
const retryable = new Set(["40001", "40P01"]);

/** PostgreSQL 15 or newer at `url`. Commands and readers of the log have pools of their own. */
export function openPostgres(url: string, onIdleError: (error: Error) => void): Engine {
  pg.types.setTypeParser(int8, Number);
  const pool = (max: number) => {
    const made = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 30_000 });
    made.on("error", onIdleError);
    // Lost between two statements of a transaction it is nobody's error yet: the next statement reports it.
    made.on("connect", (client) => client.on("error", () => {}));
    return made;
  };
  const open = (max: number) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool(max) }) });
  const commands = open(10);
  const logReads = open(4);
  return {
    name: "postgres",
    commands,
    logReads,
    snapshot: (work) =>
      commands.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(work),
    transaction: (work) => commands.transaction().setIsolationLevel("read committed").execute(work),
    lockRestaurant,
    isRetryable: (error) => retryable.has(String((error as { code?: unknown }).code)),
    historyName: () => historyName(logReads),
    close: async () => {
      await Promise.all([commands.destroy(), logReads.destroy()]);
    },
  };
}

async function lockRestaurant(rows: Rows, restaurantId: number): Promise<boolean> {
  const row = await rows
    .selectFrom("restaurant_counters")
    .select("restaurant_id")
    .where("restaurant_id", "=", restaurantId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

async function historyName(rows: Rows): Promise<string> {
  const { rows: found } = await sql<{ name: string }>`
    select s.system_identifier || '.' || c.timeline_id as name from pg_control_system() s, pg_control_checkpoint() c
  `.execute(rows);
  return found[0]?.name ?? "";
}
