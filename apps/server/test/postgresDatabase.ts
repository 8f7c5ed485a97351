import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import pg from "pg";
import { inject } from "vitest";

/** A new, empty database on the PostgreSQL of this test run. */
export async function createPostgresDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const urlOf = await askDesk();
  const name = `suite_${randomBytes(6).toString("hex")}`;
  await administer(urlOf("postgres"), `create database ${name}`);
  return {
    url: urlOf(name),
    drop: () => administer(urlOf("postgres"), `drop database ${name} with (force)`),
  };
}

async function askDesk(): Promise<(database: string) => string> {
  const answer: { url: string } | { error: string } = JSON.parse(await text(connect(inject("postgresDesk"))));
  if ("error" in answer) throw new Error(answer.error);
  return (database) => answer.url.replace("DATABASE", database);
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
