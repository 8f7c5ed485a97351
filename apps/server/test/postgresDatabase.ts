import { randomBytes } from "node:crypto";
import pg from "pg";
import { askDesk, type Beginning } from "./askDesk.ts";

export interface PostgresDatabase {
  readonly url: string;
  drop(): Promise<void>;
  /** Ends all its connections and takes no new ones. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  /** Ends the connections over which doorbells ring; answers how many there were. */
  cutDoorbells(): Promise<number>;
}

/** A new database on the PostgreSQL of this test run, an empty one unless it says how it begins. */
export async function createPostgresDatabase(beginning?: Beginning): Promise<PostgresDatabase> {
  const address = await askDesk("postgres");
  const urlOf = (database: string) => address.replace("DATABASE", database);
  const name = `suite_${randomBytes(6).toString("hex")}`;
  const count = (statement: string) => administer(urlOf("postgres"), statement);
  const order = async (statement: string) => {
    await count(statement);
  };
  const like = beginning === undefined ? "" : ` template ${await askDesk(`postgres ${beginning}`)}`;
  await order(`create database ${name}${like}`);
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
