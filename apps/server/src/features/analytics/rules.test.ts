import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { percentile, periodOf, placeIn, runsOf, shareOf } from "./rules.ts";

const hour = 3_600_000;
const noonInGuam = Date.parse("2026-07-06T02:00:00Z");

describe("An hour of a run", () => {
  const zone = "America/Los_Angeles";
  const dayOf = (day: string) => {
    const period = periodOf({ from: day, to: day }, noonInGuam, zone);
    const [span] = period.valid ? period.days : [];
    return { first: 4, from: span?.from ?? 0, before: span?.before ?? 0 };
  };

  test("W2 stands under its day and the hour that the clock shows", () => {
    const whole = { ...dayOf("2026-07-01"), before: dayOf("2026-07-02").before };
    expect(placeIn(whole, 23, zone)).toEqual({ day: 4, hour: 23 });
    expect(placeIn(whole, 24, zone)).toEqual({ day: 5, hour: 0 });
  });

  test("W2 of a day whose clock is set stays in that day", () => {
    expect([1, 2, 22].map((nth) => placeIn(dayOf("2026-03-08"), nth, zone).hour)).toEqual([1, 3, 23]);
    expect([1, 2, 24].map((nth) => placeIn(dayOf("2026-11-01"), nth, zone))).toEqual([
      { day: 4, hour: 1 },
      { day: 4, hour: 1 },
      { day: 4, hour: 23 },
    ]);
  });
});

describe("The days of a report", () => {
  test("W2 are the last seven by the restaurant's clock where none are named", () => {
    const period = periodOf({}, noonInGuam, "Pacific/Guam");
    const days = period.valid ? period.days : [];
    expect(days.map(({ day }) => day)).toEqual(
      ["06-30", "07-01", "07-02", "07-03", "07-04", "07-05", "07-06"].map((day) => `2026-${day}`),
    );
    expect(days.at(-1)).toMatchObject({ from: noonInGuam - 12 * hour, before: noonInGuam + 12 * hour });
  });

  test("W2 are as long as the clocks make them", () => {
    const period = periodOf({ from: "2026-03-07", to: "2026-03-09" }, noonInGuam, "America/Los_Angeles");
    const hours = period.valid ? period.days.map(({ from, before }) => (before - from) / hour) : [];
    expect(hours).toEqual([24, 23, 24]);
  });

  test.each([
    [{ from: "2026-07-02", to: "2026-07-01" }, "2026-07-02 is after 2026-07-01"],
    [{ from: "2025-07-01", to: "2026-07-02" }, "367 days are asked for, give at most 366"],
    [{ to: "0000-01-01" }, "the report begins before 1970-01-01"],
    [{ from: "1969-12-31", to: "1970-01-01" }, "the report begins before 1970-01-01"],
  ])("W2 %j: %s", (asked, problem) => {
    expect(periodOf(asked, noonInGuam, "UTC")).toEqual({ valid: false, problem });
  });
});

describe("Runs of days", () => {
  test.each([
    ["2026-07-01", "2026-07-03", [[0, 3]]],
    [
      "2026-07-01",
      "2026-08-02",
      [
        [0, 31],
        [31, 2],
      ],
    ],
    [
      "2026-03-06",
      "2026-03-10",
      [
        [0, 2],
        [2, 1],
        [3, 2],
      ],
    ],
    [
      "2026-10-31",
      "2026-11-03",
      [
        [0, 1],
        [1, 1],
        [2, 2],
      ],
    ],
  ])("W2 from %s to %s are told apart by dividing, but where the clocks change", (from, to, expected) => {
    const period = periodOf({ from, to }, noonInGuam, "America/Los_Angeles");
    const runs = period.valid ? runsOf(period.days) : [];
    expect(runs.map((run) => [run.first, Math.round((run.before - run.from) / (24 * hour))])).toEqual(expected);
  });
});

describe("percentile", () => {
  test("W2 is what so large a share took no longer than", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1 }), fc.constantFrom(0.5, 0.9), (times, share) => {
        const counts = new Map<number, number>();
        for (const time of times) counts.set(time, (counts.get(time) ?? 0) + 1);
        const frequencies = [...counts].sort(([a], [b]) => a - b).map(([seconds, count]) => ({ seconds, count }));
        const sorted = times.toSorted((a, b) => a - b);
        expect(percentile(frequencies, share)).toBe(sorted[Math.ceil(times.length * share) - 1]);
      }),
    );
  });

  test("W2 of nothing is nothing", () => {
    expect([percentile([], 0.5), shareOf(0, 0)]).toEqual([null, null]);
    expect(shareOf(1, 3)).toBe(0.333);
  });
});
