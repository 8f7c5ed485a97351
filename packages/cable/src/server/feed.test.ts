import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fewTurns } from "../../test/fewTurns.ts";
import { FakeClock } from "../testing/fakeClock.ts";
import { memoryLog } from "./adapters/memoryLog.ts";
import { Feed } from "./feed.ts";
import type { CableLogger, Log, LogEvent } from "./ports.ts";

const silent: CableLogger = { debug() {}, info() {}, warn() {}, error() {} };

function setUp(wrap: (log: Log) => Log = (log) => log) {
  const log = memoryLog("e1");
  const clock = new FakeClock();
  const sent: number[] = [];
  const holes: string[] = [];
  let newEpochs = 0;
  const feed = new Feed({
    log: wrap(log),
    clock,
    logger: silent,
    publish: (event) => sent.push(event.offset),
    onHole: (stream) => holes.push(stream),
    onNewEpoch: () => {
      newEpochs += 1;
    },
  });
  return { log, clock, feed, sent, holes, newEpochs: () => newEpochs };
}

describe("feed", () => {
  it("P8 begins at the head: what was committed before is not sent", async () => {
    const { log, feed, sent } = setUp();
    log.append("s", 1);
    await feed.follow("s");
    expect(feed.position("s")).toBe(1);
    feed.offer(log.append("s", 2));
    expect(sent).toEqual([2]);
  });

  it("P8 reads the heads once for a crowd that comes one turn after the other", async () => {
    let reads = 0;
    const { feed } = setUp((inner) => ({
      ...inner,
      heads: (streams) => {
        reads += 1;
        return inner.heads(streams);
      },
    }));
    const coming: Promise<unknown>[] = [];
    for (let guest = 0; guest < 20; guest++) {
      coming.push(feed.follow(`s${guest}`));
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    await Promise.all(coming);
    expect(reads).toBe(1);
  });

  it("P8 sends an event handed over in memory without reading the log", async () => {
    let reads = 0;
    const { log, feed, sent } = setUp((inner) => ({
      ...inner,
      read: (...asked) => {
        reads += 1;
        return inner.read(...asked);
      },
    }));
    await feed.follow("s");
    feed.offer(log.append("s", 1));
    await fewTurns();
    expect(sent).toEqual([1]);
    expect(reads).toBe(0);
  });

  it("P8 reads the log when an event is missing in between, and ignores what is late or doubled", async () => {
    const { log, feed, sent } = setUp();
    await feed.follow("s");
    const [first, second] = [log.append("s", 1), log.append("s", 2)];
    feed.offer(second);
    await fewTurns();
    feed.offer(first);
    feed.offer(second);
    feed.ring("s", 1);
    await fewTurns();
    expect(sent).toEqual([1, 2]);
  });

  it("P8 loses nothing that is committed while the head is being read for the first time", async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { log, feed, sent } = setUp((inner) => ({
      ...inner,
      heads: async (streams) => {
        const heads = await inner.heads(streams);
        await gate;
        return heads;
      },
    }));
    const following = feed.follow("s");
    await fewTurns();
    feed.offer(log.append("s", 1));
    release();
    await following;
    await fewTurns();
    expect(sent).toEqual([1]);
  });

  it("P8 brings itself to the head before it says that a stream is followed", async () => {
    const { log, feed, sent } = setUp();
    await feed.follow("s");
    log.append("s", "committed by another node");
    await feed.follow("s");
    expect(sent).toEqual([1]);
  });

  it("P8 finds by looking at the heads what no doorbell told", async () => {
    const { log, feed, sent } = setUp();
    await feed.follow("s");
    log.append("s", 1);
    await feed.lookAtHeads();
    expect(sent).toEqual([1]);
  });

  it("P8 tries again when the log cannot be read, and skips nothing", async () => {
    let failures = 3;
    const { log, clock, feed, sent } = setUp((inner) => ({
      ...inner,
      read: async (...asked) => {
        if (failures-- > 0) throw new Error("the database is away");
        return inner.read(...asked);
      },
    }));
    await feed.follow("s");
    for (const message of [1, 2]) log.append("s", message);
    feed.ring("s", 2);
    for (let attempt = 0; attempt < 3; attempt++) {
      await fewTurns();
      expect(sent).toEqual([]);
      clock.advance(5_000);
    }
    await fewTurns();
    expect(sent).toEqual([1, 2]);
  });

  it.each([
    ["some", 3],
    ["all", 5],
  ])("E10 reports a hole when retention took %s of what was not sent yet, and goes on behind it", async (_, upTo) => {
    const { log, feed, sent, holes } = setUp();
    await feed.follow("s");
    for (const message of [1, 2, 3, 4, 5]) log.append("s", message);
    log.trim("s", upTo);
    feed.ring("s", 5);
    await fewTurns();
    feed.offer(log.append("s", 6));
    await fewTurns();
    expect(holes).toEqual(["s"]);
    expect(sent).toEqual([4, 5, 6].filter((offset) => offset > upTo));
  });

  it("P8 believes no ring for what was never committed", async () => {
    const { log, feed, sent, holes } = setUp();
    await feed.follow("s");
    feed.ring("s", 9);
    await fewTurns();
    feed.offer(log.append("s", 1));
    await fewTurns();
    expect(sent).toEqual([1]);
    expect(holes).toEqual([]);
  });

  it("E7 starts anew when the epoch of the log has changed", async () => {
    const { log, feed, sent, newEpochs } = setUp();
    for (const message of [1, 2, 3]) log.append("s", message);
    await feed.follow("s");
    log.restart("e2");
    log.append("s", 1);
    await feed.lookAtHeads();
    expect(newEpochs()).toBe(1);
    expect(feed.epoch).toBe("e2");
    feed.offer(log.append("s", 2));
    expect(sent).toEqual([2]);
  });

  it("E7 sends nothing that was read before the epoch changed, though it fits what is sent next", async () => {
    const answers: (() => void)[] = [];
    const { log, feed, sent } = setUp((inner) => ({
      ...inner,
      read: async (stream, after, limit) => {
        const page = await inner.read(stream, after, limit);
        await new Promise<void>((resolve) => answers.push(resolve));
        return page;
      },
    }));
    await feed.follow("s");
    log.append("s", "old");
    feed.ring("s", 1);
    await fewTurns();
    log.restart("e2");
    await feed.lookAtHeads();
    for (const answer of answers.splice(0)) answer();
    await fewTurns();
    expect(sent).toEqual([]);
    feed.offer(log.append("s", 1));
    expect(sent).toEqual([1]);
  });

  it("P20 forgets a stream that nobody follows any more", async () => {
    const { log, feed, sent } = setUp();
    await feed.follow("s");
    await feed.follow("s");
    feed.release("s");
    feed.offer(log.append("s", 1));
    feed.release("s");
    feed.offer(log.append("s", 2));
    await fewTurns();
    expect(sent).toEqual([1]);
  });

  it("P8 skips, doubles and reorders nothing, however events, rings and reads interleave", async () => {
    const commit = fc.constant({ type: "commit" as const });
    const handOver = fc.nat(40).map((which) => ({ type: "handOver" as const, which }));
    const ring = fc.nat(40).map((which) => ({ type: "ring" as const, which }));
    const others = fc.constantFrom({ type: "look" as const }, { type: "answer" as const }, { type: "fail" as const });
    const happening = fc.oneof({ weight: 4, arbitrary: commit }, handOver, ring, { weight: 3, arbitrary: others });
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 80 }), fc.nat(5), async (happenings, before) => {
        const gates: ((fails: boolean) => void)[] = [];
        const pass = () =>
          new Promise<void>((resolve, reject) => {
            gates.push((fails) => (fails ? reject(new Error("away")) : resolve()));
          });
        const { log, clock, feed, sent } = setUp((inner) => ({
          ...inner,
          // The answer is taken before it is delayed, so that it may be old when it arrives.
          heads: async (streams) => {
            const heads = await inner.heads(streams);
            await pass();
            return heads;
          },
          read: async (stream, after) => {
            const page = await inner.read(stream, after, 2);
            await pass();
            return page;
          },
        }));
        const committed: LogEvent[] = [];
        for (let count = 0; count < before; count++) committed.push(log.append("s", count));
        let isFollowed = false;
        void feed.follow("s").then(() => {
          isFollowed = true;
        });
        const known = () => committed.length;
        for (const happens of happenings) {
          if (happens.type === "commit") committed.push(log.append("s", known()));
          if (happens.type === "handOver")
            for (const event of committed.slice(happens.which, happens.which + 1)) feed.offer(event);
          if (happens.type === "ring") feed.ring("s", Math.min(happens.which, known()));
          if (happens.type === "look") void feed.lookAtHeads();
          if (happens.type === "answer") gates.shift()?.(false);
          if (happens.type === "fail") gates.shift()?.(true);
          await fewTurns();
          clock.advance(100);
        }
        feed.ring("s", known());
        while (!isFollowed || gates.length > 0 || feed.position("s") < known()) {
          gates.shift()?.(false);
          clock.advance(5_000);
          await fewTurns();
        }
        const from = known() - sent.length;
        expect(sent).toEqual(sent.map((_, index) => from + index + 1));
        expect(from).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it("E13 reads the log once for all who resume from one place, and no more once its events are kept", async () => {
    let reads = 0;
    const { log, feed } = setUp((inner) => ({
      ...inner,
      read: (...asked) => {
        reads += 1;
        return inner.read(...asked);
      },
    }));
    for (let n = 1; n <= 100; n++) log.append("s", n);
    await feed.follow("s");
    const storm = await Promise.all(Array.from({ length: 50 }, () => feed.read("s", 0)));
    expect(storm.every((page) => page.length === 100)).toBe(true);
    expect(reads).toBe(1);
    feed.offer(log.append("s", 101));
    expect((await feed.read("s", 42)).map(({ offset }) => offset)).toEqual(
      Array.from({ length: 59 }, (_, index) => 43 + index),
    );
    expect(reads).toBe(1);
  });

  it("P36 E13 makes each form of the frame of an event once for an identifier", async () => {
    const { log, feed } = setUp();
    await feed.follow("s");
    feed.offer(log.append("s", "poke ".repeat(100)));
    const [[first], [again]] = [await feed.read("s", 0), await feed.read("s", 0)];
    const to = { identifierJson: '"I"', extended: true };
    const [plain, deflated] = [first?.frame(to), first?.frame({ ...to, deflates: true })];
    expect(again?.frame(to)).toBe(plain);
    expect(again?.frame({ ...to, deflates: true })).toBe(deflated);
    expect(deflated?.length).toBeLessThan(plain?.length ?? 0);
    expect(first?.frame({ ...to, identifierJson: '"J"' }).toString()).toContain('"identifier":"J"');
  });
});
