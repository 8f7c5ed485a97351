import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { ConfigurationError } from "../configurationError.ts";
import { createDatabase, type Database } from "../database/database.ts";
import type { Engine } from "../database/engine.ts";
import { migrate } from "../database/migrate.ts";
import { openPostgres } from "../database/postgres.ts";
import { openSqlite } from "../database/sqlite.ts";

/** Opens the configured database and brings it to the newest shape. */
export async function openDatabase(config: Config, logger: Logger): Promise<Database> {
  const engine =
    config.databaseUrl === undefined ? openFolder(config.dataDir) : await openServer(config.databaseUrl, logger);
  const applied = await migrate(engine);
  if (applied.length > 0) logger.debug({ applied }, "migrated");
  return createDatabase(engine);
}

function openFolder(dataDir: string): Engine {
  try {
    makeFolder(resolve(dataDir));
    return openSqlite(dataDir);
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause;
    throw new ConfigurationError(
      `The data folder "${dataDir}" cannot be used (${reason(cause)}): give a folder that can be written by --data-dir.`,
      { cause },
    );
  }
}

/** Step by step: below /proc, Node's own recursive way never ends. What is kept there is for this user alone. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

async function openServer(url: string, logger: Logger): Promise<Engine> {
  const engine = openPostgres(url, (error) => logger.warn({ err: error }, "An idle database connection was lost"));
  try {
    await engine.commands.selectNoFrom((row) => row.lit(1).as("answer")).execute();
    return engine;
  } catch (cause) {
    throw new ConfigurationError(
      `The database of DATABASE_URL does not answer (${reason(cause)}): start it, or mend the address.`,
      { cause },
    );
  }
}

/** The driver's own words in one line; none of them repeats the address, which holds a password. */
function reason(cause: unknown): string {
  if (cause instanceof AggregateError) return reason(cause.errors[0]);
  return cause instanceof Error ? (cause.message.split("\n")[0] ?? cause.name) : String(cause);
}
