import { afterAll, describe } from "vitest";
import { postgresPrograms } from "../../apps/server/test/postgresCluster.ts";
import { createPostgresDatabase } from "../../apps/server/test/postgresDatabase.ts";
import { type RunningServer, startServer, temporaryDataDir } from "./server.ts";

/** A freshly seeded installation of a test's own, whose server can be killed and started again. */
export interface Site {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly pid: number;
  output(): string;
  /** SIGTERM; gives the exit code. */
  stop(): Promise<number | null>;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** On the same port and data as before. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

export type Environment = Readonly<Record<string, string>>;

export async function openSite(env: Environment = {}): Promise<Site> {
  const { dataDir, removeDataDir } = temporaryDataDir();
  let server: RunningServer = await startServer({ dataDir, env });
  const { url, port } = server;
  return {
    url,
    port,
    dataDir,
    get pid() {
      return server.pid;
    },
    output: () => server.output(),
    stop: () => server.stop(),
    kill: () => server.kill(),
    startAgain: async () => {
      server = await startServer({ dataDir, port, env });
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
      const { url, drop } = await createPostgresDatabase();
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
