import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgresCluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The Unix socket at which a test file asks for what is made once for the whole run. */
    databaseDesk: string;
  }
}

/** Where a database is: a folder of SQLite, or the address of a PostgreSQL. */
export type Place = { readonly folder: string } | { readonly url: string };

/** Brings an empty database to where tests begin. */
export type Fill = (place: Place) => Promise<void>;

/** What a desk answers: an address of the run's PostgreSQL, a folder to copy, or a database to copy. */
export type Answer = { readonly made: string } | { readonly error: string };

/**
 * Test files run in processes of their own. What is dear and the same for all, a PostgreSQL and the databases that they copy,
 * is made when the first of them asks for it, and gone at the run's end.
 */
export async function openDatabaseDesk(
  project: TestProject,
  fills: Readonly<Record<string, Fill>>,
): Promise<() => Promise<void>> {
  const room = mkdtempSync(join(tmpdir(), "hafaloha-desk-"));
  const made = new Map<string, Promise<string>>();
  const closing: (() => Promise<void>)[] = [];

  const ask = (what: string) => {
    const answer = made.get(what) ?? make(what);
    made.set(what, answer);
    return answer;
  };
  const make = async (what: string): Promise<string> => {
    const [engine, name] = what.split(" ");
    if (name === undefined) {
      const cluster = await startPostgres();
      closing.push(cluster.remove);
      return cluster.url("DATABASE");
    }
    const fill = fills[name];
    if (fill === undefined) throw new Error(`Nobody makes databases that are "${name}" in this run`);
    if (engine === "sqlite") {
      const folder = join(room, name);
      await fill({ folder });
      return folder;
    }
    const urlOf = await ask("postgres");
    await createDatabase(urlOf.replace("DATABASE", "postgres"), name);
    await fill({ url: urlOf.replace("DATABASE", name) });
    return name;
  };

  const desk = join(room, "desk");
  const server = createServer((socket) => {
    const say = (answer: Answer) => socket.end(JSON.stringify(answer));
    // What is asked is too short to come in pieces.
    socket.once("data", (what) => {
      ask(what.toString()).then(
        (answer) => say({ made: answer }),
        (error) => say({ error: String(error) }),
      );
    });
  });
  server.listen(desk);
  await once(server, "listening");
  project.provide("databaseDesk", desk);
  return async () => {
    server.close();
    for (const close of closing) await close();
    rmSync(room, { recursive: true, force: true });
  };
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
}
