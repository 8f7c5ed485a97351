import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import { createDatabase, type Database } from "../src/database/database.ts";
import type { Engine } from "../src/database/engine.ts";
import { migrate } from "../src/database/migrate.ts";
import { openPostgres } from "../src/database/postgres.ts";
import { openSqlite } from "../src/database/sqlite.ts";
import { sqlLog } from "../src/events/sqlLog.ts";
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

/**
 * Runs `suite` once on SQLite and once on PostgreSQL. Each call of `open` gives another, empty database with all
 * migrations run; what was opened is closed and removed after the suite.
 */
export function describeOnEachEngine(name: string, suite: (open: () => Promise<Database>) => void): void {
  describe(`${name} (SQLite)`, () => suite(opener(temporarySqlite)));
  const missing = postgresPrograms() === undefined;
  if (missing)
    console.warn(`Not run on PostgreSQL: ${name}. Its server programs are missing: apt-get install postgresql`);
  describe.skipIf(missing)(`${name} (PostgreSQL)`, () => suite(opener(temporaryPostgres)));
}

function opener(openEngine: () => Promise<OpenEngine>): () => Promise<Database> {
  const releases: Release[] = [];
  afterAll(async () => {
    for (const release of releases.splice(0)) await release();
  });
  return async () => {
    const { engine, release } = await openEngine();
    releases.push(async () => {
      await engine.close();
      await release();
    });
    await migrate(engine);
    return createDatabase(engine);
  };
}

async function temporarySqlite(): Promise<OpenEngine> {
  const folder = mkdtempSync(join(tmpdir(), "hafaloha-sqlite-"));
  return { engine: openSqlite(folder), release: () => rmSync(folder, { recursive: true, force: true }) };
}

async function temporaryPostgres(): Promise<OpenEngine> {
  const { url, drop } = await createPostgresDatabase();
  // Dropping the database ends connections that are still on their way out.
  const ignored = () => {};
  return { engine: openPostgres(url, ignored), release: drop };
}
