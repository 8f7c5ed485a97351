import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GroupChoice } from "./options.ts";
import { subtotal, unitPrice } from "./pricing.ts";

const group = (freeOptionCount: number, chosen: readonly { cents: number; quantity: number }[]): GroupChoice => ({
  group: { id: 1, name: "Top", minSelect: 0, maxSelect: 99, freeOptionCount, options: [] },
  chosen: chosen.map(({ cents, quantity }, index) => ({
    option: { id: index + 1, name: `Option ${index}`, additionalPriceCents: cents },
    quantity,
  })),
});

const chosen = fc.array(fc.record({ cents: fc.nat(2_000), quantity: fc.integer({ min: 1, max: 6 }) }), {
  maxLength: 6,
});
const free = fc.nat(8);

describe("unitPrice", () => {
  it("O1 gives the dearest of a group free, counted by quantity", () => {
    const top = group(1, [
      { cents: 150, quantity: 1 },
      { cents: 100, quantity: 1 },
      { cents: 75, quantity: 1 },
    ]);
    expect(unitPrice({ priceCents: 1_500 }, [top])).toBe(1_500 + 100 + 75);
    const threeOfOne = group(2, [{ cents: 50, quantity: 3 }]);
    expect(unitPrice({ priceCents: 600 }, [threeOfOne])).toBe(650);
    expect(unitPrice({ priceCents: 600 }, [top, threeOfOne])).toBe(600 + 175 + 50);
  });

  it("O1 is what remains when the free units are taken off the list, dearest first, one by one", () => {
    fc.assert(
      fc.property(fc.nat(20_000), free, chosen, (priceCents, freeOptionCount, options) => {
        const units = options
          .flatMap(({ cents, quantity }) => Array<number>(quantity).fill(cents))
          .sort((a, b) => b - a);
        const paid = units.slice(freeOptionCount).reduce((sum, cents) => sum + cents, 0);
        expect(unitPrice({ priceCents }, [group(freeOptionCount, options)])).toBe(priceCents + paid);
      }),
    );
  });

  it("O1 does not depend on the order of choosing, and one more free option never costs more", () => {
    fc.assert(
      fc.property(free, chosen, (freeOptionCount, options) => {
        const price = (count: number, list: typeof options) => unitPrice({ priceCents: 0 }, [group(count, list)]);
        expect(price(freeOptionCount, options.toReversed())).toBe(price(freeOptionCount, options));
        expect(price(freeOptionCount + 1, options)).toBeLessThanOrEqual(price(freeOptionCount, options));
      }),
    );
  });
});

describe("subtotal", () => {
  it("O1 adds up whole minor units", () => {
    const lines = [
      { price_cents: 1_999, quantity: 3 },
      { price_cents: 10, quantity: 7 },
    ];
    expect(subtotal(lines)).toBe(6_067);
    expect(subtotal([])).toBe(0);
  });
});
