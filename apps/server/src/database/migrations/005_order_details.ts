import { type Kysely, type QueryExecutorProvider, sql } from "kysely";
import { addColumns } from "../createTables.ts";
import type { Engine } from "../engine.ts";

export async function up(db: Kysely<unknown>, engine: Engine["name"]): Promise<void> {
  await addColumns(db, engine, "restaurants", {
    version: { default: 1 },
    shelves: { default: "[]" },
    intake_state: { default: "open" },
    intake_extra_minutes: { default: 0 },
    intake_until: "integer?",
  });
  await addColumns(db, engine, "orders", {
    shelf: "text?",
    last_edit: "text?",
    previous_status: "text?",
    status_changed_at: "integer?",
  });
  await fillLastSteps(db);
  await addColumns(db, engine, "order_history", { device: "text?", details: "text?" });
  await db.schema.createIndex("restaurants_intake").on("restaurants").column("intake_until").execute();
}

/** Orders from before take what their history says of their last step. */
export async function fillLastSteps(db: QueryExecutorProvider): Promise<void> {
  await sql`
    update orders set
      previous_status = (
        select from_status from order_history
        where order_id = orders.id and from_status <> to_status order by id desc limit 1
      ),
      status_changed_at = coalesce((
        select at from order_history
        where order_id = orders.id and from_status <> to_status order by id desc limit 1
      ), created_at)
  `.execute(db);
}
