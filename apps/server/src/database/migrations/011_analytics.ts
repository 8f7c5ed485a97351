import { type Kysely, type QueryExecutorProvider, sql } from "kysely";
import { addColumns } from "../createTables.ts";
import type { Engine } from "../engine.ts";

export async function up(db: Kysely<unknown>, engine: Engine["name"]): Promise<void> {
  await addColumns(db, engine, "orders", { accepted_at: "integer?", ready_at: "integer?" });
  await fillSteps(db);
  await db.schema
    .createIndex("notifications_type")
    .on("notifications")
    .columns(["restaurant_id", "notification_type", "created_at"])
    .execute();
}

/** Orders from before take what their history says of their steps. */
export async function fillSteps(db: QueryExecutorProvider): Promise<void> {
  await sql`
    update orders set
      accepted_at = (
        select min(at) from order_history
        where order_id = orders.id and from_status = 'pending' and to_status = 'preparing'
      ),
      ready_at = (
        select max(at) from order_history
        where order_id = orders.id and from_status = 'preparing' and to_status = 'ready'
      )
  `.execute(db);
}
