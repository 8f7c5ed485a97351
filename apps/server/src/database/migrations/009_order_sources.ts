import { type Kysely, sql } from "kysely";

/** Few orders are keyed in by staff: to be found among all, they have an index of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index orders_keyed_in on orders (restaurant_id, created_at, id) where staff_created = 1`.execute(db);
}
