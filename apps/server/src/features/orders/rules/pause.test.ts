import { describe, expect, it } from "vitest";
import { whyPaused } from "./pause.ts";

const now = Date.parse("2026-07-06T02:00:00Z");
const minute = 60_000;
const kitchen = { name: "Tasi Niyok Kitchen", timeZone: "Pacific/Guam" };

describe("whyPaused", () => {
  const why = (pausedUntil: number | null, pickupAt: number | null, timeZone = kitchen.timeZone) =>
    whyPaused({ ...kitchen, timeZone, pausedUntil }, { pickupAt, now });

  it("O12 says until when, by the restaurant's clock", () => {
    const end = now + 90 * minute;
    expect(why(end, null)).toBe("Tasi Niyok Kitchen takes no orders until 13:30. You can still order for later.");
    expect(why(end, end - 1)).toBe(
      "Tasi Niyok Kitchen takes no orders until 13:30. Choose a pickup time from then on.",
    );
    expect(why(end, null, "Pacific/Honolulu")).toContain("until 17:30.");
  });

  it("O12 names the day when the pause ends on another one", () => {
    expect(why(now + 12.5 * 60 * minute, null)).toContain("until 00:30 tomorrow.");
  });

  it("O12 lets pass what is wanted when the pause is over, and everything when there is none", () => {
    const end = now + 30 * minute;
    expect(why(end, end)).toBeUndefined();
    expect(why(end, end + 60 * minute)).toBeUndefined();
    expect(why(null, null)).toBeUndefined();
  });

  it("O12 a pause ends at its time, also while nobody has said so yet", () => {
    expect(why(now, null)).toBeUndefined();
    expect(why(now + 1, null)).toBeDefined();
  });
});
