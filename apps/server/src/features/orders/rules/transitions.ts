import type { OrderStatus, Role } from "@hafaloha/contract";

export type Move = "advance" | "cancel" | "stepBack";

/** The moves there are (O3); what is not named here is forbidden to everyone. */
const moves: Readonly<Record<OrderStatus, Readonly<Partial<Record<OrderStatus, Move>>>>> = {
  pending: { preparing: "advance", cancelled: "cancel" },
  preparing: { ready: "advance", cancelled: "cancel", pending: "stepBack" },
  ready: { completed: "advance", cancelled: "cancel", preparing: "stepBack" },
  completed: { ready: "stepBack" },
  cancelled: {},
};

const allowedMoves: Readonly<Record<Role, readonly Move[]>> = {
  customer: [],
  staff: ["advance", "cancel", "stepBack"],
  admin: ["advance", "cancel", "stepBack"],
  super_admin: ["advance", "cancel", "stepBack"],
};

export const stepBackMinutes = 5;

/** A change of status that has happened. */
export interface PastMove {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly at: number;
}

export interface AskedMove {
  readonly role: Role;
  readonly orderNumber: string;
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  /** The last change of status; an order that was only placed has none. */
  readonly last: PastMove | undefined;
  readonly now: number;
}

export type MoveDecision =
  | { readonly allowed: true; readonly move: Move }
  | { readonly allowed: false; readonly why: string };

/** Decides a change of status. A step back undoes the last step only, and only for a few minutes. */
export function decideMove({ role, orderNumber, from, to, last, now }: AskedMove): MoveDecision {
  const move = moves[from][to];
  if (move === undefined || !allowedMoves[role].includes(move)) {
    return { allowed: false, why: `An order that is ${from} cannot become ${to}${nextInWords(role, from)}.` };
  }
  if (move !== "stepBack") return { allowed: true, move };
  if (last === undefined || last.from !== to || last.to !== from) {
    return { allowed: false, why: `Only the last step can be taken back, and the last was not ${to} to ${from}.` };
  }
  if (now > endOfStepBack(last)) {
    const why = `${orderNumber} was ${reached[from]} more than ${stepBackMinutes} min ago. That step cannot be taken back any more.`;
    return { allowed: false, why };
  }
  return { allowed: true, move };
}

/** Until when the last step can be taken back by those who may; null where it is none that can. */
export function stepBackUntil(last: PastMove | undefined): number | null {
  return last !== undefined && moves[last.to][last.from] === "stepBack" ? endOfStepBack(last) : null;
}

const endOfStepBack = ({ at }: PastMove) => at + stepBackMinutes * 60_000;

const reached: Readonly<Record<OrderStatus, string>> = {
  pending: "put back",
  preparing: "started",
  ready: "marked ready",
  completed: "picked up",
  cancelled: "cancelled",
};

function nextInWords(role: Role, from: OrderStatus): string {
  const next = Object.entries(moves[from]).flatMap(([to, move]) => (allowedMoves[role].includes(move) ? [to] : []));
  return next.length === 0 ? "" : `, only ${next.join(" or ")}`;
}
