import type { Kysely } from "kysely";
import { createTables } from "../createTables.ts";
import type { Engine } from "../engine.ts";

export function up(db: Kysely<unknown>, engine: Engine["name"]): Promise<void> {
  return createTables(db, engine, [
    {
      table: "images",
      columns: { hash: "text primary", content_type: "text", body: "text", created_at: "integer" },
    },
  ]);
}
