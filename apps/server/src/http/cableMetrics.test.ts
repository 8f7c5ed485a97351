import type { CableStats } from "@hafaloha/cable/server";
import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { registerCableMetrics } from "./cableMetrics.ts";

const stats: CableStats = {
  connections: 3,
  slowConnections: 1,
  unsentBytes: 70_000,
  framesIn: 4,
  bytesIn: 50,
  framesOut: 6,
  bytesOut: 70,
  fanOuts: {
    count: 8,
    seconds: 0.5,
    buckets: [
      { atMostSeconds: 0.001, count: 5 },
      { atMostSeconds: 0.1, count: 7 },
    ],
  },
  ignoredFrames: 9,
  disconnects: { too_slow: 1, left: 2 },
  channels: {
    OrderChannel: { subscriptions: 2, rejectedSubscriptions: 1, resumes: 5, rejectedHistories: 0, failures: 0, lag: 7 },
  },
};

test("X4 tells the figures of the cable by channel and reason, however often they are asked for", async () => {
  const registry = new Registry();
  let reads = 0;
  registerCableMetrics(registry, () => {
    reads += 1;
    return stats;
  });
  await registry.metrics();
  const lines = (await registry.metrics()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  expect(lines.toSorted()).toEqual(
    [
      "hafaloha_cable_connections 3",
      "hafaloha_cable_frames_in_total 4",
      "hafaloha_cable_bytes_in_total 50",
      "hafaloha_cable_frames_out_total 6",
      "hafaloha_cable_bytes_out_total 70",
      "hafaloha_cable_slow_connections 1",
      "hafaloha_cable_unsent_bytes 70000",
      'hafaloha_cable_fan_out_seconds_bucket{le="0.001"} 5',
      'hafaloha_cable_fan_out_seconds_bucket{le="0.1"} 7',
      'hafaloha_cable_fan_out_seconds_bucket{le="+Inf"} 8',
      "hafaloha_cable_fan_out_seconds_sum 0.5",
      "hafaloha_cable_fan_out_seconds_count 8",
      "hafaloha_cable_ignored_frames_total 9",
      'hafaloha_cable_disconnects_total{reason="left"} 2',
      'hafaloha_cable_disconnects_total{reason="too_slow"} 1',
      'hafaloha_cable_subscriptions{channel="OrderChannel"} 2',
      'hafaloha_cable_lag_events{channel="OrderChannel"} 7',
      'hafaloha_cable_resumes_total{channel="OrderChannel"} 5',
      'hafaloha_cable_rejected_histories_total{channel="OrderChannel"} 0',
      'hafaloha_cable_rejected_subscriptions_total{channel="OrderChannel"} 1',
      'hafaloha_cable_channel_failures_total{channel="OrderChannel"} 0',
    ].toSorted(),
  );
  expect(reads).toBe(2);
});
