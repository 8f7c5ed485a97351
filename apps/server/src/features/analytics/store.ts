import { type RawBuilder, sql } from "kysely";
import type { Rows } from "../../database/tables.ts";
import { dayMs, hourMs } from "../../localTime.ts";
import type { Frequency } from "./rules.ts";

/** The orders that were placed in a time at a restaurant. */
export interface Span {
  readonly restaurantId: number;
  readonly from: number;
  readonly before: number;
}

/** The later of what the customer asked for and what the kitchen promised; null where neither did. */
const promisedAt = sql`
  case
    when orders.pickup_at is null then orders.estimated_pickup_at
    when orders.estimated_pickup_at > orders.pickup_at then orders.estimated_pickup_at
    else orders.pickup_at
  end
`;
const sum = (condition: RawBuilder<unknown>) => sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
const isCancelled = sql`orders.status = 'cancelled'`;
const isJudged = sql`orders.status <> 'cancelled' and orders.ready_at is not null and (${promisedAt}) is not null`;
const isLate = sql`orders.status <> 'cancelled' and orders.ready_at > (${promisedAt})`;

/** What each hour since `from` brought; an hour without orders is left out. */
export function salesByHour(rows: Rows, { restaurantId, from, before }: Span) {
  return sql<{ nth: number; orders: number; cancelled: number; cents: number; judged: number; late: number }>`
    select
      (orders.created_at - cast(${from} as bigint)) / ${sql.lit(hourMs)} as nth,
      ${sum(sql`orders.status <> 'cancelled'`)} as orders,
      ${sum(isCancelled)} as cancelled,
      cast(coalesce(sum(case when ${isCancelled} then 0 else orders.total_cents end), 0) as bigint) as cents,
      ${sum(isJudged)} as judged,
      ${sum(isLate)} as late
    from orders
    where orders.restaurant_id = ${restaurantId} and orders.created_at >= ${from} and orders.created_at < ${before}
    group by 1
  `.compile(rows);
}

/**
 * How many orders of each day of 24 hours since `from` took how many seconds from the board to a step; what was begun
 * before its release took none.
 */
export function secondsUntil(rows: Rows, step: "accepted_at" | "ready_at", { restaurantId, from, before }: Span) {
  const done = sql.ref(`orders.${step}`);
  const begun =
    step === "accepted_at" ? sql`coalesce(orders.release_at, orders.created_at)` : sql.ref("orders.accepted_at");
  return sql<Frequency & { nth: number }>`
    select
      (orders.created_at - cast(${from} as bigint)) / ${sql.lit(dayMs)} as nth,
      case when ${done} < ${begun} then 0 else (${done} - ${begun}) / 1000 end as seconds, count(*) as count
    from orders
    where orders.restaurant_id = ${restaurantId} and orders.created_at >= ${from} and orders.created_at < ${before}
      and orders.status <> 'cancelled' and ${done} is not null and orders.accepted_at is not null
    group by 1, 2
    order by 1, 2
  `.compile(rows);
}

/** What each item sold and brought. */
export function itemSales(rows: Rows, { restaurantId, from, before }: Span) {
  return sql<ItemSales>`
    select lines.menu_item_id, menu_items.name, lines.quantity, lines.cents
    from (
      select order_lines.menu_item_id,
        cast(sum(order_lines.quantity) as bigint) as quantity,
        cast(sum(order_lines.quantity * order_lines.price_cents) as bigint) as cents
      from orders
      join order_lines on order_lines.order_id = orders.id
      where orders.restaurant_id = ${restaurantId} and orders.created_at >= ${from} and orders.created_at < ${before}
        and orders.status <> 'cancelled'
      group by order_lines.menu_item_id
    ) lines
    join menu_items on menu_items.id = lines.menu_item_id
  `.compile(rows);
}

export interface ItemSales {
  readonly menu_item_id: number;
  readonly name: string;
  readonly quantity: number;
  readonly cents: number;
}

/** What ran out or was taken off sale, how often, the most frequent first. */
export function stockOuts(rows: Rows, { restaurantId, from, before }: Span, most: number) {
  return sql<{ menu_item_id: number; name: string; times: number; last_at: number }>`
    select menu_items.id as menu_item_id, menu_items.name, count(*) as times, max(notifications.created_at) as last_at
    from notifications
    join menu_items on menu_items.id = notifications.resource_id
    where notifications.restaurant_id = ${restaurantId} and notifications.notification_type = 'out_of_stock'
      and notifications.created_at >= ${from} and notifications.created_at < ${before}
    group by menu_items.id, menu_items.name
    order by times desc, menu_items.id
    limit ${most}
  `.compile(rows);
}
