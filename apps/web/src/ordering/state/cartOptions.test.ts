import { describe, expect, it } from "vitest";
import { availableChoices, chooseOption, freeOptionIds, groupControl, groupProblem, groupRule } from "./cartOptions.ts";
import { sampleBase, sampleItem, sampleToppings } from "./storefrontSamples.ts";

const chosen = (...ids: number[]) => ids.map((id) => ({ id, quantity: 1 }));

describe("groupControl", () => {
  it.each([
    [sampleBase(), "radio"],
    [sampleBase({ min_select: 0 }), "check"],
    [sampleToppings(), "check"],
    [sampleToppings({ max_select: 2, options: sampleToppings().options.slice(0, 1) }), "count"],
  ] as const)("O1 asks group %# in the manner of its rule", (group, control) => {
    expect(groupControl(group)).toBe(control);
  });
});

describe("chooseOption", () => {
  it("O1 lets a new choice take the old one's place where there is room for one", () => {
    expect(chooseOption(sampleBase(), chosen(11, 21), 12, 1)).toEqual(chosen(21, 12));
    expect(chooseOption(sampleBase({ min_select: 0 }), chosen(11), 12, 1)).toEqual(chosen(12));
  });

  it("O1 takes no more than the group holds, counted by quantity", () => {
    const full = [{ id: 21, quantity: 2 }, ...chosen(22)];
    expect(chooseOption(sampleToppings(), full, 23, 1)).toBe(full);
  });

  it("O1 takes a choice back and leaves other groups alone", () => {
    expect(chooseOption(sampleToppings(), chosen(11, 21, 22), 21, 0)).toEqual(chosen(11, 22));
  });
});

describe("groupProblem", () => {
  it("O1 says what is missing, and nothing when the choice is good", () => {
    expect(groupProblem(sampleBase(), [])).toBe("Choose 1");
    expect(groupProblem(sampleToppings({ min_select: 1 }), chosen(11))).toBe("Choose at least 1");
    expect(groupProblem(sampleBase(), chosen(12))).toBeNull();
    expect(groupProblem(sampleToppings(), [])).toBeNull();
  });
});

describe("groupRule", () => {
  it.each([
    [sampleBase(), "choose 1"],
    [sampleBase({ min_select: 0 }), "optional"],
    [sampleToppings(), "up to 3, first is free"],
    [sampleToppings({ min_select: 1, free_option_count: 2 }), "1 to 3, 2 are free"],
  ])("O1 says the rule of group %#", (group, words) => {
    expect(groupRule(group)).toBe(words);
  });
});

describe("availableChoices", () => {
  it("I7 drops what has sold out while the dialog was open", () => {
    const [avocado, ...rest] = sampleToppings().options;
    const group = sampleToppings({ options: avocado ? [{ ...avocado, available: false }, ...rest] : [] });
    expect(availableChoices(sampleItem({ option_groups: [sampleBase(), group] }), chosen(11, 21, 22))).toEqual(
      chosen(11, 22),
    );
  });
});

describe("freeOptionIds", () => {
  it("O1 names the dearest choice, not the first one taken", () => {
    expect(freeOptionIds(sampleToppings(), chosen(23, 21))).toEqual(new Set([21]));
  });

  it("O1 names no choice that is free only in part", () => {
    expect(freeOptionIds(sampleToppings(), [{ id: 21, quantity: 2 }])).toEqual(new Set());
  });
});
