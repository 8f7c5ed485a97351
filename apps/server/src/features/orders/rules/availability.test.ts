import { describe, expect, it } from "vitest";
import { daysInWords, whyNotSold } from "./availability.ts";

const guam = "Pacific/Guam";
const honolulu = "Pacific/Honolulu";
/** Monday 2026-07-06, 12:00 in Guam; still Sunday, 16:00, in Honolulu. */
const mondayNoonInGuam = Date.parse("2026-07-06T02:00:00Z");
const hour = 3_600_000;
const fish = { name: "Grilled parrotfish", availableDays: [4, 5, 6], advanceNoticeHours: 0 };
const cake = { name: "Whole chiffon cake", availableDays: [], advanceNoticeHours: 24 };

describe("whyNotSold", () => {
  const now = mondayNoonInGuam;

  it("M2 judges the day in the restaurant's zone", () => {
    expect(whyNotSold(fish, { at: now, now, timeZone: guam })).toBe("Grilled parrotfish is sold Thu to Sat.");
    const sundays = { ...fish, availableDays: [0] };
    expect(whyNotSold(sundays, { at: now, now, timeZone: honolulu })).toBeUndefined();
    expect(whyNotSold(sundays, { at: now, now, timeZone: guam })).toBe("Grilled parrotfish is sold Sun.");
  });

  it("O11 judges the day at the pickup time", () => {
    expect(whyNotSold(fish, { at: now + 72 * hour, now, timeZone: guam })).toBeUndefined();
  });

  it("M2 an empty list is every day (the predecessor hid such items on all of them)", () => {
    const always = { ...fish, availableDays: [] };
    for (let day = 0; day < 7; day++) {
      expect(whyNotSold(always, { at: now + day * 24 * hour, now, timeZone: guam })).toBeUndefined();
    }
  });

  it("O11 asks for the notice that an item needs", () => {
    expect(whyNotSold(cake, { at: now, now, timeZone: guam })).toContain("24 hours' notice");
    expect(whyNotSold(cake, { at: now + 24 * hour - 1, now, timeZone: guam })).toContain("24 hours' notice");
    expect(whyNotSold(cake, { at: now + 24 * hour, now, timeZone: guam })).toBeUndefined();
  });
});

describe("daysInWords", () => {
  it.each([
    [[4, 5, 6], "Thu to Sat"],
    [[0, 5, 6], "Fri to Sun"],
    [[1, 2, 3, 4, 5, 6], "Mon to Sat"],
    [[0, 6], "Sat and Sun"],
    [[2, 4, 6], "Tue, Thu and Sat"],
    [[0, 1, 2, 4], "Thu and Sun to Tue"],
    [[3], "Wed"],
    [[0, 1, 2, 3, 4, 5, 6], "every day"],
  ])("M2 says %j as %s", (days, words) => {
    expect(daysInWords(days)).toBe(words);
  });
});
