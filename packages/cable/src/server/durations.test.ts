import { expect, it } from "vitest";
import { Durations } from "./durations.ts";

it("P31 counts durations by how long they were, each bucket with those before it", () => {
  const durations = new Durations();
  for (const seconds of [0, 0.0001, 0.0004, 0.004, 0.005, 3]) durations.add(seconds);
  const { buckets, count, seconds } = durations.read();
  expect({ count, seconds }).toEqual({ count: 6, seconds: 3.0095 });
  const within = (atMost: number) => buckets.find(({ atMostSeconds }) => atMostSeconds === atMost)?.count;
  expect([0.0001, 0.00025, 0.0005, 0.001, 0.005, 0.01, 1].map(within)).toEqual([2, 2, 3, 3, 5, 5, 5]);
});
