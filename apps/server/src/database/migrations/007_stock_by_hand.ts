import type { Kysely } from "kysely";
import { addColumns } from "../createTables.ts";
import type { Engine } from "../engine.ts";

export async function up(db: Kysely<unknown>, engine: Engine["name"]): Promise<void> {
  await addColumns(db, engine, "menu_items", { sold_out: { default: 0 }, sold_out_until: "integer?" });
  await addColumns(db, engine, "stock_audits", { undoes_id: "integer?" });
  await db.schema.createIndex("menu_items_sold_out").on("menu_items").column("sold_out_until").execute();
}
