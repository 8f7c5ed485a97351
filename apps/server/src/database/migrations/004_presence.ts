import type { Kysely } from "kysely";
import { createTables } from "../createTables.ts";
import type { Engine } from "../engine.ts";

export function up(db: Kysely<unknown>, engine: Engine["name"]): Promise<void> {
  return createTables(db, engine, [
    {
      table: "presence_leases",
      columns: {
        session: "text primary",
        stream: "text",
        id: "text",
        info: "text",
        since: "integer",
        expires_at: "integer",
      },
      indexes: { presence_leases_stream: ["stream"], presence_leases_expiry: ["expires_at"] },
    },
  ]);
}
