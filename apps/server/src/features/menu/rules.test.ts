import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { optionAvailable, orderable, soldOn, weekdayIn } from "./rules.ts";

const [sunday, monday] = [0, 1];

describe("the day at the restaurant", () => {
  test("M2 is the restaurant's, not the server's: Guam is a day ahead of Honolulu", () => {
    const instant = Date.parse("2026-07-06T02:00:00Z");
    expect(weekdayIn("Pacific/Guam", instant)).toBe(monday);
    expect(weekdayIn("Pacific/Honolulu", instant)).toBe(sunday);
  });

  test("M2 changes at local midnight", () => {
    const midnight = Date.parse("2026-07-05T14:00:00Z");
    expect(weekdayIn("Pacific/Guam", midnight - 1)).toBe(sunday);
    expect(weekdayIn("Pacific/Guam", midnight)).toBe(monday);
  });

  test("M2 no days are every day; days named are those only", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 6 })), fc.integer({ min: 0, max: 6 }), (days, weekday) => {
        expect(soldOn(days, weekday)).toBe(days.length === 0 || days.includes(weekday));
      }),
    );
  });
});

describe("orderable", () => {
  const item = { availableDays: [], weekday: monday, status: "in_stock", choices: [] } as const;
  const fish = (minSelect: number, ...available: boolean[]) => ({
    minSelect,
    options: available.map((one) => ({ available: one })),
  });

  test.each([
    ["I3 in stock, every day", item, true],
    ["I3 nearly sold out", { ...item, status: "low_stock" }, true],
    ["I3 sold out", { ...item, status: "out_of_stock" }, false],
    ["M2 on one of its days", { ...item, availableDays: [monday] }, true],
    ["M2 on another day", { ...item, availableDays: [4, 5, 6] }, false],
    ["I3 one option gone", { ...item, choices: [fish(1, true, false)] }, true],
    ["I3 every option of a needed choice gone", { ...item, choices: [fish(1, false, false)] }, false],
    ["I3 every option of a free choice gone", { ...item, choices: [fish(0, false)] }, true],
  ] as const)("%s", (_title, given, expected) => {
    expect(orderable(given)).toBe(expected);
  });
});

test("I3 an option is available while it has portions, or when they are not counted", () => {
  expect([null, 3, 1, 0, -1].map(optionAvailable)).toEqual([true, true, true, false, false]);
});
