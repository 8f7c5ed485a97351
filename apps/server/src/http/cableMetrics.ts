import type { CableStats, ChannelStats } from "@hafaloha/cable/server";
import { Counter, Gauge, type Metric, type Registry } from "prom-client";

type Total = { [Name in keyof CableStats]: CableStats[Name] extends number ? Name : never }[keyof CableStats];

type Level = "connections" | "slowConnections" | "unsentBytes";

const levels: Readonly<Record<Level, readonly [name: string, help: string]>> = {
  connections: ["connections", "Sockets that there are"],
  slowConnections: ["slow_connections", "Sockets whose client reads more slowly than it is written to"],
  unsentBytes: ["unsent_bytes", "Bytes that wait for clients to read what was sent before"],
};

const totals: Readonly<Record<Exclude<Total, Level>, readonly [name: string, help: string]>> = {
  framesIn: ["frames_in_total", "Frames of clients"],
  bytesIn: ["bytes_in_total", "Bytes of the frames of clients"],
  framesOut: ["frames_out_total", "Frames to clients"],
  bytesOut: ["bytes_out_total", "Bytes of the frames to clients"],
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
export function registerCableMetrics(registry: Registry, read: () => CableStats): void {
  const stats = ofOneMoment(read);
  for (const [key, description] of entries(levels)) {
    new Gauge({
      ...described(description, registry),
      collect() {
        this.set(stats()[key]);
      },
    });
  }
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
  registerFanOutTimes(registry, stats);
}

/** Counting goes over all sockets; the metrics of one answer are collected in one turn and share it. */
function ofOneMoment(read: () => CableStats): () => CableStats {
  let kept: CableStats | undefined;
  return () => {
    if (kept === undefined) {
      kept = read();
      queueMicrotask(() => {
        kept = undefined;
      });
    }
    return kept;
  };
}

/** The cable has counted these already; a Histogram of the library only counts by itself. */
function registerFanOutTimes(registry: Registry, stats: () => CableStats): void {
  const { name, help } = described(["fan_out_seconds", "Time to write waiting events to their sockets"], registry);
  const get = async () => {
    const { buckets, count, seconds } = stats().fanOuts;
    const bucket = (le: number | string, value: number) => ({ metricName: `${name}_bucket`, labels: { le }, value });
    const values = [
      ...buckets.map(({ atMostSeconds, count: within }) => bucket(atMostSeconds, within)),
      bucket("+Inf", count),
      { metricName: `${name}_sum`, labels: {}, value: seconds },
      { metricName: `${name}_count`, labels: {}, value: count },
    ];
    return { name, help, type: "histogram", values, aggregator: "sum" };
  };
  // The registry asks a metric for its name and figures only, but is declared for the library's own classes.
  registry.registerMetric({ name, get } as unknown as Metric<string>);
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
