import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationTicks, durationWords, labelledDays, runsOf, shareWords, ticksUpTo, wholeTicks } from "./chartScale.ts";

describe("the scale of a chart", () => {
  it.each([
    [0, [0, 1]],
    [19, [0, 5, 10, 15, 20]],
    [100, [0, 25, 50, 75, 100]],
    [0.35, [0, 0.1, 0.2, 0.3, 0.4]],
    [1234, [0, 500, 1000, 1500]],
  ])("W2 of %s stands at round figures from nothing", (most, ticks) => {
    expect(ticksUpTo(most, 4)).toEqual(ticks);
  });

  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [10, [0, 5, 10]],
    [130, [0, 50, 100, 150]],
  ])("W2 of %s orders never stands at half an order", (most, ticks) => {
    expect(wholeTicks(most, 4)).toEqual(ticks);
  });

  it("W2 holds every figure, in few steps", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e7, noNaN: true }), (most) => {
        const ticks = ticksUpTo(most, 4);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        expect(ticks.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it.each([
    [0, [0, 15]],
    [360, [0, 120, 240, 360]],
    [1500, [0, 600, 1200, 1800]],
    [40_000, [0, 10_800, 21_600, 32_400, 43_200]],
  ])("W2 of %s seconds stands at times that a clock knows", (most, ticks) => {
    expect(durationTicks(most, 4)).toEqual(ticks);
  });

  it("W2 words the last day and as many as have room", () => {
    expect(labelledDays(7, 10)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(labelledDays(30, 5)).toEqual([5, 11, 17, 23, 29]);
    expect(labelledDays(2, 0)).toEqual([1]);
  });

  it("W2 a day without a figure is a gap in its line", () => {
    expect(runsOf([null, 1, 2, null, null, 3])).toEqual([[1, 2], [3]]);
  });

  it.each([
    [null, "–"],
    [42, "42 s"],
    [90, "2 min"],
    [6_000, "1 h 40"],
  ])("W2 %s seconds are said as %s", (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });

  it("W2 a share of nothing is no share", () => {
    expect([shareWords(null), shareWords(0), shareWords(0.125)]).toEqual(["–", "0 %", "13 %"]);
  });
});
