import { type Kysely, type QueryExecutorProvider, sql } from "kysely";
import { addColumns } from "../createTables.ts";
import type { Engine } from "../engine.ts";

/** By what a list is sorted, the newest id last among equals: a page is a piece of one index. */
const sorted = {
  orders_updated: sql`updated_at`,
  orders_pickup: sql`coalesce(pickup_at, created_at)`,
  orders_number: sql`order_number`,
  orders_contact: sql`contact_name`,
  orders_total: sql`total_cents`,
};

export async function up(db: Kysely<unknown>, engine: Engine["name"]): Promise<void> {
  for (const [name, key] of Object.entries(sorted)) {
    await sql`create index ${sql.id(name)} on orders (restaurant_id, (${key}), id)`.execute(db);
  }
  await addColumns(db, engine, "orders", { search_text: "text?" });
  await fillSearchText(db, engine);
}

/** What orders from before are found by: SQLite folds the ASCII letters only. */
export async function fillSearchText(db: QueryExecutorProvider, engine: Engine["name"]): Promise<void> {
  const joined = engine === "postgres" ? sql`string_agg` : sql`group_concat`;
  const digits = ["-", " ", "(", ")", "+", "."].reduce(
    (phone, mark) => sql`replace(${phone}, ${sql.lit(mark)}, '')`,
    sql`contact_phone`,
  );
  await sql`
    update orders set search_text = lower(
      order_number || ' ' || contact_name || ' ' || contact_phone || ' ' || ${digits} || ' ' ||
      coalesce((select ${joined}(name, ' ') from order_lines where order_id = orders.id), '')
    )
    where search_text is null
  `.execute(db);
}
