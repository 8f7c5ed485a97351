import type { CableStats } from "@hafaloha/cable/server";
import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { registerCableMetrics } from "./cableMetrics.ts";

const stats: CableStats = {
  connections: 3,
  framesIn: 4,
  bytesIn: 50,
  framesOut: 6,
  bytesOut: 70,
  fanOuts: 8,
  fanOutSeconds: 0.5,
  ignoredFrames: 9,
  disconnects: { too_slow: 1, left: 2 },
  channels: {
    OrderChannel: { subscriptions: 2, rejectedSubscriptions: 1, resumes: 5, rejectedHistories: 0, failures: 0, lag: 7 },
  },
};

test("X4 tells the figures of the cable by channel and reason, however often they are asked for", async () => {
  const registry = new Registry();
  registerCableMetrics(registry, () => stats);
  await registry.metrics();
  const lines = (await registry.metrics()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  expect(lines.toSorted()).toEqual(
    [
      "hafaloha_cable_connections 3",
      "hafaloha_cable_frames_in_total 4",
      "hafaloha_cable_bytes_in_total 50",
      "hafaloha_cable_frames_out_total 6",
      "hafaloha_cable_bytes_out_total 70",
      "hafaloha_cable_fan_outs_total 8",
      "hafaloha_cable_fan_out_seconds_total 0.5",
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
});
