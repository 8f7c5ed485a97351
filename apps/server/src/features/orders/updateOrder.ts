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
import { changesWith, promise } from "./rules/statusChange.ts";
import { decideMove } from "./rules/transitions.ts";
import { staffInfo } from "./staffInfo.ts";
import { changeOrder, lastMove, type OrderKey, orderOf, recordHistory, type StoredOrder } from "./store.ts";
import { orderView } from "./view.ts";

export type OrderChange = z.infer<typeof updateOrderRequest>["order"];
type Columns = Updateable<Tables["orders"]>;

/** Changes an order that its caller knows the newest version of; otherwise refuses and shows the current one (O3). */
export async function updateOrder(
  dependencies: OrderDependencies,
  transaction: Transaction,
  user: SignedIn,
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
  if (!edited && !moved) {
    throw new Refusal("invalid", "The request changes nothing: give a status, eta_minutes or items.");
  }
  const stored = await changeOrder(transaction, orderId, {
    ...edited,
    ...moved,
    version: current.row.version + 1,
    updated_at: transaction.now,
  });
  await recordHistory(transaction, {
    order_id: orderId,
    user_id: user.userId,
    from_status: current.row.status,
    to_status: stored.row.status,
  });
  const order = orderView(stored);
  transaction.emit(streams.orders(restaurantId), { type: "order_updated", order, staff_info: staffInfo(user) });
  return order;
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
  const last = await lastMove(transaction, orderId);
  const decision = decideMove({ role: user.role, from, to, last, now });
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
  return { ...changes.columns, status: to, released: 1 };
}

function newEta({ row }: StoredOrder, { eta_minutes: minutes }: OrderChange, now: number): Columns | undefined {
  if (minutes === undefined || minutes === null) return undefined;
  if (row.status === "preparing") return promise(minutes, now);
  throw new Refusal("invalid", `eta_minutes belongs to an order that is preparing; this one is ${row.status}.`);
}

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
  return editLines(dependencies, transaction, { order, restaurant, userId: user.userId }, items);
}
