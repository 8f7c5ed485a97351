import type { Insertable, Selectable, Updateable } from "kysely";
import type { Transaction } from "../../database/database.ts";
import type { Rows, Tables } from "../../database/tables.ts";
import type { Counter } from "./rules/orderNumber.ts";
import type { PastMove } from "./rules/transitions.ts";

export type OrderRow = Selectable<Tables["orders"]>;
export type LineRow = Selectable<Tables["order_lines"]>;
export type NewLine = Omit<Insertable<Tables["order_lines"]>, "order_id" | "position">;

/** An order, named together with the restaurant that it is looked for in. */
export interface OrderKey {
  readonly restaurantId: number;
  readonly orderId: number;
}

/** An order with its lines. */
export interface StoredOrder {
  readonly row: OrderRow;
  readonly lines: readonly LineRow[];
}

export async function drawFromCounter(
  { rows }: Transaction,
  restaurantId: number,
  draw: (counter: Counter) => Counter,
): Promise<number> {
  const stored = await rows
    .selectFrom("restaurant_counters")
    .select(["order_day as day", "order_number as number"])
    .where("restaurant_id", "=", restaurantId)
    .executeTakeFirstOrThrow();
  const drawn = draw(stored);
  await rows
    .updateTable("restaurant_counters")
    .set({ order_day: drawn.day, order_number: drawn.number })
    .where("restaurant_id", "=", restaurantId)
    .execute();
  return drawn.number;
}

export async function insertOrder(
  { rows }: Transaction,
  order: Insertable<Tables["orders"]>,
  lines: readonly NewLine[],
): Promise<StoredOrder> {
  const row = await rows.insertInto("orders").values(order).returningAll().executeTakeFirstOrThrow();
  await insertLines(rows, row.id, lines, 0);
  return { row, lines: await linesOfOne(rows, row.id) };
}

export async function insertLines(
  rows: Rows,
  orderId: number,
  lines: readonly NewLine[],
  firstPosition: number,
): Promise<void> {
  if (lines.length === 0) return;
  const values = lines.map((line, index) => ({ ...line, order_id: orderId, position: firstPosition + index }));
  await rows.insertInto("order_lines").values(values).execute();
}

/** Leaves an order these lines only, in this order. */
export async function keepLines({ rows }: Transaction, orderId: number, kept: readonly LineRow[]): Promise<void> {
  const ids = kept.map(({ id }) => id);
  let others = rows.deleteFrom("order_lines").where("order_id", "=", orderId);
  if (ids.length > 0) others = others.where("id", "not in", ids);
  await others.execute();
  for (const [position, { id, quantity, made_quantity, notes }] of kept.entries()) {
    await rows
      .updateTable("order_lines")
      .set({ quantity, made_quantity, notes, position })
      .where("id", "=", id)
      .execute();
  }
}

export async function changeOrder(
  { rows }: Transaction,
  orderId: number,
  changes: Updateable<Tables["orders"]>,
): Promise<StoredOrder> {
  const row = await rows
    .updateTable("orders")
    .set(changes)
    .where("id", "=", orderId)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { row, lines: await linesOfOne(rows, orderId) };
}

/** The order of that restaurant; what belongs to another one does not exist here. */
export async function orderOf(rows: Rows, { restaurantId, orderId }: OrderKey): Promise<StoredOrder | undefined> {
  const row = await rows
    .selectFrom("orders")
    .selectAll()
    .where("id", "=", orderId)
    .where("restaurant_id", "=", restaurantId)
    .executeTakeFirst();
  return row && { row, lines: await linesOfOne(rows, orderId) };
}

export async function orderByTrackingToken(rows: Rows, token: string): Promise<StoredOrder | undefined> {
  // PostgreSQL fails on texts that it cannot store, such as U+0000, instead of finding nothing.
  if (!/^[\w-]+$/.test(token)) return undefined;
  const row = await rows.selectFrom("orders").selectAll().where("tracking_token", "=", token).executeTakeFirst();
  return row && { row, lines: await linesOfOne(rows, row.id) };
}

/** Orders with their lines, in two statements however many they are. */
export async function withLines(rows: Rows, orders: readonly OrderRow[]): Promise<StoredOrder[]> {
  if (orders.length === 0) return [];
  const lines = await rows
    .selectFrom("order_lines")
    .selectAll()
    .where(
      "order_id",
      "in",
      orders.map(({ id }) => id),
    )
    .orderBy("order_id")
    .orderBy("position")
    .execute();
  const byOrder = new Map<number, LineRow[]>(orders.map(({ id }) => [id, []]));
  for (const line of lines) byOrder.get(line.order_id)?.push(line);
  return orders.map((row) => ({ row, lines: byOrder.get(row.id) ?? [] }));
}

/** The last change of status; an order that was only placed has none. */
export function lastMove({ row }: StoredOrder): PastMove | undefined {
  const { previous_status: from, status: to, status_changed_at: at } = row;
  return from === null || at === null ? undefined : { from, to, at };
}

export async function setMade(rows: Rows, lineId: number, made: number): Promise<void> {
  await rows.updateTable("order_lines").set({ made_quantity: made }).where("id", "=", lineId).execute();
}

function linesOfOne(rows: Rows, orderId: number): Promise<LineRow[]> {
  return rows.selectFrom("order_lines").selectAll().where("order_id", "=", orderId).orderBy("position").execute();
}
