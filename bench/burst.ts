import type { Missing } from "./audience/audience.ts";
import { type Contender, startOwnContender } from "./contender.ts";
import { measureDeliveries, rounds } from "./deliveries.ts";
import { contending, goalsOf, raw, rowsOf, socketIo, whole } from "./fanout.ts";
import { requireOpenFiles } from "./openFiles.ts";
import { atRate } from "./pace.ts";
import { type BenchmarkResult, type Goal, type Row, rounded } from "./result.ts";

const subscribers = 1_000;
const perSecond = 500;
const seconds = 10;

/** B2: ten events in one turn of the event loop, and how many a second one process can sustain. */
export async function burst(): Promise<BenchmarkResult> {
  requireOpenFiles(subscribers);
  const load = { subscribers, atOnce: 10 };
  const measured = await measureDeliveries("burst", contending, load);
  const sustained = [await sustain(1), await sustain(10)];
  return {
    tables: [
      {
        title: `B2 burst: server CPU per delivered message, ten events of 600 bytes in one turn, medians of ${rounds} rounds in turns`,
        rows: rowsOf(measured, load),
      },
      {
        title: `B2 sustained: ${perSecond} durable events a second to ${subscribers} subscribers for ${seconds} s, ${whole}`,
        rows: sustained.map(({ row }) => row),
      },
    ],
    goals: [
      ...goalsOf(measured, "B2 ten events at once", [
        { to: raw, goal: 1.2 },
        { to: socketIo, goal: 1 / 16 },
      ]),
      ...sustained.map(({ goal }) => goal),
    ],
  };
}

/** Transactions of `atOnce` events each. */
async function sustain(atOnce: number): Promise<{ readonly row: Row; readonly goal: Goal }> {
  console.log(`burst: ${perSecond} events a second, ${atOnce} in a transaction`);
  const contender = await startOwnContender("hafaloha");
  // As extended clients: these see by the offsets if an event is lost or doubled.
  await contender.join(subscribers, 0);
  await publishAtRate(contender, atOnce, perSecond);
  const cpuBefore = await contender.cpu();
  const before = performance.now();
  const events = perSecond * seconds;
  const missing = await publishAtRate(contender, atOnce, events);
  const took = (performance.now() - before) / 1000;
  const cpu = ((await contender.cpu()) - cpuBefore) / 1_000_000 / took;
  const { faults, returns } = await contender.account();
  await contender.stop();
  return {
    row: {
      "events a transaction": atOnce,
      "took s": rounded(took),
      "events/s": rounded(events / took, 0),
      deliveries: events * subscribers,
      "lost or doubled": missing + faults,
      "lines lost": returns,
      "CPU, share of a core": rounded(cpu),
    },
    goal: {
      what: `B2 events a second, ${atOnce} in a transaction`,
      measured: events / took,
      should: "be at least",
      // A tenth of a second for the last ones to arrive.
      goal: events / (seconds + 0.1),
    },
  };
}

/** Answers how many messages did not come. */
async function publishAtRate(contender: Contender, atOnce: number, count: number): Promise<number> {
  await atRate(
    perSecond / atOnce,
    (turn) => turn * atOnce < count,
    () => contender.publish(atOnce),
  );
  return (await contender.ask<Missing>({ ask: "hear", events: count })).missing;
}
