import type { OrderStatus } from "@hafaloha/contract";
import { type ExpressionBuilder, type OrderByDirection, sql } from "kysely";
import type { Rows, Tables } from "../../database/tables.ts";
import type { OrderRow } from "./store.ts";

/** By what the wire calls it, the column that a list is sorted by. */
export const sortColumns = {
  created_at: "created_at",
  updated_at: "updated_at",
  pickup_time: "pickup_at",
  order_number: "order_number",
  contact_name: "contact_name",
  status: "status",
  total: "total_cents",
} as const;
export type SortKey = keyof typeof sortColumns;

export interface OrderListQuery {
  readonly restaurantId: number;
  /** Only orders placed with this account; `null` is everyone's. */
  readonly userId: number | null;
  readonly statuses: readonly OrderStatus[];
  /** Instants of placing: from this one on, and before that one. */
  readonly from: number | null;
  readonly before: number | null;
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
  const matching = matchingOrders(rows, query);
  const { count } = await matching.select((q) => q.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const orders = await matching
    .selectAll("orders")
    .orderBy(sortKey(query.sortBy, count), query.direction)
    .orderBy("orders.id", query.direction)
    .limit(query.perPage)
    .offset((query.page - 1) * query.perPage)
    .execute();
  return { orders, count };
}

/** Up to here, sorting what matches costs less than walking the index of times until enough of it was found. */
const few = 1_000;

function sortKey(sortBy: SortKey, count: number) {
  const column = sql.ref(`orders.${sortColumns[sortBy]}`);
  // The sign changes no value, but keeps SQLite from that index: the live orders stand at the end of years of others.
  return sortBy === "created_at" && count <= few ? sql`+${column}` : column;
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

function matchingOrders(rows: Rows, { restaurantId, userId, statuses, from, before, search }: OrderListQuery) {
  let matching = rows.selectFrom("orders").where("orders.restaurant_id", "=", restaurantId);
  if (userId !== null) matching = matching.where("orders.user_id", "=", userId);
  if (statuses.length > 0) matching = matching.where("orders.status", "in", statuses);
  if (from !== null) matching = matching.where("orders.created_at", ">=", from);
  if (before !== null) matching = matching.where("orders.created_at", "<", before);
  if (search !== "") matching = matching.where((q) => q.or(mentions(q, search)));
  return matching;
}

function mentions(q: ExpressionBuilder<Tables, "orders">, search: string) {
  return [
    contains("orders.order_number", search),
    contains("orders.contact_name", search),
    contains("orders.contact_phone", search),
    q.exists(
      q
        .selectFrom("order_lines")
        .select("order_lines.id")
        .whereRef("order_lines.order_id", "=", "orders.id")
        .where(contains("order_lines.name", search)),
    ),
  ];
}

/** Without regard to the case of ASCII letters, which is all that SQLite folds; any other letter is found as it was typed. */
function contains(column: string, text: string) {
  const pattern = (typed: string) => `%${typed.replace(/[\\%_]/g, "\\$&")}%`;
  return sql<boolean>`(lower(${sql.ref(column)}) like ${pattern(text.toLowerCase())} escape '\\' or ${sql.ref(column)} like ${pattern(text)} escape '\\')`;
}
