import type { CableStats, ChannelStats } from "@hafaloha/cable/server";
import { Counter, Gauge, type Registry } from "prom-client";

type Total = { [Name in keyof CableStats]: CableStats[Name] extends number ? Name : never }[keyof CableStats];

const totals: Readonly<Record<Exclude<Total, "connections">, readonly [name: string, help: string]>> = {
  framesIn: ["frames_in_total", "Frames of clients"],
  bytesIn: ["bytes_in_total", "Bytes of the frames of clients"],
  framesOut: ["frames_out_total", "Frames to clients"],
  bytesOut: ["bytes_out_total", "Bytes of the frames to clients"],
  fanOuts: ["fan_outs_total", "Times that waiting events were written to their sockets"],
  fanOutSeconds: ["fan_out_seconds_total", "Time that these writes took"],
  ignoredFrames: ["ignored_frames_total", "Frames of clients that were for nothing"],
};

const channelTotals: Readonly<Record<Exclude<keyof ChannelStats, "subscriptions" | "lag">, readonly [string, string]>> =
  {
    rejectedSubscriptions: ["rejected_subscriptions_total", "Subscriptions that a channel did not admit"],
    resumes: ["resumes_total", "Histories that were sent"],
    rejectedHistories: ["rejected_histories_total", "Histories that the log could not prove"],
    failures: ["channel_failures_total", "Exceptions in a channel"],
  };

const channelGauges: Readonly<Record<"subscriptions" | "lag", readonly [string, string]>> = {
  subscriptions: ["subscriptions", "Subscriptions of open sockets"],
  lag: ["lag_events", "Events that are committed but not sent yet, of the stream furthest behind"],
};

/** The figures of the cable, read when they are asked for. They go by channel, never by stream. */
export function registerCableMetrics(registry: Registry, stats: () => CableStats): void {
  new Gauge({
    ...described(["connections", "Open sockets"], registry),
    collect() {
      this.set(stats().connections);
    },
  });
  for (const [key, description] of entries(totals)) {
    new Counter({
      ...described(description, registry),
      collect() {
        this.reset();
        this.inc(stats()[key]);
      },
    });
  }
  new Counter({
    ...described(["disconnects_total", "Ended sessions, by what the client was told"], registry),
    labelNames: ["reason"],
    collect() {
      this.reset();
      for (const [reason, count] of Object.entries(stats().disconnects)) this.inc({ reason }, count);
    },
  });
  registerChannelMetrics(registry, stats);
}

function registerChannelMetrics(registry: Registry, stats: () => CableStats): void {
  for (const [key, description] of entries(channelTotals)) {
    new Counter({
      ...described(description, registry),
      labelNames: ["channel"],
      collect() {
        this.reset();
        for (const [channel, counts] of Object.entries(stats().channels)) this.inc({ channel }, counts[key]);
      },
    });
  }
  for (const [key, description] of entries(channelGauges)) {
    new Gauge({
      ...described(description, registry),
      labelNames: ["channel"],
      collect() {
        for (const [channel, counts] of Object.entries(stats().channels)) this.set({ channel }, counts[key]);
      },
    });
  }
}

const described = ([name, help]: readonly [string, string], registry: Registry) => ({
  name: `hafaloha_cable_${name}`,
  help,
  registers: [registry],
});

/** `Object.entries` forgets the names of the keys. */
function entries<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}
