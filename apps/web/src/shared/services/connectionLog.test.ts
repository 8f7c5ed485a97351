import { describe, expect, it } from "vitest";
import { connectionLog, type LogThreshold, logLine } from "./connectionLog.ts";

const now = Date.UTC(2026, 2, 1, 12, 41, 8);

describe("logLine", () => {
  it("R10 says when, how long connected and in which state", () => {
    expect(logLine("Hello", { now, connectedSince: now - 42_900, readyState: 1 })).toBe(
      "[WebSocket] 2026-03-01T12:41:08.000Z [42s] [OPEN] Hello",
    );
  });

  it.each([
    [null, "NULL"],
    [0, "CONNECTING"],
    [2, "CLOSING"],
    [3, "CLOSED"],
  ])("R10 a socket in state %j is %s", (readyState, shown) => {
    expect(logLine("Hello", { now, connectedSince: undefined, readyState })).toBe(
      `[WebSocket] 2026-03-01T12:41:08.000Z [Not connected] [${shown}] Hello`,
    );
  });
});

describe("connectionLog", () => {
  it("R10 writes by level, with the data after the line, and can be switched while it runs", () => {
    const written: unknown[][] = [];
    const sink =
      (level: string) =>
      (...parts: unknown[]) =>
        written.push([level, ...parts]);
    let threshold: LogThreshold = "warn";
    const log = connectionLog(
      { debug: sink("debug"), info: sink("info"), warn: sink("warn"), error: sink("error") },
      { threshold: () => threshold, context: () => ({ now, connectedSince: undefined, readyState: null }) },
    );
    log("info", "unseen");
    log("warn", "seen", { code: 1 });
    threshold = "off";
    log("error", "unseen");
    expect(written).toEqual([["warn", expect.stringContaining("[NULL] seen"), { code: 1 }]]);
  });
});
