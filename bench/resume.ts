import { type Contender, startOwnContender } from "./contender.ts";
import { type BenchmarkResult, median, rounded } from "./result.ts";

const missed = 10_000;
const resumes = 10;
const rounds = 3;
const eventsPerSecond = 50_000;

interface Contending {
  readonly name: string;
  readonly peer: string;
}

const whole: Contending = { name: "hafaloha, whole server on SQLite", peer: "hafaloha" };
const contending: readonly Contending[] = [{ name: "cable engine, log in memory", peer: "engine" }, whole];

interface Resumed {
  readonly eventsPerSecond: number;
  /** Microseconds of the server's CPU for each event. */
  readonly cpu: number;
  readonly faults: number;
  /** Bytes by which the server's memory had grown at most meanwhile. */
  readonly grown: number;
}

/** B8: one client that comes back to a long history. */
export async function resume(): Promise<BenchmarkResult> {
  const found = new Map<Contending, Resumed[]>(contending.map((one) => [one, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const one of contending) {
      console.log(`resume: round ${round} of ${rounds}, ${one.name}`);
      found.get(one)?.push(await measure(one));
    }
  }
  const medianOf = (one: Contending, figure: (resumed: Resumed) => number) =>
    median((found.get(one) ?? []).map(figure));
  const speedOf = (one: Contending) => medianOf(one, (resumed) => resumed.eventsPerSecond);
  const grownBy = (one: Contending) => medianOf(one, ({ grown }) => grown) / 1_000_000;
  const title = `B8 resume: a client that missed ${missed} events of 600 bytes, ${resumes} times in a row, medians of ${rounds} interleaved rounds`;
  const rows = contending.map((one) => ({
    contender: one.name,
    "events/s to one client": rounded(speedOf(one), 0),
    "CPU us/event": rounded(medianOf(one, ({ cpu }) => cpu)),
    "lost or doubled": (found.get(one) ?? []).reduce((sum, { faults }) => sum + faults, 0),
    "memory grown by MB": rounded(grownBy(one), 1),
  }));
  return {
    tables: [{ title, rows }],
    goals: [
      {
        what: "B8 resume: events a second to one client",
        measured: speedOf(whole),
        should: "be at least",
        goal: eventsPerSecond,
      },
    ],
  };
}

async function measure({ peer }: Contending): Promise<Resumed> {
  const contender = await startOwnContender(peer);
  await contender.publish(missed);
  await comeBack(contender);
  const memoryBefore = await contender.memory();
  const cpuBefore = await contender.cpu();
  const speeds: number[] = [];
  let faults = 0;
  for (let time = 0; time < resumes; time++) {
    const resumed = await comeBack(contender);
    speeds.push(missed / resumed.seconds);
    faults += resumed.faults;
  }
  const cpu = ((await contender.cpu()) - cpuBefore) / (missed * resumes);
  const { peakRss } = await contender.memory();
  await contender.stop();
  return { eventsPerSecond: median(speeds), cpu, faults, grown: Math.max(0, peakRss - memoryBefore.peakRss) };
}

async function comeBack(contender: Contender): Promise<{ readonly seconds: number; readonly faults: number }> {
  const before = performance.now();
  await contender.join(1, 0);
  const seconds = (performance.now() - before) / 1000;
  const { faults, offset } = await contender.account();
  await contender.ask({ ask: "cut" });
  await contender.deserted();
  return { seconds, faults: faults + missed - offset };
}
