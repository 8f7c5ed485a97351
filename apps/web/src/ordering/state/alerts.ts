import type { Order } from "@hafaloha/contract";
import { type Board, isAcknowledged } from "./board.ts";
import { firstName, isReleased } from "./boardView.ts";

const day = 24 * 60 * 60_000;

/**
 * The new-order alerts, oldest first: a view of the board, so that no order can be on the board without its alert, none
 * can ring twice, and whatever settles an order anywhere closes its alert here. On this device that is at once: the board
 * has what is saved in it.
 */
export function orderAlerts(board: Board, now: number): readonly Order[] {
  return Object.values(board.entries)
    .map((entry) => entry.order)
    .filter((order) => rings(board, order, now))
    .sort((a, b) => alertStart(a) - alertStart(b) || a.id - b.id);
}

/** When the customer's order reached the restaurant: alerts wait and age from here. */
export function alertStart(order: Order): number {
  return Date.parse(order.release_at ?? order.created_at);
}

/** Who settled an alert that has just closed, for "Rosa took it"; null where this device did, or it was cancelled. */
export function takenBy(board: Board, orderId: number, me: number): string | null {
  const entry = board.entries[orderId];
  if (!entry || entry.order.status === "cancelled") return null;
  const userId = board.acknowledgements[orderId]?.userId ?? entry.changedBy?.id ?? null;
  if (userId === me || userId === null) return null;
  const name = board.people[userId];
  return name === undefined ? "A colleague" : firstName(name);
}

function rings(board: Board, order: Order, now: number): boolean {
  return (
    order.status === "pending" &&
    !order.staff_created &&
    !isAcknowledged(board, order) &&
    isReleased(order, now) &&
    now - alertStart(order) < day
  );
}
