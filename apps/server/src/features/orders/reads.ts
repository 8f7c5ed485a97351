import type { Cursor, Order, OrderHistoryEntry, OrderPage, PlacedOrder, TrackedOrder } from "@hafaloha/contract";
import { streams } from "@hafaloha/contract";
import type * as z from "zod/mini";
import type { Database, Snapshot } from "../../database/database.ts";
import { notFound } from "../../refusal.ts";
import { orderHistory } from "./history.ts";
import { listQuery, type orderListQuerystring } from "./listQuery.ts";
import { listOrders, ordersAfter, unacknowledgedOrders } from "./listStore.ts";
import type { ReadableOrders } from "./policy.ts";
import type { People, Restaurants } from "./ports.ts";
import { type OrderKey, orderByTrackingToken, orderOf, type StoredOrder, withLines } from "./store.ts";
import { customerOrderView, orderView, placedOrderView, trackedOrderView } from "./view.ts";

/** What was read, and where the streams that tell of it stood then. */
export interface Read<Body> {
  readonly body: Body;
  readonly cursors: readonly Cursor[];
}

type AskedPage = z.infer<typeof orderListQuerystring>;

/** Polling asks from the last id that it got, so what a longer gap holds comes with the next question. */
const mostAtOnce = 500;

export interface OrderReads {
  page(reader: ReadableOrders, restaurantId: number, asked: AskedPage): Promise<Read<OrderPage>>;
  one(reader: ReadableOrders, key: OrderKey): Promise<Read<Order | PlacedOrder>>;
  history(key: OrderKey): Promise<Read<OrderHistoryEntry[]>>;
  newSince(restaurantId: number, orderId: number): Promise<Read<Order[]>>;
  unacknowledged(restaurantId: number, hours: number): Promise<Read<Order[]>>;
  tracked(token: string): Promise<Read<TrackedOrder>>;
}

export function createOrderReads(
  database: Database,
  { restaurants, people }: { readonly restaurants: Restaurants; readonly people: People },
): OrderReads {
  return {
    page: (reader, restaurantId, asked) =>
      database.read(async (snapshot) => {
        const restaurant = await restaurants.orderingRestaurant(snapshot, restaurantId);
        if (!restaurant) throw notFound(`restaurant ${restaurantId}`);
        const query = listQuery(asked, restaurant, reader);
        const { orders, count } = await listOrders(snapshot.rows, query);
        const stored = await withLines(snapshot.rows, orders);
        const cursor = await snapshot.cursor(mainStream(reader, restaurantId));
        return {
          body: {
            orders: stored.map((order) => viewFor(reader, order)),
            total_count: count,
            page: query.page,
            per_page: query.perPage,
            total_pages: Math.ceil(count / query.perPage),
            cursor,
          },
          cursors: [cursor],
        };
      }),
    one: (reader, { restaurantId, orderId }) =>
      database.read(async (snapshot) => {
        const stored = await orderOf(snapshot.rows, { restaurantId, orderId });
        if (!stored || !mayRead(reader, stored)) throw notFound(`order ${orderId}`);
        const cursor = await snapshot.cursor(mainStream(reader, restaurantId));
        return { body: viewFor(reader, stored), cursors: [cursor] };
      }),
    history: (key) =>
      database.read(async (snapshot) => {
        if (!(await orderOf(snapshot.rows, key))) throw notFound(`order ${key.orderId}`);
        const body = await orderHistory(snapshot.rows, key.orderId, (ids) => people.names(snapshot, ids));
        return { body, cursors: [await snapshot.cursor(streams.orders(key.restaurantId))] };
      }),
    newSince: (restaurantId, orderId) =>
      database.read(async (snapshot) =>
        staffList(snapshot, restaurantId, await ordersAfter(snapshot.rows, restaurantId, orderId, mostAtOnce)),
      ),
    unacknowledged: (restaurantId, hours) =>
      database.read(async (snapshot) => {
        const since = snapshot.now - hours * 3_600_000;
        return staffList(snapshot, restaurantId, await unacknowledgedOrders(snapshot.rows, restaurantId, since));
      }),
    tracked: (token) =>
      database.read(async (snapshot) => {
        const tracked = await trackedIn(snapshot, restaurants, token);
        if (!tracked) throw notFound("order behind this link");
        // Tracking is no stored stream: it follows the staff's, whose positions are not for customers.
        return { body: tracked.order, cursors: [] };
      }),
  };
}

/** The customer's view of the order behind a tracking token, with what is needed to go on from it. */
export async function trackedIn(snapshot: Snapshot, restaurants: Restaurants, token: string) {
  const stored = await orderByTrackingToken(snapshot.rows, token);
  const restaurant = stored && (await restaurants.orderingRestaurant(snapshot, stored.row.restaurant_id));
  if (!restaurant) return undefined;
  return { orderId: stored.row.id, restaurant, order: trackedOrderView(orderView(stored), restaurant) };
}

async function staffList(snapshot: Snapshot, restaurantId: number, orders: Parameters<typeof withLines>[1]) {
  const stored = await withLines(snapshot.rows, orders);
  return { body: stored.map(orderView), cursors: [await snapshot.cursor(streams.orders(restaurantId))] };
}

/** Who placed the order sees the key of its tracking page with it. */
function viewFor(reader: ReadableOrders, stored: StoredOrder): Order | PlacedOrder {
  if (reader.whose === "own") return customerOrderView(stored);
  return stored.row.user_id === reader.userId ? placedOrderView(stored) : orderView(stored);
}

const mayRead = (reader: ReadableOrders, { row }: StoredOrder) =>
  reader.whose === "everyone" || row.user_id === reader.userId;

/** Customers may not follow the restaurant's orders; what concerns them comes on their own stream. */
const mainStream = (reader: ReadableOrders, restaurantId: number) =>
  reader.whose === "everyone" ? streams.orders(restaurantId) : streams.user(reader.userId);
