import type { Latencies } from "./audience/audience.ts";
import { startOwnContender } from "./contender.ts";
import { requireOpenFiles } from "./openFiles.ts";
import { orderBody } from "./orderBody.ts";
import { frameText } from "./peers/event.ts";
import { type BenchmarkResult, median, quantile, rounded } from "./result.ts";

const dashboards = 1_000;
const perSecond = 20;
const seconds = 10;
const rounds = 3;

interface Way {
  readonly name: string;
  readonly peer: string;
  readonly path: string;
  body(mark: string): string;
}

const ways: readonly Way[] = [
  {
    name: "bare ws broadcast",
    peer: "bareWs",
    path: "/",
    body: (mark) => frameText.replace("x".repeat(mark.length), mark),
  },
  { name: "hafaloha POST /orders", peer: "hafalohaOrders", path: "/orders", body: orderBody },
];

/** B3: from the start of `POST /orders` until the frame is at each of the dashboards. */
export async function orderToScreen(): Promise<BenchmarkResult> {
  requireOpenFiles(dashboards);
  const measured = new Map<Way, { p50: number; p99: number }[]>(ways.map((way) => [way, []]));
  for (let round = 0; round < rounds; round++) {
    for (const way of ways) {
      console.log(`order-to-screen: ${dashboards} dashboards, round ${round + 1} of ${rounds}, ${way.name}`);
      measured.get(way)?.push(await measure(way));
    }
  }
  const found = ways.map((way) => {
    const all = measured.get(way) ?? [];
    return { name: way.name, p50: median(all.map(({ p50 }) => p50)), p99: median(all.map(({ p99 }) => p99)) };
  });
  const [bare = Number.NaN, orders = Number.NaN] = found.map(({ p99 }) => p99);
  const title = `B3 order to screen: ${perSecond} a second to ${dashboards} dashboards, medians of ${rounds} interleaved rounds`;
  return {
    tables: [
      {
        title,
        rows: found.map(({ name, p50, p99 }) => ({
          way: name,
          "p50 ms": rounded(p50),
          "p99 ms": rounded(p99),
          "x bare p99": rounded(p99 / bare),
        })),
      },
    ],
    goals: [
      { what: "B3 order to screen: p99, x bare broadcast", measured: orders / bare, should: "be at most", goal: 3 },
    ],
  };
}

async function measure({ peer, path, body }: Way): Promise<{ p50: number; p99: number }> {
  const contender = await startOwnContender(peer);
  await contender.join(dashboards);
  const requests = Array.from({ length: perSecond * seconds }, (_, index) =>
    body(`bench-${String(index).padStart(6, "0")}`),
  );
  const { millis } = await contender.ask<Latencies>({ ask: "post", url: contender.url + path, requests, perSecond });
  await contender.stop();
  // The first second warms up.
  const steady = millis.slice(dashboards * perSecond);
  return { p50: quantile(steady, 0.5), p99: quantile(steady, 0.99) };
}
