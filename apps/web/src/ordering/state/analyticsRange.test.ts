import { describe, expect, it } from "vitest";
import { lastDays, paramsWithRange, rangeOf, usualRangeOf, withEnd } from "./analyticsRange.ts";

const today = "2026-07-06";
const week = { from: "2026-06-30", to: today };

describe("the days of the analytics", () => {
  it.each([
    ["", week],
    ["from=2026-07-01&to=2026-07-03", { from: "2026-07-01", to: "2026-07-03" }],
    ["from=2026-07-03&to=2026-07-01", week],
    ["from=2024-01-01&to=2026-07-01", week],
    ["from=soon&to=2026-07-01", week],
    ["from=2026-07-01", week],
  ])("W2 the address ?%s asks for days that there are", (search, range) => {
    expect(rangeOf(new URLSearchParams(search), today)).toEqual(range);
  });

  it("W2 stand in the address, save the usual ones", () => {
    const params = new URLSearchParams("restaurant_id=2");
    const month = paramsWithRange(params, lastDays(today, 30), today);
    expect(month.toString()).toBe("restaurant_id=2&from=2026-06-07&to=2026-07-06");
    expect(paramsWithRange(month, lastDays(today, 7), today).toString()).toBe("restaurant_id=2");
  });

  it.each([
    [lastDays(today, 1), 1],
    [week, 7],
    [lastDays("2026-07-05", 7), null],
    [lastDays(today, 8), null],
  ])("W2 %o is named where the control names it", (range, days) => {
    expect(usualRangeOf(range, today)).toBe(days);
  });

  it("W2 one end gives way to the other, by a year at most", () => {
    expect(withEnd(week, "from", "2026-07-08")).toEqual({ from: "2026-07-08", to: "2026-07-08" });
    expect(withEnd(week, "to", "2026-06-01")).toEqual({ from: "2026-06-01", to: "2026-06-01" });
    expect(withEnd(week, "from", "2024-07-06")).toEqual({ from: "2024-07-06", to: "2025-07-06" });
  });

  it.each(["", "0002-07-03", "0202-07-03"])("W2 %o, typed halfway, moves neither end", (half) => {
    expect(withEnd(week, "from", half)).toEqual(week);
    expect(withEnd(week, "to", half)).toEqual(week);
  });
});
