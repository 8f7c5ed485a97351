import type { Kysely } from "kysely";
import { createTables } from "../createTables.ts";
import type { Engine } from "../engine.ts";

export async function up(db: Kysely<unknown>, engine: Engine["name"]): Promise<void> {
  await createTables(db, engine, [{ table: "due_tasks", columns: { task: "text primary", due_at: "integer" } }]);
  // Orders after an id: without it the embedded database reads and sorts all of a restaurant's.
  await db.schema.createIndex("orders_id").on("orders").columns(["restaurant_id", "id"]).execute();
}
