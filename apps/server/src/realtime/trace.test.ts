import { expect, test } from "vitest";
import { logTrace } from "./trace.ts";

function tracer() {
  const lines: object[] = [];
  let time = 0;
  const logger = { isLevelEnabled: () => true, trace: (data: object) => void lines.push(data) };
  const trace = logTrace(logger, () => time);
  if (trace === undefined) throw new Error("The trace level is on");
  const takes = (ms: number) => {
    time += ms;
  };
  return { lines, trace, takes };
}

test("P38 logs what the cable did, how long it took and how it ended", async () => {
  const { lines, trace, takes } = tracer();
  expect(trace({ operation: "fanOut", groups: 2 }, () => takes(1.234))).toBeUndefined();
  const subscribing = { operation: "subscribe", channel: "MenuChannel" } as const;
  const answer = trace(subscribing, async () => {
    await Promise.resolve();
    takes(5);
    return "admitted";
  });
  expect(await answer).toBe("admitted");
  await expect(trace(subscribing, () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(lines).toEqual([
    { operation: "fanOut", groups: 2, ms: 1.23, ended: "well" },
    { ...subscribing, ms: 5, ended: "well" },
    { ...subscribing, ms: 0, ended: "badly" },
  ]);
});

test("P38 is absent where nobody reads such lines", () => {
  expect(logTrace({ isLevelEnabled: () => false, trace: () => {} })).toBeUndefined();
});
