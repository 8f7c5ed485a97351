import type { Order, OrderDifference, OrderLine, OrderStatus } from "@hafaloha/contract";
import { formatClock, formatSpan } from "../../../../shared/ui/time.ts";
import { timerStart } from "../../../state/boardAge.ts";
import { isMade } from "../../../state/boardMoves.ts";
import { firstName } from "../../../state/boardView.ts";
import { optionName } from "../../../state/optionName.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { statusLook } from "./statusLook.ts";

/** `red rice · 2 × extra rib` */
export function optionWords(line: Pick<OrderLine, "options">): string {
  return line.options.map(optionName).join(" · ");
}

function itemCount(order: Order): number {
  return order.items.reduce((sum, line) => sum + line.quantity, 0);
}

/** How a line's box stands, for those who do not see it. */
export function checkState(line: OrderLine): boolean | "mixed" {
  return isMade(line) || (line.made_quantity > 0 && "mixed");
}

/** `2 of 4 made` */
export function madeWords(order: Order): string {
  return `${order.items.reduce((sum, line) => sum + line.made_quantity, 0)} of ${itemCount(order)} made`;
}

/** `+1 Red rice`, `−1 Taro fries`, `2 → 3 Lumpia`: each with what it did to the order. */
export function changeWords({ added, removed, changed }: OrderDifference): readonly ChangedLine[] {
  return [
    ...added.map(({ id, name, quantity }) => ({ id, kind: "added", words: `+${quantity} ${name}` }) as const),
    ...removed.map(({ id, name, quantity }) => ({ id, kind: "removed", words: `−${quantity} ${name}` }) as const),
    ...changed.map(({ id, name, quantity, before }) => {
      const words = quantity === before.quantity ? `${name}: another note` : `${before.quantity} → ${quantity} ${name}`;
      return { id, kind: "added", words } as const;
    }),
  ];
}

interface ChangedLine {
  readonly id: number;
  readonly kind: "added" | "removed";
  readonly words: string;
}

export function countWords(order: Order): string {
  const count = itemCount(order);
  return count === 1 ? "1 item" : `${count} items`;
}

/** One line for a card that only waits for its customer. */
export function summaryWords(order: Order): string {
  return order.items.map((line) => (line.quantity > 1 ? `${line.quantity} ${line.name}` : line.name)).join(", ");
}

/** When the customer expects it: what the kitchen promised, else what they asked for. */
export function dueWords(order: Order, timeZone: string): string {
  if (order.estimated_pickup_time) return `Promised ${formatClock(order.estimated_pickup_time, timeZone)}`;
  if (order.pickup_time) return `Pickup ${formatClock(order.pickup_time, timeZone)}`;
  return "As soon as ready";
}

/** The name of a card for a screen reader. */
export function cardWords(order: Order, now: number): string {
  const age = formatSpan(now - timerStart(order));
  const status = statusLook[order.status].word.toLowerCase();
  return `Order ${shortNumber(order.order_number)}, ${status}, ${age}, ${order.contact_name}, ${countWords(order)}`;
}

const doneBy: Readonly<Record<OrderStatus, string>> = {
  pending: "moved it back to pending",
  preparing: "started it",
  ready: "marked it ready",
  completed: "marked it picked up",
  cancelled: "cancelled it",
};

/** `Rosa already marked it ready.` */
export function beatenWords(status: OrderStatus, name: string | null): string {
  return `${name === null ? "Someone" : firstName(name)} already ${doneBy[status]}.`;
}

const reached: Readonly<Record<OrderStatus, string>> = {
  pending: "is pending again",
  preparing: "is started",
  ready: "is ready",
  completed: "is picked up",
  cancelled: "is cancelled",
};

/** Why a step is not taken back (O3). */
export function tooLateWords(order: Order): string {
  return `${shortNumber(order.order_number)} ${reached[order.status]} for too long: that step cannot be taken back any more.`;
}

/** `O-047 is ready` */
export function reachedWords(order: Order, status: OrderStatus): string {
  return `${shortNumber(order.order_number)} ${reached[status]}`;
}
