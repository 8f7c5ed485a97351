import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hoursChangeAt, isOpen } from "./openingHours.ts";

const guam = "Pacific/Guam";
const honolulu = "Pacific/Honolulu";

describe("isOpen", () => {
  const open = (openingHours: { day: number; from: number; to: number }[], at: string, timeZone = guam) =>
    isOpen({ openingHours, timeZone }, Date.parse(at));

  it("O11 no hours at all are always open", () => {
    expect(open([], "2026-07-06T02:00:00Z")).toBe(true);
  });

  it("O11 from the first minute on, before the last one, on the local weekday", () => {
    const monday = [{ day: 1, from: 660, to: 1_260 }];
    expect(open(monday, "2026-07-06T00:59:59Z")).toBe(false);
    expect(open(monday, "2026-07-06T01:00:00Z")).toBe(true);
    expect(open(monday, "2026-07-06T10:59:59Z")).toBe(true);
    expect(open(monday, "2026-07-06T11:00:00Z")).toBe(false);
    expect(open(monday, "2026-07-06T02:00:00Z", honolulu)).toBe(false);
  });

  it("O11 hours that end before they begin go over midnight, Saturday's into Sunday", () => {
    const late = [{ day: 6, from: 1_080, to: 120 }];
    expect(open(late, "2026-07-11T15:30:00Z")).toBe(true);
    expect(open(late, "2026-07-11T16:30:00Z")).toBe(false);
    expect(open(late, "2026-07-10T15:30:00Z")).toBe(false);
  });
});

describe("hoursChangeAt", () => {
  const lunchAndDinner = [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: 660, to: 840 },
    { day, from: 1_020, to: 1_260 },
  ]);
  const change = (at: string, openingHours = lunchAndDinner, timeZone = guam) => {
    const next = hoursChangeAt({ openingHours, timeZone }, Date.parse(at));
    return next === null ? null : new Date(next).toISOString();
  };

  it("O12 is the end of the hours that last, or the beginning of the next ones", () => {
    expect(change("2026-07-06T00:00:00Z")).toBe("2026-07-06T01:00:00.000Z");
    expect(change("2026-07-06T01:00:00Z")).toBe("2026-07-06T04:00:00.000Z");
    expect(change("2026-07-06T05:00:00Z")).toBe("2026-07-06T07:00:00.000Z");
    // Friday's dinner has ended: it opens again on Monday.
    expect(change("2026-07-10T11:00:00Z")).toBe("2026-07-13T01:00:00.000Z");
  });

  it("O12 never comes where it is always open, without hours and with hours round the clock", () => {
    expect(change("2026-07-06T00:00:00Z", [])).toBeNull();
    const everyDay = [0, 1, 2, 3, 4, 5, 6];
    expect(
      change(
        "2026-07-06T00:00:00Z",
        everyDay.map((day) => ({ day, from: 600, to: 600 })),
      ),
    ).toBeNull();
    expect(
      change(
        "2026-07-06T00:00:00Z",
        everyDay.map((day) => ({ day, from: 0, to: 1_440 })),
      ),
    ).toBeNull();
  });

  it("O12 is reached a week later at most", () => {
    expect(change("2026-07-06T04:00:00Z", [{ day: 1, from: 660, to: 840 }])).toBe("2026-07-13T01:00:00.000Z");
  });

  it.each([
    // The hour from 2 to 3 is left out on this Sunday: the clock jumps over the opening.
    ["2026-03-08T08:00:00Z", { day: 0, from: 150, to: 600 }, "2026-03-08T10:00:00.000Z"],
    ["2026-03-08T10:00:00Z", { day: 0, from: 150, to: 600 }, "2026-03-08T17:00:00.000Z"],
    // The hour from 1 to 2 comes twice on this one.
    ["2026-11-01T07:00:00Z", { day: 0, from: 660, to: 1_260 }, "2026-11-01T19:00:00.000Z"],
    ["2026-10-31T19:00:00Z", { day: 6, from: 1_080, to: 120 }, "2026-11-01T01:00:00.000Z"],
    ["2026-11-01T01:00:00Z", { day: 6, from: 1_080, to: 120 }, "2026-11-01T10:00:00.000Z"],
    // 23:33 on the evening before: a day later by the clock on the wall is Monday already.
    ["2026-03-08T07:33:00Z", { day: 0, from: 585, to: 1_095 }, "2026-03-08T16:45:00.000Z"],
  ])("O11 follows the clock of Los Angeles when it changes: from %s, %j until %s", (at, hours, until) => {
    expect(change(at, [hours], "America/Los_Angeles")).toBe(until);
  });

  it("O12 is the first minute that differs, in any zone and at any change of the clocks", () => {
    const quarter = fc.integer({ min: 0, max: 95 }).map((quarters) => quarters * 15);
    const hours = fc.array(fc.record({ day: fc.integer({ min: 0, max: 6 }), from: quarter, to: quarter }), {
      minLength: 1,
      maxLength: 4,
    });
    const zones = fc.constantFrom(guam, "America/Los_Angeles", "Europe/Berlin", "Australia/Lord_Howe");
    const nearChanges = fc.constantFrom(
      "2026-03-08T09:00Z",
      "2026-11-01T08:00Z",
      "2026-03-29T00:00Z",
      "2026-04-04T14:00Z",
    );
    const minutes = fc.integer({ min: -600, max: 600 });
    fc.assert(
      fc.property(hours, zones, nearChanges, minutes, (openingHours, timeZone, around, shift) => {
        const opening = { openingHours, timeZone };
        const now = Date.parse(around) + shift * 60_000;
        const next = hoursChangeAt(opening, now) ?? Number.POSITIVE_INFINITY;
        const isOpenNow = isOpen(opening, now);
        for (let at = now; at < Math.min(next, now + 36 * 3_600_000); at += 5 * 60_000) {
          expect(isOpen(opening, at)).toBe(isOpenNow);
        }
        if (next < Number.POSITIVE_INFINITY) expect(isOpen(opening, next)).toBe(!isOpenNow);
      }),
      { numRuns: 60 },
    );
  });
});
