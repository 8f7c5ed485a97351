import { describe, expect, it } from "vitest";
import { releaseAt } from "./schedule.ts";

const now = Date.parse("2026-07-06T02:00:00Z");
const minute = 60_000;

describe("releaseAt", () => {
  it("O11 is the pickup time less the longest preparation", () => {
    expect(releaseAt(now + 120 * minute, { now, prepMinutes: [15, 60, 5] })).toBe(now + 60 * minute);
  });

  it("O11 is at once without a pickup time, or when it is time to begin already", () => {
    expect(releaseAt(null, { now, prepMinutes: [15] })).toBeNull();
    expect(releaseAt(now + 15 * minute, { now, prepMinutes: [15] })).toBeNull();
    expect(releaseAt(now + 15 * minute + 1, { now, prepMinutes: [15] })).toBe(now + 1);
  });
});
