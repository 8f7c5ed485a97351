import { describe, expect, it } from "vitest";
import { takeToken } from "./tokenBucket.ts";

const start = Date.UTC(2030, 0, 1);

/** Takes tokens at one moment until none is left. */
function drain(fullAt: number, now: number, perSecond: number, burst: number) {
  let bucket = fullAt;
  for (let taken = 0; ; taken += 1) {
    const next = takeToken(bucket, now, perSecond, burst);
    if (next === undefined) return { taken, bucket };
    bucket = next;
  }
}

describe("takeToken", () => {
  it.each([
    [50, 200],
    [3, 7],
    [7, 1],
    [0.3, 11],
  ])("P17 gives the burst at once, then %d a second, and never more than a burst of %d", (perSecond, burst) => {
    const first = drain(start, start, perSecond, burst);
    const second = drain(first.bucket, start + 2_000 / perSecond, perSecond, burst);
    const rested = drain(second.bucket, start + 3_600_000, perSecond, burst);
    expect([first.taken, second.taken, rested.taken]).toEqual([burst, Math.min(2, burst), burst]);
  });

  it("P17 locks nobody out when the clock is set back", () => {
    const { bucket } = drain(start, start, 50, 200);
    expect(drain(bucket, start - 3_600_000, 50, 200).taken).toBe(200);
  });
});
