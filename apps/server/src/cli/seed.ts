import type { Config } from "../config.ts";
import type { Database } from "../database/database.ts";
import { hashPassword } from "../features/accounts/passwords.ts";
import { isLoopback } from "../loopback.ts";
import { seedSampleData } from "../seed/seedSampleData.ts";
import { createLogger } from "./logger.ts";
import { openDatabase } from "./openDatabase.ts";

/** Fills an empty database with the samples, when asked to by hand. */
export async function seedCommand(config: Config): Promise<void> {
  const database = await openDatabase(config, createLogger(config));
  const isFilled = await seed(config, database);
  await database.close();
  process.stdout.write(
    isFilled
      ? "The sample restaurants are in the database.\n"
      : "The database holds restaurants already: left as it is.\n",
  );
}

/**
 * False where the database is not empty. The accounts with the published password are made only where nobody else can
 * reach them, or where they are asked for (X1).
 */
export function seed(config: Config, database: Database): Promise<boolean> {
  const isPrivate = isLoopback(config.host) && !config.isProduction;
  return seedSampleData(database, { demoAccounts: config.demo || isPrivate, hashPassword });
}
