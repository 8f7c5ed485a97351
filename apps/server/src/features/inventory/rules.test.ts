import type { StockStatus } from "@hafaloha/contract";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type StockTransition, statusOf, stockLevel, stockTransition } from "./rules.ts";

const quiet = (alerted: boolean): StockTransition => ({ alerted, alert: null });

/** Every change from one status to another, of an item whose flag says what its status says. */
const table: Record<StockStatus, Record<StockStatus, StockTransition>> = {
  in_stock: {
    in_stock: quiet(false),
    low_stock: { alerted: true, alert: "low_stock" },
    out_of_stock: { alerted: true, alert: "out_of_stock" },
  },
  low_stock: {
    in_stock: quiet(false),
    low_stock: quiet(true),
    out_of_stock: { alerted: true, alert: "out_of_stock" },
  },
  out_of_stock: {
    in_stock: { alerted: false, alert: "back_in_stock" },
    low_stock: { alerted: true, alert: "back_in_stock" },
    out_of_stock: quiet(true),
  },
};
const statuses = Object.keys(table) as StockStatus[];

describe("stockTransition", () => {
  test.each(statuses.flatMap((before) => statuses.map((after) => [before, after] as const)))(
    "I5 from %s to %s",
    (before, after) => {
      expect(stockTransition({ status: before, alerted: before !== "in_stock" }, after)).toEqual(table[before][after]);
    },
  );

  test("I5 an item that was low without an alert is alerted on at its next change", () => {
    expect(stockTransition({ status: "low_stock", alerted: false }, "low_stock").alert).toBe("low_stock");
  });

  test("I5 alerts come exactly once for each crossing, whatever changes", () => {
    const numbers = fc.record({
      available: fc.integer({ min: -2, max: 9 }),
      threshold: fc.integer({ min: 0, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 60 }), (path) => {
        let before: { status: StockStatus; alerted: boolean } = { status: "in_stock", alerted: false };
        let armed = true;
        for (const { available, threshold } of path) {
          const after = statusOf({ stock_quantity: available, damaged_quantity: 0, low_stock_threshold: threshold });
          const { alerted, alert } = stockTransition(before, after);
          const isOut = available <= 0;
          const wasOut = before.status === "out_of_stock";
          expect(alert === "out_of_stock").toBe(isOut && !wasOut);
          expect(alert === "back_in_stock").toBe(!isOut && wasOut);
          expect(alert === "low_stock").toBe(!isOut && available <= threshold && armed);
          armed = !isOut && available > threshold;
          before = { status: after, alerted };
        }
      }),
    );
  });
});

describe("stockLevel", () => {
  const numbers = { stock_quantity: 15, damaged_quantity: 3, low_stock_threshold: 5 };

  test.each([
    [12, "in_stock"],
    [6, "in_stock"],
    [5, "low_stock"],
    [1, "low_stock"],
    [0, "out_of_stock"],
    [-1, "out_of_stock"],
  ] as const)("I3 %i available of an alert level of 5 is %s", (available, status) => {
    const stock = { ...numbers, stock_quantity: available + 3, enable_stock_tracking: 1, sold_out: 0 };
    expect(stockLevel(stock)).toEqual({ available, status });
  });

  test("I3 an item whose stock is not tracked can always be had", () => {
    expect(stockLevel({ ...numbers, stock_quantity: 0, enable_stock_tracking: 0, sold_out: 0 })).toEqual({
      available: null,
      status: "in_stock",
    });
  });
});
