import { describe, expect, test } from "vitest";
import { FakeClock } from "../testing/index.ts";
import { BrokerDoorbell, type LinkEvents } from "./adapters/brokerDoorbell.ts";

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
/** Resolves when what was just done has had all its consequences. */
const settle = (_done: unknown) => new Promise((resolve) => setImmediate(resolve));

/** A broker by hand: each link waits to be opened or refused, and publishing to be answered. */
function manualBroker() {
  const clock = new FakeClock();
  const attempts: (LinkEvents & { open(): Promise<unknown>; refuse(): Promise<unknown> })[] = [];
  const published: string[] = [];
  let [isStuck, closed] = [false, 0];
  const publish = (message: string) => {
    if (message !== "[]") published.push(message);
    return isStuck ? new Promise(() => {}) : Promise.resolve();
  };
  const last = () => attempts.at(-1) ?? expect.fail("Nothing was opened");
  const linkOf = ({ lost }: LinkEvents) => ({
    publish,
    close: async () => {
      closed += 1;
      // At once, as real clients do.
      lost(new Error("ended"));
    },
  });
  const doorbell = new BrokerDoorbell(
    (events) =>
      new Promise((resolve, reject) => {
        const open = () => settle(resolve(linkOf(events)));
        attempts.push({ ...events, open, refuse: () => settle(reject(new Error("refused"))) });
      }),
    { logger: silent, clock, random: () => 1 },
  );
  const rings: [string, number][] = [];
  let gaps = 0;
  doorbell.listen(
    (stream, offset) => rings.push([stream, offset]),
    () => {
      gaps += 1;
    },
  );
  return {
    doorbell,
    clock,
    attempts,
    published,
    rings,
    gaps: () => gaps,
    closed: () => closed,
    stick: () => {
      isStuck = true;
    },
    last,
    advance: (ms: number) => settle(clock.advance(ms)),
  };
}

describe("a doorbell over a broker", () => {
  test("P33 rings of some milliseconds go as one message, each stream with its last offset", async () => {
    const { doorbell, last, advance, published } = manualBroker();
    await last().open();
    for (let offset = 1; offset <= 100; offset++) doorbell.ring("a", offset);
    doorbell.ring("b", 4);
    expect(published).toEqual([]);
    await advance(5);
    expect(published).toEqual(['[["a",100],["b",4]]']);
    await advance(1_000);
    expect(published).toHaveLength(1);
  });

  test("P33 no message reaches the 8,000 bytes that NOTIFY refuses; a name too long for one is left out", async () => {
    const { doorbell, last, advance, published } = manualBroker();
    await last().open();
    const names = Array.from({ length: 1_000 }, (_, index) => `strømmen_${index}`);
    for (const name of [...names, "x".repeat(8_000)]) doorbell.ring(name, 1);
    await advance(5);
    expect(Math.max(...published.map((message) => Buffer.byteLength(message)))).toBeLessThan(8_000);
    expect(published.length).toBeLessThan(5);
    expect(published.flatMap((message) => (JSON.parse(message) as [string][]).map(([name]) => name))).toEqual(names);
  });

  test("P34 tries again ever more slowly, and tells of a gap once it is linked", async () => {
    const { doorbell, attempts, last, advance, gaps } = manualBroker();
    for (const delay of [100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]) {
      await last().refuse();
      const before = attempts.length;
      await advance(delay - 1);
      expect(attempts).toHaveLength(before);
      await advance(1);
      expect(attempts).toHaveLength(before + 1);
    }
    expect([doorbell.isLinked, gaps()]).toEqual([false, 0]);
    await last().open();
    expect([doorbell.isLinked, gaps()]).toEqual([true, 1]);
  });

  test("P34 what was rung while the link was away, or was on its way when it was lost, goes with the next", async () => {
    const { doorbell, attempts, last, advance, published, stick } = manualBroker();
    doorbell.ring("early", 1);
    await last().open();
    await advance(5);
    expect(published).toEqual(['[["early",1]]']);
    stick();
    doorbell.ring("a", 1);
    await advance(5);
    doorbell.ring("b", 1);
    last().lost(new Error("cut"));
    doorbell.ring("a", 2);
    await advance(100);
    await last().open();
    await advance(5);
    expect(attempts).toHaveLength(2);
    expect(published.at(-1)).toBe('[["b",1],["a",2]]');
  });

  test("P34 a link that opens too late is closed, one that carries nothing is given up", async () => {
    const { doorbell, attempts, last, advance, closed } = manualBroker();
    const late = last();
    await advance(10_000);
    await advance(100);
    expect(attempts).toHaveLength(2);
    await late.open();
    expect([doorbell.isLinked, closed()]).toEqual([false, 1]);
    await last().open();
    last().heard("[]");
    await advance(5_000);
    expect(doorbell.isLinked).toBe(true);
    await advance(5_000);
    expect([doorbell.isLinked, closed()]).toEqual([false, 2]);
  });

  test("P34 a client that cannot be made for a while is made later", async () => {
    const clock = new FakeClock();
    let made = 0;
    const doorbell = new BrokerDoorbell(
      () => {
        made += 1;
        if (made === 1) return Promise.reject(new Error("refused"));
        if (made === 2) throw new Error("The secret cannot be read");
        return Promise.resolve({ publish: async () => {}, close: async () => {} });
      },
      { logger: silent, clock, random: () => 1 },
    );
    await settle(undefined);
    await settle(clock.advance(100));
    expect([made, doorbell.isLinked]).toEqual([2, false]);
    await settle(clock.advance(200));
    expect([made, doorbell.isLinked]).toEqual([3, true]);
    await doorbell.close();
  });

  test("P34 what is no ring is passed over", async () => {
    const { last, rings } = manualBroker();
    await last().open();
    for (const message of ["", "{", "{}", "null", '["a"]', '[["a"],["a","1"],[1,1],["a",1.5],["b",2]]'])
      last().heard(message);
    expect(rings).toEqual([["b", 2]]);
  });
});
