import {
  acknowledgedCount,
  type Cursor,
  type Order,
  type OrderStatus,
  orderPage,
  order as orderSchema,
  streams,
} from "@hafaloha/contract";
import { http } from "../../shared/http/http.ts";
import { noContent } from "../../shared/http/httpClient.ts";
import { listOf } from "../../shared/http/listOf.ts";
import type { BoardSnapshot } from "../state/board.ts";

const pageSize = 100;
/** How many of today's completed orders the board shows; the others are only counted. */
const completedShown = 50;

export interface BoardRead {
  readonly snapshot: BoardSnapshot;
  /** Where the order stream stood at the earliest of the reads; null where the server did not say. */
  readonly cursor: Cursor | null;
}

interface Page {
  readonly orders: readonly Order[];
  readonly total: number;
  readonly cursor: Cursor | undefined;
}

/**
 * Everything on the board. The statuses are read one after the other in the order that orders take, so that one that
 * moves on meanwhile is met at least once; the stream from the first read on tells what else happened.
 */
export async function fetchBoard(restaurantId: number, today: string, signal?: AbortSignal): Promise<BoardRead> {
  const pages: Page[] = [];
  for (const status of ["pending", "preparing", "ready"] as const) {
    pages.push(...(await readAll(restaurantId, status, signal)));
  }
  const completed = await readPage(restaurantId, "completed", 1, signal, {
    per_page: completedShown,
    date_from: today,
    sort_by: "updated_at",
    sort_direction: "desc",
  });
  return {
    snapshot: {
      orders: [...pages, completed].flatMap((page) => page.orders),
      completedUnlisted: Math.max(0, completed.total - completed.orders.length),
    },
    cursor: pages[0]?.cursor ?? null,
  };
}

/** Customers' orders that wait for anyone to acknowledge them, of the last `hours`. */
export async function fetchUnacknowledgedOrders(
  hours: number,
  restaurantId: number,
  signal?: AbortSignal,
): Promise<Order[]> {
  const answer = await http.get("/orders/unacknowledged", listOf(orderSchema), {
    query: { hours, restaurant_id: restaurantId },
    ...(signal && { signal }),
  });
  return answer.data;
}

export interface OrderStep {
  readonly order: Order;
  readonly status: OrderStatus;
  readonly etaMinutes?: number;
  readonly cancelReason?: string;
}

/** Moves an order; refused with `stale_version` and the current order when someone was faster. */
export function moveOrder(step: OrderStep, idempotencyKey: string): Promise<Order> {
  const body = {
    order: {
      expected_version: step.order.version,
      status: step.status,
      ...(step.etaMinutes !== undefined && { eta_minutes: step.etaMinutes }),
      ...(step.cancelReason !== undefined && { cancel_reason: step.cancelReason }),
    },
  };
  return http.send("PATCH", ofRestaurant(`/orders/${step.order.id}`, step.order.restaurant_id), orderSchema, {
    body,
    idempotencyKey,
  });
}

/** Acknowledges one order or many with one call. */
export async function acknowledgeOrders(
  ids: readonly number[],
  restaurantId: number,
  idempotencyKey: string,
): Promise<void> {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) {
    await http.send("POST", ofRestaurant(`/orders/${only}/acknowledge`, restaurantId), noContent, { idempotencyKey });
  } else {
    await http.send("POST", ofRestaurant("/orders/acknowledge_all", restaurantId), acknowledgedCount, {
      body: { ids },
      idempotencyKey,
    });
  }
}

/** The cursor of the order stream among those that an answer carries. */
function orderCursor(cursors: readonly Cursor[], restaurantId: number): Cursor | undefined {
  return cursors.find((one) => one.stream_id === streams.orders(restaurantId));
}

async function readAll(restaurantId: number, status: OrderStatus, signal: AbortSignal | undefined): Promise<Page[]> {
  const pages = [await readPage(restaurantId, status, 1, signal)];
  for (let page = 2; (pages[0]?.total ?? 0) > (page - 1) * pageSize; page += 1) {
    pages.push(await readPage(restaurantId, status, page, signal));
  }
  return pages;
}

async function readPage(
  restaurantId: number,
  status: OrderStatus,
  page: number,
  signal: AbortSignal | undefined,
  more: Record<string, string | number> = {},
): Promise<Page> {
  const { data, cursors } = await http.get("/orders", orderPage, {
    query: { restaurant_id: restaurantId, status, page, per_page: pageSize, ...more },
    ...(signal && { signal }),
  });
  return { orders: data.orders, total: data.total_count, cursor: orderCursor([...cursors, data.cursor], restaurantId) };
}

/** A super_admin has no restaurant of their own; for everyone else naming it changes nothing. */
function ofRestaurant(path: string, restaurantId: number): string {
  return `${path}?restaurant_id=${restaurantId}`;
}
