import { describe, expect, it } from "vitest";
import { dayWords, isSoldOn } from "./availableDays.ts";
import { itemFlag } from "./storefrontFlags.ts";
import { sampleItem } from "./storefrontSamples.ts";

describe("dayWords", () => {
  it.each([
    [[], "Every day"],
    [[0, 1, 2, 3, 4, 5, 6], "Every day"],
    [[4, 5, 6], "Thu to Sat"],
    [[3, 4, 5, 6], "Wed to Sat"],
    [[0, 5, 6], "Fri to Sun"],
    [[0, 6], "Sat and Sun"],
    [[2, 4, 6], "Tue, Thu and Sat"],
    [[1], "Mon"],
    [[0, 1], "Sun and Mon"],
    [[1, 2, 3, 5, 6], "Mon to Wed, Fri and Sat"],
  ])("M2 says %j as %s", (days, words) => {
    expect(dayWords(days)).toBe(words);
  });
});

describe("isSoldOn", () => {
  it("M2 takes an empty list for every day and no other list for that", () => {
    expect(isSoldOn([], 3)).toBe(true);
    expect(isSoldOn([0], 0)).toBe(true);
    expect(isSoldOn([0], 3)).toBe(false);
  });
});

describe("itemFlag", () => {
  it.each([
    [{}, { kind: "none" }],
    [{ available_quantity: 5 }, { kind: "left", count: 5 }],
    [{ available_quantity: 6 }, { kind: "none" }],
    [
      { available_quantity: 8, stock_status: "low_stock" },
      { kind: "left", count: 8 },
    ],
    [{ available_quantity: 0, stock_status: "out_of_stock" }, { kind: "soldOut" }],
    [{ available_quantity: null, stock_status: "out_of_stock" }, { kind: "soldOut" }],
    [{ available_days: [4, 5, 6] }, { kind: "notToday", days: "Thu to Sat" }],
    [{ advance_notice_hours: 24 }, { kind: "notice", hours: 24 }],
  ] as const)("I7 flags %j as %j", (differences, flag) => {
    expect(
      itemFlag(
        sampleItem({
          ...differences,
          available_days: [...("available_days" in differences ? differences.available_days : [])],
        }),
        3,
      ),
    ).toEqual(flag);
  });
});
