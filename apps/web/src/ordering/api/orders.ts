import {
  acknowledgedCount,
  type Cursor,
  type Order,
  type OrderPage,
  orderPage,
  order as orderSchema,
} from "@hafaloha/contract";
import { http } from "../../shared/http/http.ts";
import { noContent } from "../../shared/http/httpClient.ts";
import { listOf } from "../../shared/http/listOf.ts";
import type { BoardSnapshot } from "../state/board.ts";
import type { CommandOf } from "../state/savedAction.ts";
import { ofRestaurant, type Sending } from "./staffCommand.ts";

const pageSize = 100;
/** How many of today's completed orders the board shows, the others are only counted; and of those that a cook may have to stop. */
const endedShown = 50;

// An order that comes while the pages are read stands behind them all, and moves none to another page.
const oldestFirst = { sort_by: "created_at", sort_direction: "asc" };
const newestFirst = { sort_by: "updated_at", sort_direction: "desc" };

export interface BoardRead {
  readonly snapshot: BoardSnapshot;
  /** Where the order stream stood when the first of the reads was made. */
  readonly cursor: Cursor | null;
}

/** Everything on the board: all active orders, and the newest of those completed or cancelled since `today` began. */
export async function fetchBoard(restaurantId: number, today: string, signal?: AbortSignal): Promise<BoardRead> {
  const active = await readAll(restaurantId, "pending,preparing,ready", signal);
  const newestOf = (status: string) =>
    readPage({ restaurant_id: restaurantId, status, per_page: endedShown, date_from: today, ...newestFirst }, signal);
  const [completed, cancelled] = await Promise.all([newestOf("completed"), newestOf("cancelled")]);
  return {
    snapshot: {
      orders: [...active, completed, cancelled].flatMap((page) => page.orders),
      completedUnlisted: Math.max(0, completed.total_count - completed.orders.length),
    },
    // The earliest position: what happened between the reads is told again, and is recognised by its version.
    cursor: active[0]?.cursor ?? null,
  };
}

/**
 * Customers' orders that wait for anyone to acknowledge them, of the last `hours`. Only a super_admin, who has no
 * restaurant of their own, must name one.
 */
export async function fetchUnacknowledgedOrders(hours = 24, restaurantId?: number): Promise<Order[]> {
  const query = { hours, restaurant_id: restaurantId };
  return (await http.get("/orders/unacknowledged", listOf(orderSchema), { query })).data;
}

/** Moves an order; refused with `stale_version` and the current order when someone was faster. */
export function moveOrder(step: CommandOf<"move">, { restaurantId, ...how }: Sending): Promise<Order> {
  const body = {
    order: {
      expected_version: step.expectedVersion,
      status: step.to,
      ...(step.etaMinutes !== null && { eta_minutes: step.etaMinutes }),
      ...(step.cancelReason !== null && { cancel_reason: step.cancelReason }),
    },
  };
  return http.send("PATCH", ofRestaurant(`/orders/${step.orderId}`, restaurantId), orderSchema, { body, ...how });
}

/** Checks off one line after the other, each under a key of its own; the order as the last answer has it. */
export async function checkOffLines(
  { orderId, lines }: CommandOf<"checkOff">,
  { restaurantId, idempotencyKey, signal }: Sending,
): Promise<Order | undefined> {
  let order: Order | undefined;
  for (const { id, made } of lines) {
    const path = ofRestaurant(`/orders/${orderId}/lines/${id}`, restaurantId);
    const body = { line: { made_quantity: made } };
    order = await http.send("PATCH", path, orderSchema, {
      body,
      idempotencyKey: `${idempotencyKey}.${id}`,
      signal,
    });
  }
  return order;
}

/** Acknowledges one order or many with one call. */
export async function acknowledgeOrders(ids: readonly number[], { restaurantId, ...how }: Sending): Promise<void> {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) {
    await http.send("POST", ofRestaurant(`/orders/${only}/acknowledge`, restaurantId), noContent, how);
  } else {
    const body = { ids };
    await http.send("POST", ofRestaurant("/orders/acknowledge_all", restaurantId), acknowledgedCount, { body, ...how });
  }
}

async function readAll(restaurantId: number, status: string, signal: AbortSignal | undefined): Promise<OrderPage[]> {
  const pages: OrderPage[] = [];
  let pageCount = 1;
  for (let page = 1; page <= pageCount; page += 1) {
    const read = await readPage(
      { restaurant_id: restaurantId, status, page, per_page: pageSize, ...oldestFirst },
      signal,
    );
    pages.push(read);
    pageCount = read.total_pages;
  }
  return pages;
}

async function readPage(query: Record<string, string | number>, signal: AbortSignal | undefined): Promise<OrderPage> {
  return (await http.get("/orders", orderPage, { query, ...(signal && { signal }) })).data;
}
