import type { Order, OrderStatus } from "@hafaloha/contract";

/** A step that staff took and the server has not answered: shown at once, true only for the version it was made to. */
export interface Move {
  readonly orderId: number;
  readonly expectedVersion: number;
  readonly status: OrderStatus;
  readonly etaMinutes: number | null;
}

/** Why a step was not taken. `status` is where the order stands instead, when a colleague was faster. */
export type Refusal =
  | { readonly kind: "beaten"; readonly orderId: number; readonly status: OrderStatus; readonly version: number }
  | { readonly kind: "refused"; readonly orderId: number; readonly message: string };

export interface Moves {
  readonly waiting: Readonly<Record<number, Move>>;
  readonly refusals: Readonly<Record<number, Refusal>>;
}

export type MoveEvent =
  | { readonly type: "moved"; readonly move: Move }
  | { readonly type: "answered"; readonly orderId: number }
  | { readonly type: "refused"; readonly refusal: Refusal }
  | { readonly type: "refusal_read"; readonly orderId: number };

export const noMoves: Moves = { waiting: {}, refusals: {} };

export function changeMoves(moves: Moves, event: MoveEvent): Moves {
  switch (event.type) {
    case "moved":
      return {
        waiting: { ...moves.waiting, [event.move.orderId]: event.move },
        refusals: without(moves.refusals, event.move.orderId),
      };
    case "answered":
      return { ...moves, waiting: without(moves.waiting, event.orderId) };
    case "refused":
      return {
        waiting: without(moves.waiting, event.refusal.orderId),
        refusals: { ...moves.refusals, [event.refusal.orderId]: event.refusal },
      };
    case "refusal_read":
      return { ...moves, refusals: without(moves.refusals, event.orderId) };
    default:
      return event satisfies never;
  }
}

/** The order as the screen shows it: moved ahead while its step is on the way and nobody has changed it meanwhile. */
export function withMove(order: Order, move: Move | undefined): Order {
  if (!move || move.expectedVersion !== order.version) return order;
  return { ...order, status: move.status, eta_minutes: move.etaMinutes ?? order.eta_minutes };
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

function without<Value>(record: Readonly<Record<number, Value>>, key: number): Readonly<Record<number, Value>> {
  if (!(key in record)) return record;
  const { [key]: _removed, ...rest } = record;
  return rest;
}
