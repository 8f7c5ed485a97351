import type { Kysely } from "kysely";
import { addColumns } from "../createTables.ts";
import type { Engine } from "../engine.ts";

export async function up(db: Kysely<unknown>, engine: Engine["name"]): Promise<void> {
  await addColumns(db, engine, "option_groups", { deleted_at: "integer?" });
  await addColumns(db, engine, "options", { deleted_at: "integer?" });
}
