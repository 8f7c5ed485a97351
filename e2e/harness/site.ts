import { cpSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe } from "vitest";
import { askDesk } from "../../apps/server/test/askDesk.ts";
import { freePort } from "../../apps/server/test/freePort.ts";
import { postgresPrograms } from "../../apps/server/test/postgresCluster.ts";
import { createPostgresDatabase } from "../../apps/server/test/postgresDatabase.ts";
import { beginServer, type RunningServer, startServer, temporaryDataDir } from "./server.ts";

/** A freshly seeded installation of a test's own, whose server can be killed and started again. */
export interface Site {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** What it keeps its data in, when that is a PostgreSQL. */
  readonly databaseUrl: string | undefined;
  readonly pid: number;
  output(): string;
  /** SIGTERM; gives the exit code. */
  stop(): Promise<number | null>;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** On the same port and data as before. */
  startAgain(): Promise<void>;
  /** Starts it and kills it after `ms`, wherever it is by then. */
  startInVain(ms: number): Promise<void>;
  close(): Promise<void>;
}

export type Environment = Readonly<Record<string, string>>;

export async function openSite(env: Environment = {}): Promise<Site> {
  const { dataDir, removeDataDir } = temporaryDataDir();
  if (env.DATABASE_URL === undefined) cpSync(await askDesk("sqlite installed"), dataDir, { recursive: true });
  const port = await freePort();
  let server: RunningServer = await startServer({ dataDir, port, env });
  return {
    url: server.url,
    port,
    dataDir,
    databaseUrl: env.DATABASE_URL,
    get pid() {
      return server.pid;
    },
    output: () => server.output(),
    stop: () => server.stop(),
    kill: () => server.kill(),
    startAgain: async () => {
      server = await startServer({ dataDir, port, env });
    },
    startInVain: async (ms) => {
      const begun = beginServer({ dataDir, port, env });
      await pause(ms);
      await begun.kill();
    },
    close: async () => {
      await server.kill();
      removeDataDir();
    },
  };
}

/** Runs `suite` against the program on SQLite and on PostgreSQL; sites are closed after it. */
export function describeSiteOnEachEngine(
  name: string,
  suite: (open: (env?: Environment) => Promise<Site>) => void,
): void {
  describe(`${name} (SQLite)`, () => {
    const closing: (() => Promise<void>)[] = [];
    afterAll(() => closeAll(closing));
    suite(async (env) => {
      const site = await openSite(env);
      closing.push(site.close);
      return site;
    });
  });
  describe.skipIf(postgresPrograms() === undefined)(`${name} (PostgreSQL)`, () => {
    const closing: (() => Promise<void>)[] = [];
    afterAll(() => closeAll(closing));
    suite(async (env) => {
      const { url, drop } = await createPostgresDatabase("installed");
      closing.push(drop);
      const site = await openSite({ ...env, DATABASE_URL: url });
      closing.push(site.close);
      return site;
    });
  });
}

async function closeAll(closing: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closing.toReversed()) await close();
}
