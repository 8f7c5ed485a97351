import assert from "node:assert/strict";
import type { Log, LogEvent } from "../server/index.ts";

/** A log under test, and how events get into it. */
export interface LogUnderTest {
  readonly log: Log;
  /** Commits messages to one stream, in order. */
  readonly append: (stream: string, messages: readonly unknown[]) => Promise<readonly LogEvent[]>;
  /** Forgets the events of a stream up to and with an offset. */
  readonly trim: (stream: string, upTo: number) => Promise<void>;
  /** Sets the time at which events are appended from now on, in milliseconds since the Unix epoch. */
  readonly setTime: (now: number) => void;
}

interface LogCase {
  readonly name: string;
  readonly run: (make: () => Promise<LogUnderTest>) => Promise<void>;
}

const payloads = (events: readonly LogEvent[]) => events.map(({ payload }) => JSON.parse(payload) as unknown);
const offsets = (events: readonly LogEvent[]) => events.map(({ offset }) => offset);

/** What every implementation of the Log port must hold; run each case with a new log. */
export const logContract: readonly LogCase[] = [
  {
    name: "a stream never written stands at 0 and reads as empty",
    async run(make) {
      const { log } = await make();
      const { heads } = await log.heads(["never_written"]);
      assert.deepEqual(heads.get("never_written") ?? { head: 0, floor: 0 }, { head: 0, floor: 0 });
      assert.deepEqual(await log.read("never_written", 0, 10), []);
    },
  },
  {
    name: "offsets of a stream begin at 1 and have no hole, whatever other streams do",
    async run(make) {
      const { log, append } = await make();
      await append("a", ["a1", "a2"]);
      await append("b", ["b1"]);
      await append("a", ["a3"]);
      assert.deepEqual(offsets(await log.read("a", 0, 10)), [1, 2, 3]);
      assert.deepEqual(offsets(await log.read("b", 0, 10)), [1]);
    },
  },
  {
    name: "read answers what was appended, after the offset, at most the limit",
    async run(make) {
      const { log, append } = await make();
      await append("a", [{ n: 1 }, null, "drei", [4], 5]);
      const page = await log.read("a", 1, 3);
      assert.deepEqual(offsets(page), [2, 3, 4]);
      assert.deepEqual(payloads(page), [null, "drei", [4]]);
      assert.ok(page.every(({ stream }) => stream === "a"));
      assert.deepEqual(await log.read("a", 5, 3), []);
      assert.deepEqual(await log.read("a", 9, 3), []);
    },
  },
  {
    name: "append answers the events as they can be read",
    async run(make) {
      const { log, append } = await make();
      const appended = await append("a", [{ text: 'quotes " and ünïcode \u2028' }, 2]);
      assert.deepEqual(await log.read("a", 0, 10), appended);
    },
  },
  {
    name: "heads tells the last offset of each stream asked for",
    async run(make) {
      const { log, append } = await make();
      await append("a", [1, 2, 3]);
      await append("b", [1]);
      await append("c", [1]);
      const { heads } = await log.heads(["a", "b"]);
      assert.equal(heads.get("a")?.head, 3);
      assert.equal(heads.get("b")?.head, 1);
      assert.equal(heads.has("c"), false);
    },
  },
  {
    name: "trimming raises the floor and keeps the head and all later offsets",
    async run(make) {
      const { log, append, trim } = await make();
      await append("a", [1, 2, 3]);
      await trim("a", 2);
      assert.deepEqual((await log.heads(["a"])).heads.get("a"), { head: 3, floor: 2 });
      assert.deepEqual(offsets(await log.read("a", 2, 10)), [3]);
      const [next] = await append("a", [4]);
      assert.equal(next?.offset, 4);
    },
  },
  {
    name: "trimming everything keeps the head",
    async run(make) {
      const { log, append, trim } = await make();
      await append("a", [1, 2]);
      await trim("a", 2);
      assert.deepEqual((await log.heads(["a"])).heads.get("a"), { head: 2, floor: 2 });
      assert.deepEqual(await log.read("a", 2, 10), []);
    },
  },
  {
    name: "the epoch is one text that does not change by itself",
    async run(make) {
      const { log, append } = await make();
      const { epoch } = await log.heads(["a"]);
      assert.ok(epoch.length > 0);
      await append("a", [1]);
      assert.equal((await log.heads(["a"])).epoch, epoch);
      assert.equal((await log.heads([])).epoch, epoch);
    },
  },
  {
    name: "appends made at the same time leave no hole",
    async run(make) {
      const { log, append } = await make();
      await Promise.all(Array.from({ length: 20 }, (_, writer) => append("a", [{ writer }, { writer }])));
      assert.deepEqual(
        offsets(await log.read("a", 0, 100)),
        Array.from({ length: 40 }, (_, index) => index + 1),
      );
    },
  },
  {
    name: "offsetBefore tells the last offset before a time, events of that very time excluded",
    async run(make) {
      const { log, append, setTime } = await make();
      for (const time of [1_000, 2_000, 2_000, 3_000]) {
        setTime(time);
        await append("a", [time]);
      }
      const answers = await Promise.all(
        [0, 1_000, 1_001, 2_000, 2_500, 3_000, 3_001].map((at) => log.offsetBefore("a", at)),
      );
      assert.deepEqual(answers, [0, 0, 1, 1, 3, 3, 4]);
      assert.equal(await log.offsetBefore("never_written", 5), 0);
    },
  },
  {
    name: "offsetBefore tells nothing that events gone by could disprove",
    async run(make) {
      const { log, append, trim, setTime } = await make();
      for (const time of [1_000, 2_000, 3_000]) {
        setTime(time);
        await append("a", [time]);
      }
      await trim("a", 1);
      assert.deepEqual(await Promise.all([1_500, 2_000, 2_001, 4_000].map((at) => log.offsetBefore("a", at))), [
        undefined,
        undefined,
        2,
        3,
      ]);
      await trim("a", 3);
      assert.deepEqual(await Promise.all([3_000, 3_001].map((at) => log.offsetBefore("a", at))), [undefined, 3]);
    },
  },
  {
    name: "the times of a stream never go back, whatever the clock does",
    async run(make) {
      const { log, append, setTime } = await make();
      setTime(5_000);
      await append("a", [1]);
      setTime(4_000);
      await append("a", [2]);
      assert.equal(await log.offsetBefore("a", 5_000), 0);
      assert.equal(await log.offsetBefore("a", 5_001), 2);
    },
  },
];
