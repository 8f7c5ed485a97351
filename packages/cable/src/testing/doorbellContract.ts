import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import type { Doorbell } from "../server/index.ts";

/** Where doorbells under test meet. */
export interface DoorbellsUnderTest {
  /** The doorbell of one more node. The case closes it. */
  readonly open: () => Doorbell;
  /** Takes the broker away: every link is lost, and none can be opened. */
  readonly stopBroker: () => Promise<void>;
  readonly startBroker: () => Promise<void>;
}

interface DoorbellCase {
  readonly name: string;
  readonly run: (make: () => Promise<Pick<DoorbellsUnderTest, "open">>) => Promise<void>;
}

interface BrokerCase {
  readonly name: string;
  readonly run: (make: () => Promise<DoorbellsUnderTest>) => Promise<void>;
}

interface Node {
  readonly doorbell: Doorbell;
  /** The highest offset heard of each stream. */
  readonly heard: Map<string, number>;
  gaps: number;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(1);
}

const hears = ({ heard }: Node, stream: string, offset: number) => until(() => (heard.get(stream) ?? 0) >= offset);

async function withNodes(open: () => Doorbell, work: (a: Node, b: Node) => Promise<void>): Promise<void> {
  const start = (): Node => {
    const node: Node = { doorbell: open(), heard: new Map(), gaps: 0 };
    node.doorbell.listen(
      (stream, offset) => node.heard.set(stream, Math.max(offset, node.heard.get(stream) ?? 0)),
      () => {
        node.gaps += 1;
      },
    );
    return node;
  };
  const [a, b] = [start(), start()];
  try {
    await until(() => a.doorbell.isLinked && b.doorbell.isLinked);
    await work(a, b);
  } finally {
    await Promise.all([a.doorbell.close(), b.doorbell.close()]);
  }
}

/** What every implementation of the Doorbell port must hold. */
export const doorbellContract: readonly DoorbellCase[] = [
  {
    name: "a ring is heard by the other nodes, in both directions",
    async run(make) {
      const { open } = await make();
      await withNodes(open, async (a, b) => {
        a.doorbell.ring("orders", 7);
        b.doorbell.ring("stock", 3);
        await Promise.all([hears(b, "orders", 7), hears(a, "stock", 3)]);
        assert.equal(b.heard.get("orders"), 7);
        assert.equal(a.heard.get("stock"), 3);
      });
    },
  },
  {
    name: "a stream may have any name",
    async run(make) {
      const { open } = await make();
      const names = ["", " ", "'\"\\", "line\nline", "zero\u0000", "ünï 🍍", "[1,2]", "x".repeat(1_000)];
      await withNodes(open, async (a, b) => {
        for (const name of names) a.doorbell.ring(name, 1);
        await until(() => b.heard.size === names.length);
        assert.deepEqual([...b.heard.keys()].sort(), names.toSorted());
      });
    },
  },
  {
    name: "of many rings at once the last of each stream is heard",
    async run(make) {
      const { open } = await make();
      await withNodes(open, async (a, b) => {
        const streams = Array.from({ length: 500 }, (_, index) => `restaurant_channel_${index}`);
        for (let offset = 1; offset <= 20; offset++) for (const stream of streams) a.doorbell.ring(stream, offset);
        await Promise.all(streams.map((stream) => hears(b, stream, 20)));
        assert.deepEqual(new Set(b.heard.values()), new Set([20]));
      });
    },
  },
  {
    name: "what was rung before the close is heard",
    async run(make) {
      const { open } = await make();
      await withNodes(open, async (a, b) => {
        a.doorbell.ring("orders", 1);
        await a.doorbell.close();
        await hears(b, "orders", 1);
      });
    },
  },
  {
    name: "a closed doorbell neither rings nor hears, and can be closed again",
    async run(make) {
      const { open } = await make();
      await withNodes(open, async (a) => {
        await a.doorbell.close();
        await a.doorbell.close();
        a.doorbell.ring("orders", 1);
        assert.deepEqual(a.heard, new Map());
      });
    },
  },
];

/** What the doorbells over a broker must hold besides. */
export const brokerDoorbellContract: readonly BrokerCase[] = [
  {
    name: "a link that comes back tells of the gap, and rings again in both directions",
    async run(make) {
      const { open, stopBroker, startBroker } = await make();
      await withNodes(open, async (a, b) => {
        for (let round = 1; round <= 2; round++) {
          const before = [a.gaps, b.gaps];
          await stopBroker();
          await until(() => !a.doorbell.isLinked && !b.doorbell.isLinked);
          await startBroker();
          await until(() => a.doorbell.isLinked && b.doorbell.isLinked);
          assert.ok(a.gaps > (before[0] ?? 0) && b.gaps > (before[1] ?? 0));
          a.doorbell.ring("orders", round);
          b.doorbell.ring("stock", round);
          await Promise.all([hears(b, "orders", round), hears(a, "stock", round)]);
        }
      });
    },
  },
  {
    name: "what is rung while the link is away is heard, or told as a gap, when it is back",
    async run(make) {
      const { open, stopBroker, startBroker } = await make();
      await withNodes(open, async (a, b) => {
        await stopBroker();
        await until(() => !a.doorbell.isLinked && !b.doorbell.isLinked);
        const { gaps } = b;
        a.doorbell.ring("orders", 5);
        await startBroker();
        await until(() => b.gaps > gaps || b.heard.get("orders") === 5);
      });
    },
  },
  {
    name: "a doorbell made while the broker is away rings when it is there",
    async run(make) {
      const { open, stopBroker, startBroker } = await make();
      await stopBroker();
      const early = open();
      early.ring("orders", 1);
      await startBroker();
      try {
        await withNodes(open, async (a) => {
          await until(() => early.isLinked);
          early.ring("orders", 2);
          await hears(a, "orders", 2);
        });
      } finally {
        await early.close();
      }
    },
  },
];
