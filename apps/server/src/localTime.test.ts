import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOfDay, isNamedDay, localTime, startOfDay } from "./localTime.ts";

const iso = (at: number) => new Date(at).toISOString();

describe("localTime", () => {
  it("O2 shows one instant on two days, 20 hours apart", () => {
    const at = Date.parse("2026-07-05T14:05:59Z");
    expect(localTime(at, "Pacific/Guam")).toEqual({ day: "2026-07-06", weekday: 1, minute: 5 });
    expect(localTime(at, "Pacific/Honolulu")).toEqual({ day: "2026-07-05", weekday: 0, minute: 245 });
  });

  it("M2 the day of the week changes at local midnight", () => {
    const midnight = Date.parse("2026-07-05T14:00:00Z");
    expect(localTime(midnight - 1, "Pacific/Guam").weekday).toBe(0);
    expect(localTime(midnight, "Pacific/Guam").weekday).toBe(1);
  });
});

describe("the bounds of a local day", () => {
  it.each([
    ["Pacific/Guam", "2026-07-06", "2026-07-05T14:00:00.000Z", "2026-07-06T14:00:00.000Z"],
    ["Pacific/Honolulu", "2026-12-31", "2026-12-31T10:00:00.000Z", "2027-01-01T10:00:00.000Z"],
    ["America/Los_Angeles", "2026-03-08", "2026-03-08T08:00:00.000Z", "2026-03-09T07:00:00.000Z"],
    ["America/Los_Angeles", "2026-11-01", "2026-11-01T07:00:00.000Z", "2026-11-02T08:00:00.000Z"],
    ["America/Santiago", "2026-09-05", "2026-09-05T04:00:00.000Z", "2026-09-06T04:00:00.000Z"],
    ["America/Santiago", "2026-09-06", "2026-09-06T04:00:00.000Z", "2026-09-07T03:00:00.000Z"],
    ["America/Havana", "2026-11-01", "2026-11-01T04:00:00.000Z", "2026-11-02T05:00:00.000Z"],
    ["Atlantic/Azores", "2026-03-29", "2026-03-29T01:00:00.000Z", "2026-03-30T00:00:00.000Z"],
    ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z", "2026-04-24T21:00:00.000Z"],
  ])("O7 of %s on %s, also where the clocks change", (timeZone, day, start, end) => {
    expect(iso(startOfDay(day, timeZone))).toBe(start);
    expect(iso(endOfDay(day, timeZone))).toBe(end);
  });
});

describe("isNamedDay", () => {
  it("M2 no days are every day; days named are those only", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 6 })), fc.integer({ min: 0, max: 6 }), (days, weekday) => {
        expect(isNamedDay(days, weekday)).toBe(days.length === 0 || days.includes(weekday));
      }),
    );
  });
});
