import { describe, expect, test } from "vitest";
import { optionAvailable, orderable } from "./rules.ts";

const monday = 1;

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
