import type { Order, OrderLine, OrderStatus } from "@hafaloha/contract";
import { formatClock, formatSpan } from "../../../../shared/ui/time.ts";
import { timerStart } from "../../../state/boardAge.ts";
import { firstName } from "../../../state/boardView.ts";
import { optionName } from "../../../state/optionName.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { statusLook } from "./statusLook.ts";

/** `red rice · 2 × extra rib` */
export function optionWords(line: OrderLine): string {
  return line.options.map(optionName).join(" · ");
}

function itemCount(order: Order): number {
  return order.items.reduce((sum, line) => sum + line.quantity, 0);
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

/** `O-047 is ready` */
export function reachedWords(order: Order, status: OrderStatus): string {
  return `${shortNumber(order.order_number)} ${reached[status]}`;
}
