import { type OrderStatus, orderStatuses } from "@hafaloha/contract";
import { describe, expect, it } from "vitest";
import { shelfChange } from "./shelf.ts";

const shelves = ["A", "B"];
const unasked: Record<OrderStatus, object> = {
  pending: { shelf: null },
  preparing: { shelf: null },
  ready: {},
  completed: {},
  cancelled: {},
};

describe("shelfChange", () => {
  it.each(orderStatuses)("O7 nobody names a shelf of an order that is %s", (status) => {
    expect(shelfChange(undefined, { status, shelves })).toEqual({ valid: true, columns: unasked[status] });
  });

  it.each(orderStatuses)("O7 only an order that is ready gets one: %s", (status) => {
    expect(shelfChange("A", { status, shelves }).valid).toBe(status === "ready");
  });

  it("O7 a ready order has one of the shelves that there are, or none", () => {
    const ready = (asked: string | null, named = shelves) => shelfChange(asked, { status: "ready", shelves: named });
    expect(ready("B")).toEqual({ valid: true, columns: { shelf: "B" } });
    expect(ready(null)).toEqual({ valid: true, columns: { shelf: null } });
    expect(ready("")).toEqual({ valid: true, columns: { shelf: null } });
    expect(ready("C")).toEqual({ valid: false, problem: 'There is no shelf "C": there are A, B.' });
    expect(ready("A", [])).toEqual({ valid: false, problem: 'There is no shelf "A": the settings name none.' });
  });
});
