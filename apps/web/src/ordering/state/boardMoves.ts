import type { Order, OrderLine, OrderStatus } from "@hafaloha/contract";
import type { Saved } from "./offlineQueue.ts";
import type { CommandOf } from "./savedAction.ts";

interface AskedMove {
  readonly to: OrderStatus;
  readonly etaMinutes?: number;
  readonly cancelReason?: string;
}

/** The command for a step of `order` as it is shown: what is saved before it has moved the version on already. */
export function moveOf(order: Order, { to, etaMinutes, cancelReason }: AskedMove): CommandOf<"move"> {
  return {
    kind: "move",
    orderId: order.id,
    orderNumber: order.order_number,
    from: order.status,
    to,
    expectedVersion: order.version,
    etaMinutes: etaMinutes ?? null,
    cancelReason: cancelReason ?? null,
  };
}

/** The command that says of these lines how many are made. */
export function checkOffOf(order: Order, lines: readonly OrderLine[], isMade: boolean): CommandOf<"checkOff"> {
  return {
    kind: "checkOff",
    orderId: order.id,
    orderNumber: order.order_number,
    lines: lines.map(({ id, name, quantity }) => ({ id, name, made: isMade ? quantity : 0 })),
  };
}

export const isMade = (line: OrderLine): boolean => line.made_quantity >= line.quantity;

/** Until then the last step can be taken back; an order that does not say leaves it to the server. */
export function canStepBack({ status, step_back_until: until }: Order, now: number): boolean {
  if (previousStatus(status) === null) return false;
  return until === undefined || (until !== null && now <= Date.parse(until));
}

/** The last step of an order, while it is saved: taking it back needs no word to the server. */
export function unsentStep(saved: readonly Saved[], orderId: number, backTo: OrderStatus): string | null {
  const last = saved.findLast(({ action }) => action.command.kind === "move" && action.command.orderId === orderId);
  return last?.action.command.kind === "move" && last.action.command.from === backTo ? last.action.id : null;
}

/** The status that the one-tap button leads to. */
export function nextStatus(status: OrderStatus): OrderStatus | null {
  switch (status) {
    case "pending":
      return "preparing";
    case "preparing":
      return "ready";
    case "ready":
      return "completed";
    case "completed":
    case "cancelled":
      return null;
    default:
      return status satisfies never;
  }
}

/** One step back: what undo and recall lead to. */
export function previousStatus(status: OrderStatus): OrderStatus | null {
  switch (status) {
    case "preparing":
      return "pending";
    case "ready":
      return "preparing";
    case "completed":
      return "ready";
    case "pending":
    case "cancelled":
      return null;
    default:
      return status satisfies never;
  }
}
