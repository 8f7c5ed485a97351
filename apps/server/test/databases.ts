import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, describe } from "vitest";
import { createDatabase, type Database } from "../src/database/database.ts";
import type { Engine } from "../src/database/engine.ts";
import { openPostgres } from "../src/database/postgres.ts";
import { openSqlite } from "../src/database/sqlite.ts";
import { sqlLog } from "../src/events/sqlLog.ts";
import { askDesk, type Beginning } from "./askDesk.ts";
import { postgresPrograms } from "./postgresCluster.ts";
import { createPostgresDatabase } from "./postgresDatabase.ts";

/** What the log's positions are told in. */
export async function epochOf(database: Database): Promise<string> {
  return (await sqlLog(database).heads([])).epoch;
}

type Release = () => void | Promise<void>;

interface OpenEngine {
  readonly engine: Engine;
  /** Removes what the engine kept its data in; after it is closed. */
  readonly release: Release;
}

/** Gives another database with all migrations run, and with the samples where it is asked for them. */
export type Open = (beginning?: "migrated" | "sampled") => Promise<Database>;

/** Runs `suite` once on SQLite and once on PostgreSQL; what it opened is closed and removed after it. */
export function describeOnEachEngine(name: string, suite: (open: Open) => void): void {
  describe(`${name} (SQLite)`, () => suite(opener(temporarySqlite)));
  const missing = postgresPrograms() === undefined;
  if (missing)
    console.warn(`Not run on PostgreSQL: ${name}. Its server programs are missing: apt-get install postgresql`);
  describe.skipIf(missing)(`${name} (PostgreSQL)`, () => suite(opener(temporaryPostgres)));
}

function opener(openEngine: (beginning: Beginning) => Promise<OpenEngine>): Open {
  const releases: Release[] = [];
  afterAll(async () => {
    for (const release of releases.splice(0)) await release();
  });
  return async (beginning = "migrated") => {
    const { engine, release } = await openEngine(beginning);
    releases.push(async () => {
      await engine.close();
      await release();
    });
    return createDatabase(engine);
  };
}

export async function temporarySqlite(beginning: Beginning): Promise<OpenEngine> {
  const folder = mkdtempSync(join(tmpdir(), "hafaloha-sqlite-"));
  cpSync(await askDesk(`sqlite ${beginning}`), folder, { recursive: true });
  const engine = openSqlite(folder);
  // No test in here outlives the machine.
  await sql`pragma synchronous = off`.execute(engine.commands);
  return { engine, release: () => rmSync(folder, { recursive: true, force: true }) };
}

async function temporaryPostgres(beginning: Beginning): Promise<OpenEngine> {
  const { url, drop } = await createPostgresDatabase(beginning);
  // Dropping the database ends connections that are still on their way out.
  const ignored = () => {};
  return { engine: openPostgres(url, ignored), release: drop };
}
