import { describe, expect, it } from "vitest";
import { reconnectDelay } from "./backoff.ts";
import { defaultPolicy } from "./policy.ts";

describe("reconnectDelay", () => {
  it("R7 grows by half each time up to the maximum", () => {
    const ceilings = [1, 2, 3, 4, 5, 6, 10].map((attempt) =>
      reconnectDelay(attempt, { kind: "broken" }, 0.999_999, defaultPolicy),
    );
    expect(ceilings).toEqual([1_000, 1_500, 2_250, 3_375, 5_000, 5_000, 5_000]);
  });

  it("R7 spreads clients that were cut together over half of the delay", () => {
    expect(reconnectDelay(5, { kind: "broken" }, 0, defaultPolicy)).toBe(2_500);
  });

  it("R7 comes back at once, within a second, after a clean close", () => {
    expect(reconnectDelay(1, { kind: "clean" }, 0, defaultPolicy)).toBe(0);
    expect(reconnectDelay(1, { kind: "clean" }, 0.999_999, defaultPolicy)).toBeLessThan(1_000);
    expect(reconnectDelay(2, { kind: "clean" }, 0.999_999, defaultPolicy)).toBe(1_500);
  });

  it("R17 waits as long as the server asks", () => {
    expect(reconnectDelay(1, { kind: "told", waitMs: 2_345 }, 0.5, defaultPolicy)).toBe(2_345);
  });
});
