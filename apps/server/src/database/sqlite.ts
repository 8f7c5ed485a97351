import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely, SqliteDialect } from "kysely";
import Libsql from "libsql";
import { ConfigurationError } from "../configurationError.ts";
import type { Engine } from "./engine.ts";
import { GroupCommit } from "./groupCommit.ts";
import { storedEpoch } from "./meta.ts";
import type { Tables } from "./tables.ts";

type Connection = InstanceType<typeof Libsql>;

/** The embedded database in `dataDir`. The process owns the folder until it ends, however it ends. */
export function openSqlite(dataDir: string): Engine {
  mkdirSync(dataDir, { recursive: true });
  const owner = takeOwnership(dataDir);
  const connection = new Libsql(join(dataDir, "hafaloha.db"));
  connection.exec("PRAGMA journal_mode = WAL");
  connection.exec("PRAGMA synchronous = FULL");
  connection.exec("PRAGMA foreign_keys = ON");
  connection.exec("PRAGMA busy_timeout = 5000");
  const kysely = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: cachingStatements(connection) }),
  });
  const commits = new GroupCommit(kysely);
  return {
    name: "sqlite",
    commands: kysely,
    logReads: kysely,
    snapshot: (work) => commits.run(work),
    transaction: (work) => commits.run(work),
    lockRestaurant: async (rows, restaurantId) =>
      (await rows
        .selectFrom("restaurant_counters")
        .select("restaurant_id")
        .where("restaurant_id", "=", restaurantId)
        .executeTakeFirst()) !== undefined,
    isRetryable: (error) => String((error as { code?: unknown }).code ?? "").startsWith("SQLITE_BUSY"),
    // The one way back is to put another database in its place, which the process does not outlive.
    epoch: storedEpoch,
    close: async () => {
      await kysely.destroy();
      owner.close();
    },
  };
}

/** An exclusive transaction on a side file: the system ends it with the process, also after `kill -9`. */
function takeOwnership(dataDir: string): Connection {
  const owner = new Libsql(join(dataDir, "owner.db"));
  try {
    owner.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    owner.close();
    throw new ConfigurationError(
      `The data folder ${dataDir} is in use by another Hafaloha process. Stop that one, or choose another folder with --data-dir.`,
      { cause },
    );
  }
  return owner;
}

/** Compiling a statement costs more than running it; each is compiled once. */
function cachingStatements(connection: Connection) {
  const statements = new Map<string, ReturnType<Connection["prepare"]>>();
  return {
    close: () => connection.close(),
    prepare(sql: string) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = connection.prepare(sql);
        if (statements.size < 500) statements.set(sql, statement);
      }
      // The driver's statements are declared for mutable parameter lists only.
      return statement as never;
    },
  };
}
