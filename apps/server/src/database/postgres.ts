import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Engine } from "./engine.ts";
import { storedEpoch } from "./meta.ts";
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
    epoch: sql`(${storedEpoch} || '.' || left(md5(${origin}), 10))`,
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

/**
 * Where the log comes from besides the stored value, which is restored with the rest: the cluster, its timeline, which each
 * recovery and promotion raises, and the table, which is another one when a dump was read back. The timeline is taken from
 * the log that is written now: the control file may not tell of a promotion before a checkpoint has ended. A standby cannot say.
 */
const origin = sql`(
  select concat_ws(' ', system_identifier, left(pg_walfile_name(pg_current_wal_insert_lsn()), 8), 'events'::regclass::oid)
  from pg_control_system()
)`;
