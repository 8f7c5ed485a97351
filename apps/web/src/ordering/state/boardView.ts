import type { Order, OrderStatus, Restaurant } from "@hafaloha/contract";
import { type Board, type Colleague, isAcknowledged } from "./board.ts";
import { timerStart, type Urgency, urgencyOf } from "./boardAge.ts";
import type { CardMark, CardMarks } from "./savedView.ts";

export const boardColumns = ["pending", "preparing", "ready", "completed"] as const;
export type BoardColumnName = (typeof boardColumns)[number];

export type BoardFilter = "all" | "soon" | "late";

/** One card: the order as it is shown, and what stands around it. */
export interface BoardCard {
  readonly order: Order;
  readonly urgency: Urgency;
  /** A customer's order that nobody has acknowledged. */
  readonly unacknowledged: boolean;
  /** What was done to it and the server has not answered. */
  readonly mark: CardMark | undefined;
  readonly changedBy: Colleague | null;
}

export interface BoardQuestion {
  readonly limits: Restaurant["timer_limits"];
  readonly now: number;
  readonly filter: BoardFilter;
  readonly search: string;
}

export interface BoardColumns {
  readonly columns: Readonly<Record<BoardColumnName, readonly BoardCard[]>>;
  readonly counts: Readonly<Record<BoardFilter, number>>;
  readonly completedToday: number;
}

/** The board as columns, oldest first, with the filter and the search applied to the cards and not to the counts. */
export function viewBoard(board: Board, marks: CardMarks, question: BoardQuestion): BoardColumns {
  const cards = Object.values(board.entries)
    .map((entry) => cardOf(board, marks, entry, question))
    .filter((card) => isReleased(card.order, question.now))
    .map((card) => ({ card, start: timerStart(card.order) }))
    .sort((a, b) => a.start - b.start || a.card.order.id - b.card.order.id)
    .map(({ card }) => card);
  const active = cards.filter((card) => isActive(card.order.status));
  const shown = cards.filter((card) => passes(card, question));
  const column = (status: BoardColumnName) => shown.filter((card) => card.order.status === status);
  return {
    columns: {
      pending: column("pending"),
      preparing: column("preparing"),
      ready: column("ready"),
      completed: column("completed").reverse(),
    },
    counts: {
      all: active.length,
      soon: active.filter((card) => card.urgency === "soon").length,
      late: active.filter((card) => card.urgency === "late").length,
    },
    completedToday: board.completedUnlisted + cards.filter((card) => card.order.status === "completed").length,
  };
}

/** A scheduled order stays off the board until it is due (O11). */
export function isReleased(order: Order, now: number): boolean {
  return order.release_at === null || Date.parse(order.release_at) <= now;
}

export function isActive(status: OrderStatus): boolean {
  return status === "pending" || status === "preparing" || status === "ready";
}

/** What colleagues call each other on a busy screen: `Rosa Quinata` is `Rosa`. */
export function firstName(name: string): string {
  return name.split(" ", 1)[0] ?? name;
}

function cardOf(board: Board, marks: CardMarks, entry: Board["entries"][number], question: BoardQuestion): BoardCard {
  const { order, changedBy } = entry;
  return {
    order,
    changedBy,
    mark: marks.get(order.id),
    urgency: urgencyOf(order, question.limits, question.now),
    unacknowledged: order.status === "pending" && !order.staff_created && !isAcknowledged(board, order),
  };
}

function passes(card: BoardCard, { filter, search }: BoardQuestion): boolean {
  if (filter !== "all" && (card.urgency !== filter || !isActive(card.order.status))) return false;
  const wanted = search.trim().toLocaleLowerCase();
  return wanted === "" || searchable(card.order).includes(wanted);
}

function searchable(order: Order): string {
  return [order.order_number, order.contact_name, ...order.items.map((line) => line.name)]
    .join("\n")
    .toLocaleLowerCase();
}
