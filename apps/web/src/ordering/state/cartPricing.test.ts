import { describe, expect, it } from "vitest";
import { unitPriceCents } from "./cartPricing.ts";
import { sampleBase, sampleItem, sampleToppings } from "./storefrontSamples.ts";

const item = sampleItem({ option_groups: [sampleBase(), sampleToppings()] });
const chosen = (...ids: number[]) => ids.map((id) => ({ id, quantity: 1 }));

describe("unitPriceCents", () => {
  it("O1 is the dish's price where nothing costs more", () => {
    expect(unitPriceCents(item, chosen(11))).toBe(1500);
  });

  it("O1 makes the dearest choices of a group free, as many as the group gives", () => {
    expect(unitPriceCents(item, chosen(11, 21))).toBe(1500);
    expect(unitPriceCents(item, chosen(11, 23, 21))).toBe(1575);
    expect(unitPriceCents(item, chosen(11, 22, 23, 21))).toBe(1675);
  });

  it("O1 counts a choice by its quantity", () => {
    expect(unitPriceCents(item, [{ id: 21, quantity: 3 }])).toBe(1500 + 2 * 150);
  });

  it("O1 gives nothing free where the group gives nothing", () => {
    const paid = sampleItem({ price: 0.1, option_groups: [sampleToppings({ free_option_count: 0 })] });
    expect(unitPriceCents(paid, chosen(21, 22, 23))).toBe(10 + 325);
  });

  it("O1 adds cents without the noise of binary fractions", () => {
    const group = sampleToppings({
      free_option_count: 0,
      options: [{ id: 21, name: "dip", additional_price: 0.2, available: true }],
    });
    expect(unitPriceCents(sampleItem({ price: 0.1, option_groups: [group] }), chosen(21))).toBe(30);
  });
});
