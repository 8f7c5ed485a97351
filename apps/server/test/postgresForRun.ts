import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type PostgresCluster, startPostgres } from "./postgresCluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Whoever connects to this Unix socket is told the address of the run's PostgreSQL. */
    postgresDesk: string;
  }
}

/** Test files run in processes of their own; the first that asks starts the one PostgreSQL of the run, the run's end stops it. */
export default async function postgresForRun(project: TestProject): Promise<() => Promise<void>> {
  const room = mkdtempSync(join(tmpdir(), "hafaloha-desk-"));
  const desk = join(room, "desk");
  let started: Promise<PostgresCluster> | undefined;
  const server = createServer((socket) => {
    started ??= startPostgres();
    started.then(
      (cluster) => socket.end(JSON.stringify({ url: cluster.url("DATABASE") })),
      (error: unknown) => socket.end(JSON.stringify({ error: String(error) })),
    );
  });
  server.listen(desk);
  await once(server, "listening");
  project.provide("postgresDesk", desk);
  return async () => {
    server.close();
    rmSync(room, { recursive: true, force: true });
    const cluster = await started?.catch(() => undefined);
    await cluster?.remove();
  };
}
