import { describe, expect, it } from "vitest";
import { formatMoney } from "./money.ts";
import { formatClock, formatDay, formatSpan, localDate, localWeekday } from "./time.ts";

/** Saturday 14:30 in Guam, Friday 18:30 in Honolulu. */
const instant = "2026-07-04T04:30:00Z";

describe("time", () => {
  it("A2 is told on the restaurant's own clock and calendar", () => {
    expect([formatClock(instant, "Pacific/Guam"), formatClock(instant, "Pacific/Honolulu")]).toEqual([
      "14:30",
      "18:30",
    ]);
    expect([localDate(instant, "Pacific/Guam"), localDate(instant, "Pacific/Honolulu")]).toEqual([
      "2026-07-04",
      "2026-07-03",
    ]);
    expect([localWeekday(instant, "Pacific/Guam"), localWeekday(instant, "Pacific/Honolulu")]).toEqual([6, 5]);
    expect(formatDay(instant, "Pacific/Guam")).toBe("Sat 4 Jul");
  });

  it("O7 midnight is 00:00", () => {
    expect(formatClock("2026-07-03T14:00:00Z", "Pacific/Guam")).toBe("00:00");
  });

  it.each([
    [-5, "0 s"],
    [40_000, "40 s"],
    [120_000, "2 min"],
    [125 * 60_000, "2 h 05"],
  ])("R13 an age of %i ms is %s", (milliseconds, words) => {
    expect(formatSpan(milliseconds)).toBe(words);
  });
});

it("O1 money is shown in the restaurant's currency", () => {
  expect(formatMoney(15.5, "USD")).toBe("$15.50");
});
