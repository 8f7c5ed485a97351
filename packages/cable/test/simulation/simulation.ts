import type { CableServerOptions } from "../../src/server/index.ts";
import { FakeClock, SeededRandom, SimulatedNetwork } from "../../src/testing/index.ts";
import { fewTurns } from "../fewTurns.ts";
import { SimulatedBrowser } from "./browser.ts";
import { Database } from "./database.ts";
import { Doorbells } from "./doorbells.ts";
import { breakThings, mend, type World } from "./faults.ts";
import type { Hear } from "./follower.ts";
import { SimulatedNode } from "./node.ts";
import { Report } from "./report.ts";
import { startWriters, writeLastWords } from "./writers.ts";

/** Where a fault can be planted, to see that the simulation finds it. */
export interface Seams {
  readonly database?: (clock: FakeClock) => Database;
  readonly serverOptions?: (options: CableServerOptions<null>) => CableServerOptions<null>;
  readonly hear?: (hear: Hear) => Hear;
}

/** Until then new faults begin; what they break is whole again after the longest of them. */
const troubleMs = 15_000;
const longestFaultMs = 13_000;
/** Silence, the slowest probe and the rarest retry of a failed reload, one after the other. */
const recoveryMs = 120_000;
/** Anything that is heard twice would be heard by then. */
const quietMs = 4_000;
const longTokenMs = 3_600_000;
const stepMs = 500;

/** Runs one seed; answers what it violated, and what led to it when that is asked for. */
export async function simulate(seed: number, seams: Seams = {}, isTracing = false): Promise<Report> {
  const { world, report } = makeWorld(seed, seams, isTracing);
  const { clock, nodes, browsers } = world;
  const start = clock.now();
  for (const node of nodes) node.start();
  for (const { pages } of browsers) for (const page of pages) page.start();
  startWriters(world, start + troubleMs);
  renewTokens(world);
  breakThings(world, start + troubleMs);
  await play(world, troubleMs);
  report.note(() => "from here on nothing new goes wrong");
  await play(world, longestFaultMs);
  mend(world);
  for (const browser of browsers) browser.fill();
  await play(world, stepMs);
  for (const browser of browsers) browser.handOver();
  writeLastWords(world);
  const left = await recover(world);
  if (left !== undefined) report.violated(`after all faults ended, ${left}`);
  return report;
}

/** Waits until every browser is up to date and stays so for a while; answers what is lacking in the end. */
async function recover(world: World): Promise<string | undefined> {
  const { clock, browsers, report } = world;
  const lack = () => browsers.map((browser) => browser.lack).find((found) => found !== undefined);
  const until = clock.now() + recoveryMs;
  let quietSince = clock.now();
  while (report.violation === undefined && clock.now() < until && clock.now() < quietSince + quietMs) {
    await play(world, stepMs);
    if (lack() !== undefined) quietSince = clock.now();
  }
  return lack();
}

function makeWorld(seed: number, seams: Seams, isTracing: boolean): { world: World; report: Report } {
  const clock = new FakeClock();
  const random = new SeededRandom(seed);
  const report = new Report(clock, isTracing);
  const network = new SimulatedNetwork(clock, random);
  const doorbells = new Doorbells(clock, random);
  const database = seams.database?.(clock) ?? new Database(clock);
  const names = (what: string, count: number) => Array.from({ length: count }, (_, index) => `${what}-${index + 1}`);
  const streams = names("stream", random.between(1, 3));
  const options = seams.serverOptions ?? ((given: CableServerOptions<null>) => given);
  const nodes = names("node", random.between(1, 3)).map(
    (name) => new SimulatedNode(name, { clock, random, network, database, doorbells, report, options }),
  );
  const tokenMs = random.pick([8_000, 20_000, longTokenMs]) ?? 0;
  const failureRate = random.pick([0, 0.2, 0.6]) ?? 0;
  const start = clock.now();
  // Seeds without tabs run as they always did.
  const shares = seed % 2 === 0;
  const browsers = names("client", random.between(1, shares ? 2 : 4)).map(
    (name) =>
      new SimulatedBrowser(name, shares ? random.between(1, 3) : 1, {
        clock,
        random,
        database,
        report,
        network,
        streams,
        shares,
        tokenMs: () => (clock.now() - start < troubleMs ? tokenMs : longTokenMs),
        nodes: nodes.map((node) => node.name),
        failureRate: () => (clock.now() - start < troubleMs ? failureRate : 0),
        hear: seams.hear ?? ((hear) => hear),
      }),
  );
  return { world: { clock, random, network, database, doorbells, nodes, browsers, shares, streams, report }, report };
}

/** Pages renew in time, or a little too late. */
function renewTokens({ clock, random, browsers }: World): void {
  const everyMs = random.pick([5_000, 9_000]) ?? 0;
  for (const browser of browsers) {
    const renew = () => {
      browser.renewToken();
      clock.after(everyMs, renew);
    };
    clock.after(random.between(0, everyMs), renew);
  }
}

/** Lets simulated time pass. Between two moments all that waits on promises, or on turns of the event loop, goes on. */
async function play({ clock, browsers, report }: World, ms: number): Promise<void> {
  const until = clock.now() + ms;
  await fewTurns();
  while (report.violation === undefined && clock.next !== undefined && clock.next <= until) {
    clock.advance(clock.next - clock.now());
    await fewTurns();
    for (const { disagreement } of browsers) if (disagreement !== undefined) report.violated(disagreement);
  }
  if (report.violation === undefined) clock.advance(until - clock.now());
}
