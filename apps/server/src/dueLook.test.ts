import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startDueLook } from "./dueLook.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const noErrors = (error: unknown) => {
  throw error;
};

describe("startDueLook", () => {
  it("O11 looks at once, then every second until it is stopped", async () => {
    let looks = 0;
    const look = async () => {
      looks += 1;
    };
    const stop = startDueLook(look, noErrors);
    expect(looks).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(looks).toBe(3);
    await stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(looks).toBe(3);
  });

  it("O11 reports a look that failed, and looks again", async () => {
    const errors: unknown[] = [];
    let looks = 0;
    const look = async () => {
      looks += 1;
      throw new Error(`the database is away (${looks})`);
    };
    const stop = startDueLook(look, (error) => errors.push(error));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(errors.map(String)).toEqual(["Error: the database is away (1)", "Error: the database is away (2)"]);
    await stop();
  });

  it("O11 never looks twice at a time, and stopping waits for the look that runs", async () => {
    const ends: (() => void)[] = [];
    const stop = startDueLook(() => new Promise((resolve) => ends.push(resolve)), noErrors);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ends).toHaveLength(1);
    let stopped = false;
    const stopping = stop().then(() => {
      stopped = true;
    });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(stopped).toBe(false);
    ends[0]?.();
    await stopping;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ends).toHaveLength(1);
  });
});
