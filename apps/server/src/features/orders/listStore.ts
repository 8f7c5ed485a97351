import { mostSearched, type OrderStatus } from "@hafaloha/contract";
import { type ExpressionBuilder, type OrderByDirection, sql } from "kysely";
import type { Rows, Tables } from "../../database/tables.ts";
import { searchPattern } from "./rules/search.ts";
import type { OrderRow } from "./store.ts";

/** By what the wire calls it, what a list is sorted by; each has an index. */
const sortKeys = {
  created_at: sql`orders.created_at`,
  updated_at: sql`orders.updated_at`,
  /** An order for now is wanted when it is placed. */
  pickup_time: sql`coalesce(orders.pickup_at, orders.created_at)`,
  order_number: sql`orders.order_number`,
  contact_name: sql`orders.contact_name`,
  status: sql`orders.status`,
  total: sql`orders.total_cents`,
} as const;
export type SortKey = keyof typeof sortKeys;
export const sortKeyNames = Object.keys(sortKeys) as [SortKey, ...SortKey[]];

export interface OrderListQuery {
  readonly restaurantId: number;
  /** Only orders placed with this account; `null` is everyone's. */
  readonly userId: number | null;
  readonly statuses: readonly OrderStatus[];
  /** Instants of placing: from this one on, and before that one. */
  readonly from: number | null;
  readonly before: number | null;
  /** Only those keyed in by staff, or only the others; `null` is both. */
  readonly staffCreated: boolean | null;
  readonly search: string;
  readonly sortBy: SortKey;
  readonly direction: OrderByDirection;
  readonly page: number;
  readonly perPage: number;
}

export async function listOrders(
  rows: Rows,
  query: OrderListQuery,
): Promise<{ readonly orders: readonly OrderRow[]; readonly count: number }> {
  const { count } = await countOf(rows, query).executeTakeFirstOrThrow();
  return { orders: await pageOf(rows, query, count).execute(), count };
}

export function countOf(rows: Rows, query: OrderListQuery) {
  return matchingOrders(rows, query).select((q) => q.fn.countAll<number>().as("count"));
}

/** Up to here, sorting what matches costs less than walking the index of a sort key until enough of it was met. */
const few = 1_000;

export function pageOf(rows: Rows, query: OrderListQuery, count: number) {
  const { sortBy, direction, page, perPage } = query;
  const matching = matchingOrders(rows, query).selectAll("orders");
  // The limit takes nothing away, but neither engine sorts through it by another index than that of the filters.
  const found = count <= few ? rows.selectFrom(matching.limit(few).as("orders")).selectAll("orders") : matching;
  const sorted = found.orderBy(sortKeys[sortBy], direction);
  return (sortBy === "status" ? sorted.orderBy("orders.created_at", direction) : sorted)
    .orderBy("orders.id", direction)
    .limit(perPage)
    .offset((page - 1) * perPage);
}

export function ordersAfter(rows: Rows, restaurantId: number, orderId: number, most: number): Promise<OrderRow[]> {
  return rows
    .selectFrom("orders")
    .selectAll()
    .where("restaurant_id", "=", restaurantId)
    .where("id", ">", orderId)
    .orderBy("id")
    .limit(most)
    .execute();
}

/** Orders that ring, the latest first; `since` is when they came on the board. */
export function unacknowledgedOrders(rows: Rows, restaurantId: number, since: number): Promise<OrderRow[]> {
  return ringing(rows, restaurantId)
    .selectAll()
    .where((q) => q(onBoardSince(q), ">=", since))
    .orderBy((q) => onBoardSince(q), "desc")
    .orderBy("id", "desc")
    .execute();
}

export async function unacknowledgedOrderIds(rows: Rows, restaurantId: number): Promise<number[]> {
  const orders = await ringing(rows, restaurantId).select("id").execute();
  return orders.map(({ id }) => id);
}

/** Customers' orders on the board that nobody has acknowledged yet (O5). */
function ringing(rows: Rows, restaurantId: number) {
  return rows
    .selectFrom("orders")
    .where("restaurant_id", "=", restaurantId)
    .where("status", "=", "pending")
    .where("released", "=", 1)
    .where("staff_created", "=", 0)
    .where("acknowledged_at", "is", null);
}

const onBoardSince = (q: ExpressionBuilder<Tables, "orders">) => q.fn.coalesce("release_at", "created_at");

/** A search reads the rows that it looks through, so it is given only so many. */
function matchingOrders(rows: Rows, query: OrderListQuery) {
  const filtered = filteredOrders(rows, query);
  const pattern = searchPattern(query.search);
  if (pattern === undefined) return filtered;
  const newest = filtered.selectAll("orders").orderBy("orders.created_at", "desc").limit(mostSearched);
  return rows.selectFrom(newest.as("orders")).where(sql<boolean>`orders.search_text like ${pattern} escape '\\'`);
}

function filteredOrders(rows: Rows, { restaurantId, userId, statuses, from, before, staffCreated }: OrderListQuery) {
  let filtered = rows.selectFrom("orders").where("orders.restaurant_id", "=", restaurantId);
  if (userId !== null) filtered = filtered.where("orders.user_id", "=", userId);
  if (statuses.length > 0) filtered = filtered.where("orders.status", "in", statuses);
  // Literally, as the index of the ones that are keyed in says it: a parameter would not be known to match it.
  if (staffCreated === true) filtered = filtered.where(sql<boolean>`orders.staff_created = 1`);
  if (staffCreated === false) filtered = filtered.where(sql<boolean>`orders.staff_created = 0`);
  if (from !== null) filtered = filtered.where("orders.created_at", ">=", from);
  if (before !== null) filtered = filtered.where("orders.created_at", "<", before);
  return filtered;
}
