import { type Contending, type Load, type Measured, measureDeliveries, ratio, rounds } from "./deliveries.ts";
import { requireOpenFiles } from "./openFiles.ts";
import { type BenchmarkResult, type Goal, type Row, rounded } from "./result.ts";

export const raw = "raw net socket";
const engine = "cable engine, log in memory";
export const whole = "hafaloha, whole server";
const bareWs = "bare ws";
export const socketIo = "Socket.IO 4.8";
const rails = "Rails Action Cable";

export const contending: readonly Contending[] = [
  { name: raw, peer: "rawNet" },
  { name: engine, peer: "engine" },
  { name: whole, peer: "hafaloha" },
  { name: bareWs, peer: "bareWs" },
  { name: socketIo, peer: "socketIo" },
  { name: rails, peer: "rails", isSlow: true },
];

const audiences = [1_000, 5_000];

/** B1: one 600-byte event at a time to everyone; what a delivered message costs the server's process. */
export async function fanout(): Promise<BenchmarkResult> {
  requireOpenFiles(Math.max(...audiences));
  const rows: Row[] = [];
  const goals: Goal[] = [];
  for (const subscribers of audiences) {
    const load = { subscribers, atOnce: 1 };
    const measured = await measureDeliveries(`fanout to ${subscribers}`, contending, load);
    rows.push(...rowsOf(measured, load));
    goals.push(
      ...goalsOf(measured, `B1 fan-out to ${subscribers}`, [
        { to: raw, goal: 1.15 },
        { to: socketIo, goal: 0.55 },
        { to: rails, goal: 1 / 65 },
      ]),
    );
  }
  const title = `B1 fan-out: server CPU per delivered message, single events of 600 bytes, medians of ${rounds} rounds in turns`;
  return { tables: [{ title, rows }], goals };
}

export function rowsOf(measured: readonly Measured[], { subscribers, atOnce }: Load): readonly Row[] {
  return measured.map((one) => {
    const who = { subscribers, contender: one.name };
    if ("leftOut" in one) return { ...who, "CPU us/message": `left out: ${one.leftOut}` };
    const times = (to: string) => rounded(ratio(measured, one.name, to) ?? Number.NaN, 3);
    return {
      ...who,
      "CPU us/message": rounded(one.cpu),
      "x raw net": times(raw),
      "x Socket.IO": times(socketIo),
      "x Rails": times(rails),
      [atOnce === 1 ? "wall ms/event" : `wall ms/${atOnce} events`]: rounded(one.wall, 1),
      lost: one.lost,
    };
  });
}

/** What the whole server may cost, as multiples of others. */
export function goalsOf(
  measured: readonly Measured[],
  what: string,
  bounds: readonly { readonly to: string; readonly goal: number }[],
): readonly Goal[] {
  return bounds.flatMap(({ to, goal }) => {
    const times = ratio(measured, whole, to);
    return times === undefined ? [] : [{ what: `${what}: CPU, x ${to}`, measured: times, should: "be at most", goal }];
  });
}
