import type { Missing } from "./audience/audience.ts";
import { type Contender, startOwnContender } from "./contender.ts";
import { requireOpenFiles } from "./openFiles.ts";
import { orderBody } from "./orderBody.ts";
import { atRate } from "./pace.ts";
import { type BenchmarkResult, median, quantile, rounded } from "./result.ts";

const sockets = 10_000;
const missed = 20;
const ordersPerSecond = 10;
const rounds = 3;

interface Contending {
  readonly name: string;
  readonly peer: string;
  /** Its clients come back to where they were. */
  readonly resumes: boolean;
  readonly takesOrders: boolean;
}

const bare: Contending = { name: "bare ws, accepts only", peer: "bareWs", resumes: false, takesOrders: false };
const staff: Contending = {
  name: "hafaloha, signed-in staff",
  peer: "hafalohaStaff",
  resumes: true,
  takesOrders: true,
};
const contending: readonly Contending[] = [
  bare,
  { name: "cable engine, log in memory", peer: "engine", resumes: true, takesOrders: false },
  { name: "hafaloha, guests", peer: "hafaloha", resumes: true, takesOrders: true },
  staff,
];

interface Storm {
  /** Microseconds of the server's CPU for each socket that came back. */
  readonly cpu: number;
  /** Until the last client had everything. */
  readonly seconds: number;
  readonly faults: number;
  /** Of the server's memory with all sockets there, after the storm and before it. */
  readonly memoryTimes: number;
  readonly orderMillis: readonly number[];
}

/**
 * B5: all sockets are cut at once and come back to the events that they missed; first alone, for the CPU of a return, and
 * then once more with orders, which cost some milliseconds each, for how long these take.
 */
export async function reconnectStorm(): Promise<BenchmarkResult> {
  requireOpenFiles(sockets);
  const storms = new Map<Contending, Storm[]>(contending.map((one) => [one, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const one of contending) {
      console.log(`reconnect-storm: round ${round} of ${rounds}, ${one.name}`);
      storms.get(one)?.push(await storm(one));
    }
  }
  const medianOf = (one: Contending, figure: (storm: Storm) => number) => median((storms.get(one) ?? []).map(figure));
  const cpuOf = (one: Contending) => medianOf(one, ({ cpu }) => cpu);
  const memoryOf = (one: Contending) => medianOf(one, ({ memoryTimes }) => memoryTimes);
  const faultsOf = (one: Contending) => (storms.get(one) ?? []).reduce((sum, { faults }) => sum + faults, 0);
  const title = `B5 reconnect storm: ${sockets} sockets cut at once, ${missed} events missed, medians of ${rounds} interleaved rounds`;
  const rows = contending.map((one) => {
    const millis = (storms.get(one) ?? []).flatMap(({ orderMillis }) => orderMillis);
    return {
      contender: one.name,
      "CPU us/return": rounded(cpuOf(one), 1),
      "x bare accept": rounded(cpuOf(one) / cpuOf(bare)),
      "all back s": rounded(medianOf(one, ({ seconds }) => seconds)),
      "lost or doubled": one.resumes ? faultsOf(one) : "-",
      "memory after/before": rounded(memoryOf(one)),
      "orders meanwhile": one.takesOrders ? millis.length : "-",
      "p50 ms": one.takesOrders ? rounded(quantile(millis, 0.5), 0) : "-",
      "slowest ms": one.takesOrders ? rounded(quantile(millis, 1), 0) : "-",
    };
  });
  return {
    tables: [{ title, rows }],
    goals: [
      {
        what: "B5 reconnect storm: CPU, x bare ws accept",
        measured: cpuOf(staff) / cpuOf(bare),
        should: "be at most",
        goal: 2,
      },
      { what: "B5 reconnect storm: memory, x before", measured: memoryOf(staff), should: "be at most", goal: 1.1 },
    ],
  };
}

async function storm({ peer, resumes, takesOrders }: Contending): Promise<Storm> {
  const contender = await startOwnContender(peer);
  await contender.join(sockets, resumes ? 0 : undefined);
  if (resumes) await contender.tell(1);
  const memoryBefore = await contender.memory();
  const alone = await comeBack(contender, { resumes, takesOrders: false });
  const withOrders = takesOrders ? await comeBack(contender, { resumes, takesOrders }) : undefined;
  const { faults, returns } = await contender.account();
  const memoryAfter = await contender.memory();
  await contender.stop();
  return {
    cpu: alone.cpu,
    seconds: alone.seconds,
    faults: faults + returns + alone.missing + (withOrders?.missing ?? 0),
    memoryTimes: memoryAfter.rss / memoryBefore.rss,
    orderMillis: withOrders?.orderMillis ?? [],
  };
}

async function comeBack(contender: Contender, { resumes, takesOrders }: Pick<Contending, "resumes" | "takesOrders">) {
  await contender.ask({ ask: "cut" });
  await contender.deserted();
  if (resumes) await contender.publish(missed);
  const cpuBefore = await contender.cpu();
  const before = performance.now();
  const orders = placeOrders(takesOrders ? contender.url : undefined);
  await contender.ask({ ask: "comeBack" });
  const seconds = (performance.now() - before) / 1000;
  const cpu = ((await contender.cpu()) - cpuBefore) / sockets;
  const orderMillis = await orders.end();
  // Those that were missed came while all came back; the one more proves that all hear again.
  const missing = resumes ? (await contender.ask<Missing>({ ask: "hear", events: missed })).missing : 0;
  const missingOfNext = resumes ? await contender.tell(1) : 0;
  return { cpu, seconds, orderMillis, missing: missing + missingOfNext };
}

/** Places orders until the end, which answers how long each took. */
function placeOrders(server: string | undefined): { end(): Promise<readonly number[]> } {
  const millis: number[] = [];
  let goesOn = server !== undefined;
  const placing = atRate(
    ordersPerSecond,
    () => goesOn,
    async (index) => {
      const before = performance.now();
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${server}/orders`, { method: "POST", headers, body: orderBody(`Storm ${index}`) });
      await response.text();
      if (response.status !== 201) throw new Error(`An order of the storm was answered ${response.status}`);
      millis.push(performance.now() - before);
    },
  );
  return {
    end: async () => {
      goesOn = false;
      await placing;
      return millis;
    },
  };
}
