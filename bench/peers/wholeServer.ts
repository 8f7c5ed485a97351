import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { streams } from "@hafaloha/contract";
import { createApp } from "../../apps/server/src/app.ts";
import { createLogger } from "../../apps/server/src/cli/logger.ts";
import { readConfig } from "../../apps/server/src/config.ts";
import { createDatabase, type Database } from "../../apps/server/src/database/database.ts";
import { migrate } from "../../apps/server/src/database/migrate.ts";
import { openSqlite } from "../../apps/server/src/database/sqlite.ts";
import { seedSampleData } from "../../apps/server/src/seed/seedSampleData.ts";
import { event } from "./event.ts";

export const secret = "the secret of the benchmark";

interface WholeServer {
  readonly server: Server;
  readonly database: Database;
  /** Where the menu's events are told. */
  readonly menu: { readonly stream: string; readonly epoch: string };
}

/** The whole server, as the program starts it, on an embedded database in a folder that ends with the process. */
export async function startWholeServer(): Promise<WholeServer> {
  const folder = mkdtempSync(join(tmpdir(), "hafaloha-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const engine = openSqlite(folder);
  await migrate(engine);
  const database = createDatabase(engine);
  await seedSampleData(database, { demoAccounts: false, hashPassword: async () => "" });
  const config = readConfig(["--port", "0"], { RATE_LIMITS: "off", LOG_LEVEL: "silent" });
  const { http } = await createApp({ config, database, secret, logger: createLogger(config) });
  await http.listen({ host: "127.0.0.1", port: 0 });
  const { epoch } = await database.read(({ cursor }) => cursor(streams.menu(1)));
  return { server: http.server, database, menu: { stream: streams.menu(1), epoch } };
}

/** Durably, in one transaction, so that they are handed over in one turn. */
export function publishOnMenu({ write }: Database, events: number): Promise<void> {
  return write(async ({ emit }) => {
    for (let number = 0; number < events; number++) emit(streams.menu(1), event);
  });
}
