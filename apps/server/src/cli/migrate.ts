import type { Config } from "../config.ts";
import { createLogger } from "./logger.ts";
import { openDatabase } from "./openDatabase.ts";

export async function migrateCommand(config: Config): Promise<void> {
  const database = await openDatabase(config, createLogger(config));
  await database.close();
  process.stdout.write("The database has the newest shape.\n");
}
