import type { Logger } from "pino";
import { type App, createApp } from "../app.ts";
import type { Config } from "../config.ts";
import { ConfigurationError } from "../configurationError.ts";
import type { Database } from "../database/database.ts";
import { jwtSecret } from "./jwtSecret.ts";
import { createLogger } from "./logger.ts";
import { openDatabase } from "./openDatabase.ts";
import { seed } from "./seed.ts";
import { welcomeText } from "./welcome.ts";

/** Serves until it is told to stop. */
export async function serve(config: Config): Promise<void> {
  const logger = createLogger(config);
  const database = await openDatabase(config, logger);
  if (!config.isProduction) await seed(config, database);
  const secret = await jwtSecret(config, database.engine, logger);
  const app = await createApp({ config, database, secret, logger });
  const address = await listen(app, config);
  stopOnSignal(app, database, logger);
  process.stdout.write(await welcomeText(address, config, database));
}

async function listen({ http }: App, config: Config): Promise<string> {
  const { host, port } = config;
  try {
    await http.listen({ host, port });
  } catch (cause) {
    const { code } = cause as { code?: unknown };
    const mend = typeof code === "string" ? listenFaults[code] : undefined;
    if (mend === undefined) throw cause;
    throw new ConfigurationError(`Cannot listen on ${host} port ${port}: ${mend}.`, { cause });
  }
  const bound = http.server.address();
  // A string is the path of a local socket, which is never asked for here.
  if (bound === null || typeof bound === "string") throw new Error(`Listening at no port but ${bound}`);
  return `${config.tls ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${bound.port}`;
}

const listenFaults: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program has the port; stop it, or choose another port with --port (0 takes a free one)",
  EACCES: "ports below 1024 need rights that this user does not have; choose another with --port",
  EADDRNOTAVAIL: "this machine has no such address; choose another with --host",
  ENOTFOUND: "no such name is known here; choose another with --host",
  EAI_AGAIN: "the name cannot be looked up; choose an address with --host",
};

/** Then it is over, whatever still hangs: a client that does not close, a database that does not answer (R17: 25 s). */
const mostMsToStop = 24_000;

function stopOnSignal(app: App, database: Database, logger: Logger): void {
  let askedAt: number | undefined;
  const stop = async (signal: string) => {
    const now = performance.now();
    // npm passes on a signal that the whole process group got already; only who asks again later wants it at once.
    if (askedAt !== undefined && now - askedAt > 1_000) process.exit(0);
    if (askedAt !== undefined) return;
    askedAt = now;
    logger.info({ signal }, "stopping");
    setTimeout(() => process.exit(0), mostMsToStop).unref();
    await app.stop();
    await database.close();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        logger.error({ err: error }, "Stopping failed");
        process.exit(1);
      });
    });
  }
}
