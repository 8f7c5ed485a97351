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
  const levels = ["debug", "info", "warn", "error"] as const;

  function setUp() {
    const written: unknown[][] = [];
    const kept: string[] = [];
    const level: { threshold: LogThreshold } = { threshold: "warn" };
    const sink =
      (name: string) =>
      (...parts: unknown[]) =>
        written.push([name, ...parts]);
    const log = connectionLog(
      { debug: sink("debug"), info: sink("info"), warn: sink("warn"), error: sink("error") },
      { kept, threshold: () => level.threshold, context: () => ({ now, connectedSince: undefined, readyState: null }) },
    );
    return { written, kept, level, log };
  }

  it("R10 writes by level, with the data after the line, and can be switched while it runs", () => {
    const { written, level, log } = setUp();
    log("info", "unseen");
    log("warn", "seen", { code: 1 });
    level.threshold = "off";
    log("error", "unseen");
    expect(written).toEqual([["warn", expect.stringContaining("[NULL] seen"), '{"code":1}']]);
  });

  it("R10 keeps the last lines of every level for whoever looks into a trouble", () => {
    const { kept, level, log } = setUp();
    level.threshold = "off";
    for (const each of levels) log(each, "line", each);
    expect(kept.map((line) => line.split(" ", 1)[0])).toEqual(["DEBUG", "INFO", "WARN", "ERROR"]);
    for (let count = 0; count < 1_000; count += 1) log("info", `line ${count}`);
    expect(kept).toHaveLength(200);
    expect(kept.at(-1)).toContain("line 999");
  });

  const token = `eyJhbGciOiJIUzI1NiJ9.${btoa('{"user_id":5}')}.c2lnbmF0dXJl`;
  it.each([
    ["a URL", `ws://eat.example/cable?token=${token}&restaurant_id=1`],
    ["a URL of another client", "ws://eat.example/cable?jid=opaque-secret"],
    ["an error's message", new SyntaxError(`Bad URL ws://eat.example/cable?token=${token}`)],
    ["an object", { headers: { authorization: `Bearer ${token}` }, tracking_token: "opaque-secret" }],
    ["an identifier", JSON.stringify({ channel: "OrderTrackingChannel", tracking_token: "opaque-secret" })],
    [
      "an identifier within a frame",
      JSON.stringify({ identifier: JSON.stringify({ tracking_token: "opaque-secret" }) }),
    ],
    ["a subprotocol", "cable-token.opaque-secret"],
    ["an address", "https://eat.example/track/opaque-secret?x=1"],
    ["the bare token", token],
  ])("R10 no token ever, wherever it stands: %s", (_, data) => {
    const { written, kept, level, log } = setUp();
    level.threshold = "debug";
    log("error", `In the message: ${data instanceof Error ? data.message : JSON.stringify(data)}`, data);
    const all = JSON.stringify(written) + kept.join("\n");
    expect(all).not.toContain("opaque-secret");
    expect(all).not.toContain(token.split(".")[1]);
    expect(all).not.toContain("c2lnbmF0dXJl");
    expect(all).toContain("[hidden]");
  });
});
