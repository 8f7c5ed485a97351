import type { Order, OrderStatus, updateOrderRequest } from "@hafaloha/contract";
import { streams } from "@hafaloha/contract";
import type { Updateable } from "kysely";
import type * as z from "zod/mini";
import type { Transaction } from "../../database/database.ts";
import type { Tables } from "../../database/tables.ts";
import type { SignedIn } from "../../http/principal.ts";
import { notFound, Refusal } from "../../refusal.ts";
import { acknowledgeOrders } from "./acknowledgement.ts";
import { demandsOf } from "./demand.ts";
import type { OrderDependencies } from "./dependencies.ts";
import { editLines } from "./editLines.ts";
import { recordHistory } from "./history.ts";
import { customerNews } from "./rules/customerNews.ts";
import { difference } from "./rules/difference.ts";
import { shelfChange } from "./rules/shelf.ts";
import { changesWith, promise } from "./rules/statusChange.ts";
import { decideMove } from "./rules/transitions.ts";
import { staffInfo } from "./staffInfo.ts";
import { changeOrder, lastMove, type OrderKey, orderOf, type StoredOrder } from "./store.ts";
import { type LastEdit, lastEditOf, linesView, orderView } from "./view.ts";

export type OrderChange = z.infer<typeof updateOrderRequest>["order"];
type Columns = Updateable<Tables["orders"]>;

/** Who changes an order, and what with. */
export interface Editor {
  readonly user: SignedIn;
  readonly device: string | null;
}

/** Changes an order that its caller knows the newest version of; otherwise refuses and shows the current one (O3). */
export async function updateOrder(
  dependencies: OrderDependencies,
  transaction: Transaction,
  { user, device }: Editor,
  { restaurantId, orderId }: OrderKey,
  change: OrderChange,
): Promise<Order> {
  const current = await orderOf(transaction.rows, { restaurantId, orderId });
  if (!current) throw notFound(`order ${orderId}`);
  refuseStale(current, change.expected_version);

  const edited = change.items && (await edit(dependencies, transaction, user, current, change));
  const moved = change.status
    ? await move(dependencies, transaction, user, current, change.status, change)
    : newEta(current, change, transaction.now);
  const shelved = await shelve(dependencies, transaction, current, change);
  if (!edited && !moved && !shelved) {
    throw new Refusal("invalid", "The request changes nothing: give a status, eta_minutes, items or a shelf.");
  }
  const stored = await changeOrder(transaction, orderId, {
    ...edited,
    ...moved,
    ...shelved,
    version: current.row.version + 1,
    updated_at: transaction.now,
  });
  await recordHistory(transaction, {
    orderId,
    userId: user.userId,
    device,
    from: current.row.status,
    to: stored.row.status,
    eta_minutes: moved?.eta_minutes,
    cancel_reason: moved?.cancel_reason,
    edit_reason: (edited && change.edit_reason) || undefined,
    edit: edited && difference(linesView(current), linesView(stored)),
  });
  const order = orderView(stored);
  transaction.emit(streams.orders(restaurantId), { type: "order_updated", order, staff_info: staffInfo(user) });
  if (moved) await tellCustomer(dependencies, transaction, user, current, stored);
  return order;
}

/** A signed-in customer hears of each move of their order wherever they are signed in. */
async function tellCustomer(
  { alerts }: OrderDependencies,
  transaction: Transaction,
  { userId: by }: SignedIn,
  { row: { status: from } }: StoredOrder,
  { row }: StoredOrder,
): Promise<void> {
  const { id: orderId, restaurant_id: restaurantId, order_number: orderNumber, status: to, user_id: userId } = row;
  if (userId === null || userId === by || row.staff_created === 1 || from === to) return;
  const news = customerNews({ orderNumber, from, to, etaMinutes: row.eta_minutes, cancelReason: row.cancel_reason });
  if (!news) return;
  const metadata = { order_number: orderNumber, status: to, eta_minutes: row.eta_minutes };
  await alerts.tellCustomer(transaction, { restaurantId, orderId, userId, ...news, metadata });
}

function refuseStale(current: StoredOrder, expectedVersion: number): void {
  const { version, order_number: number } = current.row;
  if (version === expectedVersion) return;
  throw new Refusal(
    "stale_version",
    `Order ${number} was changed meanwhile: it is at version ${version}, not ${expectedVersion}. Look at it and try again.`,
    { body: { order: orderView(current) } },
  );
}

async function move(
  { stockroom, alerts }: OrderDependencies,
  transaction: Transaction,
  user: SignedIn,
  { row, lines }: StoredOrder,
  to: OrderStatus,
  change: OrderChange,
): Promise<Columns> {
  const { now } = transaction;
  const { id: orderId, restaurant_id: restaurantId, status: from } = row;
  const last = lastMove({ row, lines });
  const decision = decideMove({ role: user.role, orderNumber: row.order_number, from, to, last, now });
  if (!decision.allowed) throw new Refusal("transition", decision.why);
  const asked = { etaMinutes: change.eta_minutes ?? null, cancelReason: change.cancel_reason || null, now };
  const changes = changesWith(from, to, asked);
  if (!changes.valid) {
    throw new Refusal("invalid", changes.problem, {
      details: [{ path: "order.eta_minutes", message: changes.problem }],
    });
  }
  if (from === "pending") {
    await acknowledgeOrders(alerts, transaction, restaurantId, [orderId], user.userId);
  }
  // No move leads out of `cancelled`, so this happens once for each order.
  if (decision.move === "cancel") {
    const demands = demandsOf(lines);
    await stockroom.giveBack(transaction, { restaurantId, orderId, userId: user.userId, demands }, []);
  }
  // Whoever works on a scheduled order before its time has put it on the board: nothing is left to release.
  const step = { status: to, previous_status: from, status_changed_at: now, released: 1, ...measured(row, to, now) };
  return { ...changes.columns, ...step, ...(change.items ? {} : { last_edit: null }) };
}

/** What the analytics measure: when an order was first begun, and when it was last ready. */
function measured({ status: from, accepted_at }: StoredOrder["row"], to: OrderStatus, now: number): Columns {
  if (from === "pending" && to === "preparing") return { accepted_at: accepted_at ?? now };
  return from === "preparing" && to === "ready" ? { ready_at: now } : {};
}

function newEta({ row }: StoredOrder, { eta_minutes: minutes }: OrderChange, now: number): Columns | undefined {
  if (minutes === undefined || minutes === null) return undefined;
  if (row.status === "preparing") return promise(minutes, now);
  throw new Refusal("invalid", `eta_minutes belongs to an order that is preparing; this one is ${row.status}.`);
}

/** The lines of an order as `items` want them, and what the board is to show of it until the order moves. */
async function edit(
  dependencies: OrderDependencies,
  transaction: Transaction,
  user: SignedIn,
  order: StoredOrder,
  { items = [], status }: OrderChange,
): Promise<Columns> {
  const { status: current, restaurant_id: restaurantId } = order.row;
  if (current === "completed" || current === "cancelled" || status === "cancelled") {
    throw new Refusal("invalid", `The lines of an order that is ${status ?? current} cannot be changed.`);
  }
  const restaurant = await dependencies.restaurants.orderingRestaurant(transaction, restaurantId);
  if (!restaurant) throw notFound(`order ${order.row.id}`);
  const before = (status === undefined && lastEditOf(order)?.lines) || linesView(order);
  const lastEdit: LastEdit = { at: transaction.now, by: { id: user.userId, name: user.name }, lines: before };
  return {
    ...(await editLines(dependencies, transaction, { order, restaurant, userId: user.userId }, items)),
    last_edit: JSON.stringify(lastEdit),
  };
}

async function shelve(
  { restaurants }: OrderDependencies,
  transaction: Transaction,
  { row }: StoredOrder,
  { shelf, status = row.status }: OrderChange,
): Promise<Columns | undefined> {
  if (shelf === undefined && status === row.status) return undefined;
  const restaurant = shelf ? await restaurants.orderingRestaurant(transaction, row.restaurant_id) : undefined;
  const change = shelfChange(shelf, { status, shelves: restaurant?.shelves ?? [] });
  if (change.valid) return change.columns;
  throw new Refusal("invalid", change.problem, { details: [{ path: "order.shelf", message: change.problem }] });
}
