import { startOwnContender } from "./contender.ts";
import { requireOpenFiles } from "./openFiles.ts";
import { delay } from "./pace.ts";
import { type BenchmarkResult, median, rounded } from "./result.ts";

const sockets = 10_000;
const beatMs = 3_000;
const beats = 3;
const rounds = 3;

interface Contending {
  readonly name: string;
  readonly peer: string;
  /** Its clients speak the extended protocol, whose pings are answered by frames. */
  readonly extended: boolean;
  readonly beats: boolean;
}

const bare: Contending = { name: "bare ws, to which nothing is sent", peer: "bareWs", extended: false, beats: false };
const whole: Contending = { name: "hafaloha, whole server", peer: "hafaloha", extended: true, beats: true };
const contending: readonly Contending[] = [
  bare,
  { name: "bare ws with native pings", peer: "pingingWs", extended: false, beats: true },
  { name: "cable engine, log in memory", peer: "engine", extended: true, beats: true },
  whole,
];

interface Idle {
  /** Bytes for each connection. */
  readonly rss: number;
  readonly heap: number;
  /** Of one core. */
  readonly share: number;
}

/** B6: what a connection costs that is subscribed and hears nothing but heartbeats. */
export async function idle(): Promise<BenchmarkResult> {
  requireOpenFiles(sockets);
  const found = new Map<Contending, Idle[]>(contending.map((one) => [one, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const one of contending) {
      console.log(`idle: round ${round} of ${rounds}, ${one.name}`);
      found.get(one)?.push(await measure(one));
    }
  }
  const medianOf = (one: Contending, figure: (idle: Idle) => number) => median((found.get(one) ?? []).map(figure));
  const timesBare = (one: Contending, figure: (idle: Idle) => number) => medianOf(one, figure) / medianOf(bare, figure);
  const [rss, heap, share] = [({ rss }: Idle) => rss, ({ heap }: Idle) => heap, ({ share }: Idle) => share];
  const title = `B6 idle: each of ${sockets} subscribed connections, pinged each ${beatMs / 1000} s, medians of ${rounds} interleaved rounds`;
  const rows = contending.map((one) => ({
    contender: one.name,
    "memory kB": rounded(medianOf(one, rss) / 1000),
    "x bare": rounded(timesBare(one, rss)),
    "heap kB": rounded(medianOf(one, heap) / 1000),
    "x bare heap": rounded(timesBare(one, heap)),
    "heartbeats, % of a core": one.beats ? rounded(medianOf(one, share) * 100) : "-",
  }));
  return {
    tables: [{ title, rows }],
    goals: [
      { what: "B6 idle: memory, x bare ws", measured: timesBare(whole, rss), should: "be at most", goal: 1.3 },
      { what: "B6 idle: heap, x bare ws", measured: timesBare(whole, heap), should: "be at most", goal: 1.3 },
      {
        what: "B6 idle: heartbeats, share of a core",
        measured: medianOf(whole, share),
        should: "be at most",
        goal: 0.08,
      },
    ],
  };
}

async function measure({ peer, extended, beats: isPinged }: Contending): Promise<Idle> {
  const contender = await startOwnContender(peer);
  // The first connections make the server load and compile what is no connection's own.
  await contender.join(500, extended ? 0 : undefined);
  await contender.ask({ ask: "cut" });
  await contender.deserted();
  const before = await contender.memory();
  await contender.join(sockets, extended ? 0 : undefined);
  const after = await contender.memory();
  const share = isPinged ? await shareOfHeartbeats(contender.cpu) : 0;
  await contender.stop();
  return { rss: (after.rss - before.rss) / sockets, heap: (after.heap - before.heap) / sockets, share };
}

async function shareOfHeartbeats(cpu: () => Promise<number>): Promise<number> {
  await delay(beatMs);
  const cpuBefore = await cpu();
  const before = performance.now();
  await delay(beats * beatMs);
  return ((await cpu()) - cpuBefore) / 1000 / (performance.now() - before);
}
