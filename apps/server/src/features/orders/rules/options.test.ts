import { describe, expect, it } from "vitest";
import type { SellableItem } from "../ports.ts";
import { chooseOptions } from "./options.ts";

const poke: SellableItem = {
  id: 8,
  name: "Shoyu tuna poke bowl",
  priceCents: 1_500,
  station: "cold",
  prepMinutes: 6,
  advanceNoticeHours: 0,
  availableDays: [],
  optionGroups: [
    {
      id: 1,
      name: "Base",
      minSelect: 1,
      maxSelect: 1,
      freeOptionCount: 0,
      options: [
        { id: 11, name: "rice", additionalPriceCents: 0 },
        { id: 12, name: "greens", additionalPriceCents: 0 },
      ],
    },
    {
      id: 2,
      name: "Top",
      minSelect: 0,
      maxSelect: 3,
      freeOptionCount: 1,
      options: [{ id: 21, name: "avocado", additionalPriceCents: 150 }],
    },
  ],
};

const choose = (...asked: [id: number, quantity: number][]) =>
  chooseOptions(
    poke,
    asked.map(([id, quantity]) => ({ id, quantity })),
  );
const problem = (...asked: [id: number, quantity: number][]) => {
  const choice = choose(...asked);
  return choice.valid ? undefined : choice.problem;
};

describe("chooseOptions", () => {
  it("O1 sorts what was chosen into the item's groups, an option named twice counted together", () => {
    const choice = choose([21, 1], [11, 1], [21, 2]);
    expect(
      choice.valid && choice.groups.map(({ chosen }) => chosen.map(({ option, quantity }) => [option.id, quantity])),
    ).toEqual([[[11, 1]], [[21, 3]]]);
  });

  it("O1 counts quantities against the limits of each group, and names group and limits", () => {
    expect(problem()).toBe("Choose exactly 1 of Base for Shoyu tuna poke bowl, not 0.");
    expect(problem([11, 2])).toBe("Choose exactly 1 of Base for Shoyu tuna poke bowl, not 2.");
    expect(problem([11, 1], [12, 1])).toContain("not 2");
    expect(problem([11, 1], [21, 4])).toBe("Choose at most 3 of Top for Shoyu tuna poke bowl, not 4.");
    expect(problem([11, 1], [21, 3])).toBeUndefined();
  });

  it("O1 refuses an option that is not the item's own", () => {
    expect(problem([11, 1], [99, 1])).toBe("Shoyu tuna poke bowl has no option 99. Reload the menu and choose again.");
  });
});
