import { type OrderStatus, orderStatuses, type Role, roles } from "@hafaloha/contract";
import { describe, expect, it } from "vitest";
import {
  type AskedMove,
  decideMove as decide,
  type Move,
  type PastMove,
  stepBackMinutes,
  stepBackUntil,
} from "./transitions.ts";

const now = Date.UTC(2026, 6, 1, 3);
const minute = 60_000;

const decideMove = (asked: Omit<AskedMove, "orderNumber">) => decide({ ...asked, orderNumber: "TNK-O-044" });

/** Every status from every status, the last step being the one that would be taken back, a minute ago. */
const expected: Record<OrderStatus, Record<OrderStatus, Move | "no">> = {
  pending: { pending: "no", preparing: "advance", ready: "no", completed: "no", cancelled: "cancel" },
  preparing: { pending: "stepBack", preparing: "no", ready: "advance", completed: "no", cancelled: "cancel" },
  ready: { pending: "no", preparing: "stepBack", ready: "no", completed: "advance", cancelled: "cancel" },
  completed: { pending: "no", preparing: "no", ready: "stepBack", completed: "no", cancelled: "no" },
  cancelled: { pending: "no", preparing: "no", ready: "no", completed: "no", cancelled: "no" },
};
const mayMove: Record<Role, boolean> = { customer: false, staff: true, admin: true, super_admin: true };

describe("decideMove", () => {
  const cells = roles.flatMap((role) =>
    orderStatuses.flatMap((from) => orderStatuses.map((to) => ({ role, from, to, cell: expected[from][to] }))),
  );

  it.each(cells)("O3 $role: $from -> $to is $cell where the role may move at all", ({ role, from, to, cell }) => {
    const last = { from: to, to: from, at: now - minute };
    const decision = decideMove({ role, from, to, last, now });
    expect(decision.allowed ? decision.move : "no").toBe(mayMove[role] ? cell : "no");
  });

  const stepBack = (last: PastMove | undefined) =>
    decideMove({ role: "staff", from: "ready", to: "preparing", last, now }).allowed;

  it("O3 takes a step back only within its minutes", () => {
    const at = (age: number) => ({ from: "preparing", to: "ready", at: now - age }) as const;
    expect(stepBack(at(stepBackMinutes * minute))).toBe(true);
    expect(stepBack(at(stepBackMinutes * minute + 1))).toBe(false);
  });

  it("O3 takes one step back, not two: after an undo the last step is the undo", () => {
    const undone = { from: "ready", to: "preparing", at: now } as const;
    expect(decideMove({ role: "staff", from: "preparing", to: "pending", last: undone, now }).allowed).toBe(false);
    expect(decideMove({ role: "staff", from: "preparing", to: "ready", last: undone, now }).allowed).toBe(true);
    expect(stepBack(undefined)).toBe(false);
  });

  it("O3 says what is possible instead", () => {
    expect(decideMove({ role: "staff", from: "pending", to: "ready", last: undefined, now })).toEqual({
      allowed: false,
      why: "An order that is pending cannot become ready, only preparing or cancelled.",
    });
  });

  it.each([
    ["pending", "preparing", "TNK-O-044 was started more than 5 min ago. That step cannot be taken back any more."],
    ["preparing", "ready", "TNK-O-044 was marked ready more than 5 min ago. That step cannot be taken back any more."],
    ["ready", "completed", "TNK-O-044 was picked up more than 5 min ago. That step cannot be taken back any more."],
  ] as const)("O3 says what is too long ago: %s -> %s", (from, to, why) => {
    const last = { from, to, at: now - stepBackMinutes * minute - 1 };
    expect(decideMove({ role: "staff", from: to, to: from, last, now })).toEqual({ allowed: false, why });
  });

  const steps = orderStatuses.flatMap((from) => orderStatuses.map((to) => [from, to] as const));
  it.each(steps)("O3 until when %s -> %s can be taken back is what the decision goes by", (from, to) => {
    const last = { from, to, at: now };
    const until = stepBackUntil(last);
    const at = (instant: number) => decideMove({ role: "staff", from: to, to: from, last, now: instant });
    if (until === null) {
      expect(at(now)).not.toEqual({ allowed: true, move: "stepBack" });
    } else {
      expect(at(until)).toEqual({ allowed: true, move: "stepBack" });
      expect(at(until + 1).allowed).toBe(false);
    }
  });
});
