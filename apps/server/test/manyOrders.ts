import { sql } from "kysely";
import type { Database } from "../src/database/database.ts";

const minute = 60_000;

/**
 * Makes `count` orders of a restaurant in a few statements, one every six minutes up to `until`, each with a line: the
 * newest are on the board, the others completed, one in fifty cancelled.
 */
export async function makeManyOrders(
  { engine: { commands, name } }: Database,
  { restaurantId, count, until }: { readonly restaurantId: number; readonly count: number; readonly until: number },
): Promise<void> {
  const at = sql<number>`${sql.lit(until)} - (${sql.lit(count)} - n) * ${sql.lit(6 * minute)}`;
  const numbers = sql`with recursive numbers(n) as (select cast(1 as bigint) union all select n + 1 from numbers where n < ${sql.lit(count)})`;
  await sql`
    ${numbers}
    insert into orders (
      restaurant_id, order_number, status, version, tracking_token, user_id, staff_created, contact_name, contact_phone,
      subtotal_cents, total_cents, pickup_at, released, acknowledged_at, status_changed_at, created_at, updated_at,
      search_text
    )
    select
      ${sql.lit(restaurantId)}, 'TNK-O-' || (100 + n % 240),
      case
        when n > ${sql.lit(count)} - 10 then 'pending' when n > ${sql.lit(count)} - 30 then 'preparing'
        when n > ${sql.lit(count)} - 40 then 'ready' when n % 50 = 0 then 'cancelled' else 'completed'
      end,
      4, 'many-' || ${sql.lit(restaurantId)} || '-' || n, case when n % 100 = 0 then 4 end, 0,
      'Guest ' || (n * 7919 % 9973), '671-555-' || (1000 + n * 104729 % 9000),
      1000 + n * 37 % 5000, 1000 + n * 37 % 5000, case when n % 5 = 0 then ${at} + ${sql.lit(60 * minute)} end,
      1, ${at}, ${at}, ${at}, ${at} + n * 31 % 40 * ${sql.lit(minute)},
      'tnk-o-' || (100 + n % 240) || ' guest ' || (n * 7919 % 9973) || ' 671555' || (1000 + n * 104729 % 9000) ||
        ' ' || lower((select name from menu_items where id = 1 + n % 35))
    from numbers
  `.execute(commands);
  await sql`
    insert into order_lines (order_id, menu_item_id, name, price_cents, quantity, made_quantity, station, options, position)
    select orders.id, items.id, items.name, items.price_cents, 1, 1, items.station, '[]', 0
    from orders join menu_items items on items.id = 1 + orders.id % 35
    where orders.restaurant_id = ${sql.lit(restaurantId)} and orders.tracking_token like 'many-%'
  `.execute(commands);
  if (name === "postgres") await sql`vacuum analyze orders`.execute(commands);
}
