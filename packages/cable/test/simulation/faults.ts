import type { FakeClock, SeededRandom, SimulatedLink, SimulatedNetwork } from "../../src/testing/index.ts";
import type { SimulatedBrowser } from "./browser.ts";
import type { Database } from "./database.ts";
import type { Doorbells } from "./doorbells.ts";
import type { SimulatedNode } from "./node.ts";
import type { Report } from "./report.ts";

export interface World {
  readonly clock: FakeClock;
  readonly random: SeededRandom;
  readonly network: SimulatedNetwork;
  readonly database: Database;
  readonly doorbells: Doorbells;
  readonly nodes: readonly SimulatedNode[];
  readonly browsers: readonly SimulatedBrowser[];
  /** Whether the pages of a browser share a connection. */
  readonly shares: boolean;
  readonly streams: readonly string[];
  readonly report: Report;
}

type Fault = (world: World) => void;

/** Each happens now; what lasts ends by itself, or when all is mended. */
const faults: Readonly<Record<string, Fault>> = {
  cut: (world) => onLink(world, "is cut", (link) => link.reset()),
  halfOpen: (world) => onLink(world, "is half-open", (link) => link.freeze()),
  delay: (world) => onLink(world, "stalls", (link) => link.stall(world.random.between(50, 12_000))),
  deafServer: ({ random, clock, ...world }) =>
    onLink({ ...world, random, clock }, "stalls upwards", ({ up }) => {
      up.hold();
      clock.after(random.between(50, 12_000), () => up.release());
    }),
  slowReader: ({ random, ...world }) =>
    onLink({ ...world, random }, "reads slowly", ({ down }) => {
      down.bytesPerMs = random.between(1, 20);
    }),
  kill: ({ random, clock, nodes }) => {
    const node = random.pick(nodes);
    node?.kill();
    clock.after(random.between(200, 6_000), () => node?.start());
  },
  restart: ({ random, clock, nodes }) => {
    const node = random.pick(nodes);
    node?.drain(2_000);
    clock.after(2_500, () => node?.kill());
    clock.after(random.between(2_600, 5_000), () => node?.start());
  },
  partition: ({ random, clock, nodes }) => {
    const node = random.pick(nodes);
    node?.isolate();
    clock.after(random.between(100, 12_000), () => node?.rejoin());
  },
  logAway: ({ random, clock, nodes }) => {
    const node = random.pick(nodes);
    if (node === undefined) return;
    node.reachesLog = false;
    clock.after(random.between(100, 4_000), () => {
      node.reachesLog = true;
    });
  },
  browserAway: ({ random, clock, network, browsers }) => {
    const browser = random.pick(browsers);
    if (browser === undefined) return;
    network.isolate(browser.name);
    clock.after(random.between(100, 12_000), () => network.rejoin(browser.name));
  },
  rumours: ({ random, clock, browsers }) => {
    const client = random.pick(pagesOf(browsers));
    for (let told = 0; told < 4; told += 1) {
      clock.after(random.between(0, 500), () => client?.tell(random.chance(0.4) ? "offline" : "woke"));
    }
    clock.after(random.between(500, 3_000), () => client?.tell("woke"));
  },
  doorbells: ({ random, doorbells }) => {
    doorbells.lossRate = random.next();
    doorbells.doubleRate = random.next();
  },
  retention: ({ random, database, streams, report }) => {
    const stream = random.pick(streams) ?? "";
    const upTo = Math.max(0, database.committed(stream).length - random.between(0, 60));
    report.note(() => `${stream} is trimmed up to ${upTo}`);
    database.log.trim(stream, upTo);
  },
  follow: ({ random, browsers }) => random.pick(pagesOf(browsers))?.follow(),
  unfollow: ({ random, browsers }) => random.pick(pagesOf(browsers))?.unfollow(),
};

/** What befalls pages that share a connection. */
const tabFaults: Readonly<Record<string, Fault>> = {
  open: ({ random, browsers }) => random.pick(browsers)?.open(),
  close: ({ random, browsers }) => {
    const browser = random.pick(browsers);
    const page = random.pick(browser?.pages ?? []);
    if (page !== undefined) browser?.close(page, random.chance(0.5));
  },
  freeze: ({ random, clock, browsers }) => {
    const page = random.pick(pagesOf(browsers));
    page?.freeze(random.chance(0.5));
    clock.after(random.between(50, 20_000), () => page?.tab.wake());
  },
  leave: ({ random, clock, browsers }) => {
    const page = random.pick(pagesOf(browsers));
    page?.run((cable) => cable.disconnect());
    clock.after(random.between(1, 3_000), () => page?.run((cable) => cable.connect()));
  },
  press: ({ random, browsers }) => random.pick(pagesOf(browsers))?.run((cable) => cable.reconnectNow()),
};

const pagesOf = (browsers: readonly SimulatedBrowser[]) => browsers.flatMap(({ pages }) => pages);

function onLink({ random, network, report }: World, what: string, act: (link: SimulatedLink) => void): void {
  const link = random.pick(network.links);
  if (link === undefined) return;
  report.note(() => `the link from ${link.from} to ${link.to} ${what}`);
  act(link);
}

/** Lets faults of a few kinds happen until a time: what comes seldom is found only where the rest is quiet. */
export function breakThings(world: World, until: number): void {
  const { random, clock } = world;
  const all = world.shares ? { ...faults, ...tabFaults } : faults;
  const kinds = Object.values(all).filter(() => random.chance(0.5));
  const meanMs = random.between(60, 2_000);
  const next = () => {
    clock.after(random.between(1, 2 * meanMs), () => {
      if (clock.now() >= until) return;
      random.pick(kinds)?.(world);
      next();
    });
  };
  next();
}

/**
 * From here on nothing fails any more. What is half-open stays so, until both ends notice; and doorbells go on getting
 * lost, for nothing may depend on them.
 */
export function mend({ nodes, browsers, network }: World): void {
  for (const node of nodes) {
    node.start();
    node.rejoin();
  }
  for (const { name, pages } of browsers) {
    network.rejoin(name);
    for (const page of pages) {
      page.tab.wake();
      page.tell("woke");
    }
  }
  for (const { down } of network.links) down.bytesPerMs = Number.POSITIVE_INFINITY;
}
