import type { Kysely } from "kysely";
import { addColumns } from "../createTables.ts";
import type { Engine } from "../engine.ts";

export async function up(db: Kysely<unknown>, engine: Engine["name"]): Promise<void> {
  await addColumns(db, engine, "users", { must_change_password: { default: 0 }, removed_at: "integer?" });
}
