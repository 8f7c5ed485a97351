import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import pg from "pg";
import { inject } from "vitest";

export interface PostgresDatabase {
  readonly url: string;
  drop(): Promise<void>;
  /** Ends all its connections and takes no new ones. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  /** Ends the connections over which doorbells ring; answers how many there were. */
  cutDoorbells(): Promise<number>;
}

/** A new, empty database on the PostgreSQL of this test run. */
export async function createPostgresDatabase(): Promise<PostgresDatabase> {
  const urlOf = await askDesk();
  const name = `suite_${randomBytes(6).toString("hex")}`;
  const count = (statement: string) => administer(urlOf("postgres"), statement);
  const order = async (statement: string) => {
    await count(statement);
  };
  await order(`create database ${name}`);
  return {
    url: urlOf(name),
    drop: () => order(`drop database ${name} with (force)`),
    goAway: async () => {
      await order(`alter database ${name} with allow_connections false`);
      await order(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    },
    comeBack: () => order(`alter database ${name} with allow_connections true`),
    cutDoorbells: () =>
      count(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and query ~ '^listen|pg_notify'`,
      ),
  };
}

async function askDesk(): Promise<(database: string) => string> {
  const answer: { url: string } | { error: string } = JSON.parse(await text(connect(inject("postgresDesk"))));
  if ("error" in answer) throw new Error(answer.error);
  return (database) => answer.url.replace("DATABASE", database);
}

/** Answers how many rows the statement gave. */
async function administer(url: string, statement: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(statement);
    return rowCount ?? 0;
  } finally {
    await client.end();
  }
}
