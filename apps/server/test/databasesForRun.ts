import type { TestProject } from "vitest/node";
import { createDatabase } from "../src/database/database.ts";
import { migrate } from "../src/database/migrate.ts";
import { openPostgres } from "../src/database/postgres.ts";
import { openSqlite } from "../src/database/sqlite.ts";
import { seedSampleData } from "../src/seed/seedSampleData.ts";
import { hashCheaply } from "./cheapPassword.ts";
import { type Fill, openDatabaseDesk } from "./databaseDesk.ts";

/** Before anything that tests do. */
const sampledAt = Date.parse("2020-01-01T00:00:00Z");

const filled =
  (isSampled: boolean): Fill =>
  async (place) => {
    const engine = "url" in place ? openPostgres(place.url, () => {}) : openSqlite(place.folder);
    await migrate(engine);
    const samples = { demoAccounts: true, hashPassword: hashCheaply };
    if (isSampled)
      await seedSampleData(
        createDatabase(engine, () => sampledAt),
        samples,
      );
    await engine.close();
  };

export default (project: TestProject) => openDatabaseDesk(project, { migrated: filled(false), sampled: filled(true) });
