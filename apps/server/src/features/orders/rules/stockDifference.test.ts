import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StockDemand } from "../ports.ts";
import { stockDifference } from "./stockDifference.ts";

const demand = fc.record({
  menuItemId: fc.integer({ min: 1, max: 3 }),
  quantity: fc.integer({ min: 1, max: 5 }),
  options: fc.array(fc.record({ optionId: fc.integer({ min: 1, max: 4 }), quantity: fc.integer({ min: 1, max: 5 }) }), {
    maxLength: 3,
  }),
});
const demands = fc.array(demand, { maxLength: 6 });

/** What demands take of each item and of each of its options. */
function totals(list: readonly StockDemand[], sign = 1, into = new Map<string, number>()) {
  const add = (key: string, quantity: number) => into.set(key, (into.get(key) ?? 0) + sign * quantity);
  for (const { menuItemId, quantity, options } of list) {
    add(`${menuItemId}`, quantity);
    for (const option of options) add(`${menuItemId}/${option.optionId}`, option.quantity);
  }
  return into;
}
const withoutZeros = (sums: Map<string, number>) => new Map([...sums].filter(([, sum]) => sum !== 0));

describe("stockDifference", () => {
  it("O10 leads from what the order held to what it holds, and moves nothing both ways", () => {
    fc.assert(
      fc.property(demands, demands, (before, after) => {
        const { take, giveBack } = stockDifference(before, after);
        const reached = totals(take, 1, totals(giveBack, -1, totals(before)));
        expect(withoutZeros(totals(after, -1, reached))).toEqual(new Map());
        const both = [...withoutZeros(totals(take)).keys()].filter((key) => withoutZeros(totals(giveBack)).has(key));
        expect(both).toEqual([]);
      }),
    );
  });

  it("O10 a line replaced by one of the same item moves nothing", () => {
    const two = { menuItemId: 1, quantity: 2, options: [] };
    expect(
      stockDifference(
        [two],
        [
          { ...two, quantity: 1 },
          { ...two, quantity: 1 },
        ],
      ),
    ).toEqual({ take: [], giveBack: [] });
  });
});
