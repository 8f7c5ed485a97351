import type { Order, OrderChannelMessage } from "@hafaloha/contract";

/** A member of staff who changed something, as `staff_info` names them. */
export interface Colleague {
  readonly id: number;
  readonly name: string;
}

/** One order in the newest state seen, and who brought it there (null: a customer, or not told). */
export interface BoardEntry {
  readonly order: Order;
  readonly changedBy: Colleague | null;
}

export interface Acknowledgement {
  readonly at: string;
  readonly userId: number | null;
}

/** Everything the live board shows; columns, counts and alerts are views of it. */
export interface Board {
  readonly entries: Readonly<Record<number, BoardEntry>>;
  /** Acknowledgements heard of, also of orders that have not arrived yet. */
  readonly acknowledgements: Readonly<Record<number, Acknowledgement>>;
  /** Names by user id, for "Rosa took it". */
  readonly people: Readonly<Record<number, string>>;
  /** Orders completed today that the snapshot counted and did not carry. */
  readonly completedUnlisted: number;
}

/** What one read of the server says: all active orders and the newest of today's completed ones. */
export interface BoardSnapshot {
  readonly orders: readonly Order[];
  readonly completedUnlisted: number;
}

/** A change to the board: a message of the order stream, or orders that an answer of the server carried. */
export type BoardChange = OrderChannelMessage | { readonly type: "orders_read"; readonly orders: readonly Order[] };

/**
 * The board after `change`. What is newest is judged by `version` and never by the kind of message or the order's id
 * alone, so a second update of one order always counts and a late one never turns the board back.
 */
export function changeBoard(board: Board, change: BoardChange): Board {
  switch (change.type) {
    case "new_order":
    case "order_updated":
      return hold(meet(board, change.staff_info), change.order, change.staff_info);
    case "order_acknowledged":
      return acknowledge(board, change.order_id, { at: change.acknowledged_at, userId: change.user_id });
    case "orders_read":
      return change.orders.reduce((held, order) => hold(held, order, null), board);
    default:
      return change satisfies never;
  }
}

/**
 * The board as `snapshot` tells it: what it lacks is gone, and of what it has the newest state stays, since an answer to
 * a step taken here may have come while the snapshot was on its way.
 */
export function boardFromSnapshot(before: Board | undefined, snapshot: BoardSnapshot): Board {
  const listed = snapshot.orders.flatMap((order) => before?.entries[order.id] ?? []);
  const start: Board = {
    entries: Object.fromEntries(listed.map((entry) => [entry.order.id, entry])),
    acknowledgements: before?.acknowledgements ?? {},
    people: before?.people ?? {},
    completedUnlisted: snapshot.completedUnlisted,
  };
  return changeBoard(start, { type: "orders_read", orders: snapshot.orders });
}

/** Whether anyone at all has acknowledged the order. */
export function isAcknowledged(board: Board, order: Order): boolean {
  return order.global_last_acknowledged_at !== null || board.acknowledgements[order.id] !== undefined;
}

function hold(board: Board, order: Order, changedBy: Colleague | null): Board {
  const held = board.entries[order.id];
  if (held && isNewer(held.order, order)) return board;
  const sameVersion = held?.order.version === order.version;
  // Whoever checks a line off has not brought the order to its version.
  const entry = { order, changedBy: (sameVersion ? held.changedBy : null) ?? changedBy };
  return { ...board, entries: { ...board.entries, [order.id]: entry } };
}

/** Acknowledging and checking off leave the version alone, so equal versions are told apart by their time. */
function isNewer(a: Order, b: Order): boolean {
  if (a.version !== b.version) return a.version > b.version;
  return a.updated_at > b.updated_at;
}

function acknowledge(board: Board, orderId: number, acknowledgement: Acknowledgement): Board {
  const known = board.acknowledgements[orderId];
  if (known && known.at <= acknowledgement.at) return board;
  return { ...board, acknowledgements: { ...board.acknowledgements, [orderId]: acknowledgement } };
}

function meet(board: Board, colleague: Colleague | null): Board {
  if (!colleague || board.people[colleague.id] === colleague.name) return board;
  return { ...board, people: { ...board.people, [colleague.id]: colleague.name } };
}
