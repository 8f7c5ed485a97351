import { describe, expect, it } from "vitest";
import { FakeClock, presenceContract } from "../testing/index.ts";
import { readWrittenFrames } from "../testing/webSocketFrames.ts";
import { memoryPresence } from "./adapters/memoryPresence.ts";
import { Hub, type Member } from "./hub.ts";
import type { CableLogger, PresenceStore } from "./ports.ts";
import { Presence } from "./presence.ts";
import { Counters } from "./stats.ts";

const silent: CableLogger = { debug() {}, info() {}, warn() {}, error() {} };
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const stream = "room";
const ana = { id: "42", info: { name: "Ana" } };

/** A store that can be away for a while, perhaps for writers only. */
class FailingPresence implements PresenceStore {
  isAway = false;
  isReadOnly = false;
  readonly #store = memoryPresence();

  async keep(...asked: Parameters<PresenceStore["keep"]>) {
    return this.#reached(this.isReadOnly).keep(...asked);
  }

  async remove(session: string) {
    return this.#reached(this.isReadOnly).remove(session);
  }

  async list(...asked: Parameters<PresenceStore["list"]>) {
    return this.#reached().list(...asked);
  }

  #reached(isRefused = false): PresenceStore {
    if (this.isAway || isRefused) throw new Error("away");
    return this.#store;
  }
}

/** A node, with one subscriber of the room that hears who comes and goes. */
async function node(store: PresenceStore, clock: FakeClock) {
  const hub = new Hub(silent, new Counters([]));
  const presence = new Presence({ store, hub, clock, logger: silent });
  const frames: string[] = [];
  const member: Member = {
    extended: true,
    write: (bytes) => void frames.push(...readWrittenFrames(bytes).map(({ text }) => text)),
  };
  await presence.watch(stream);
  const group = presence.tell(stream, "I", member);
  /** What the subscriber heard since it was asked last. */
  const heard = async () => {
    await settle();
    hub.flush();
    return frames.splice(0).map((text) => {
      const { message } = JSON.parse(text) as { message: { type: string; id: string } };
      return `${message.type} ${message.id}`;
    });
  };
  const part = () => {
    presence.unwatch(stream);
    hub.leave(group, member);
  };
  return { presence, frames, heard, part, hub };
}

async function pass(clock: FakeClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1_000) {
    clock.advance(1_000);
    await settle();
  }
}

describe("presence in memory", () => {
  it.each(presenceContract)("E16 $name", ({ run }) => run(async () => memoryPresence()));
});

describe("presence", () => {
  it("E15 tells one join for the first session of an id and one leave after the last", async () => {
    const { presence, frames, heard, hub } = await node(memoryPresence(), new FakeClock());
    const [phone, board] = [{}, {}];
    await presence.join(phone, stream, ana);
    hub.flush();
    expect(frames).toEqual([
      '{"type":"presence","identifier":"I","message":{"type":"join","id":"42","info":{"name":"Ana"}}}',
    ]);
    expect(await heard()).toEqual(["join 42"]);
    await presence.join(board, stream, ana);
    await presence.leave(phone);
    expect(await heard()).toEqual([]);
    await presence.leave(board);
    expect(await heard()).toEqual(["leave 42"]);
    await presence.leave(board);
    expect(await heard()).toEqual([]);
  });

  it("E15 shows a session under the id that it joined with last", async () => {
    const { presence, heard } = await node(memoryPresence(), new FakeClock());
    const session = {};
    await presence.join(session, stream, ana);
    await presence.join(session, stream, { id: "43" });
    expect(await heard()).toEqual(["join 42", "leave 42", "join 43"]);
    expect(await presence.records(stream)).toEqual([{ id: "43", info: {} }]);
  });

  it("E15 takes no leave for a page that comes back, and tells one within 15 s for one that does not", async () => {
    const clock = new FakeClock();
    const { presence, heard } = await node(memoryPresence(), clock);
    await presence.join({}, stream, { id: "stays" });
    const [gone, back] = [{}, {}];
    await presence.join(gone, stream, ana);
    expect(await heard()).toEqual(["join stays", "join 42"]);
    await presence.depart(gone);
    await pass(clock, 9_000);
    await presence.join(back, stream, ana);
    await pass(clock, 20_000);
    expect(await heard()).toEqual([]);
    await presence.depart(back);
    await pass(clock, 15_000);
    expect(await heard()).toEqual(["leave 42"]);
  });

  it("E16 shows who is present on other nodes, and whose node died within 15 s of its last renewal", async () => {
    const [store, clock] = [memoryPresence(), new FakeClock()];
    const here = await node(store, clock);
    const there = await node(store, clock);
    await there.presence.join({}, stream, ana);
    expect(await here.presence.records(stream)).toEqual([ana]);
    expect(await here.heard()).toEqual(["join 42"]);
    await pass(clock, 60_000);
    expect(await here.heard()).toEqual([]);
    expect(await there.heard()).toEqual(["join 42"]);
    // Without a subscriber its clock runs down: nothing is renewed, as when the process has died.
    there.part();
    await pass(clock, 17_000);
    expect(await here.heard()).toEqual(["leave 42"]);
  });

  it("E16 comes right again after the store was away, and tells nothing twice", async () => {
    const clock = new FakeClock();
    const store = new FailingPresence();
    const { presence, heard } = await node(store, clock);
    await presence.join({}, stream, { id: "before" });
    store.isAway = true;
    await presence.join({}, stream, ana);
    await pass(clock, 10_000);
    expect(await heard()).toEqual(["join before"]);
    store.isAway = false;
    await pass(clock, 6_000);
    expect(await heard()).toEqual(["join 42"]);
  });

  it.each(["isAway", "isReadOnly"] as const)(
    "E16 tells only who has really gone after the store was longer than a lease: %s",
    async (trouble) => {
      const clock = new FakeClock();
      const store = new FailingPresence();
      const [here, there, dying] = [await node(store, clock), await node(store, clock), await node(store, clock)];
      await here.presence.join({}, stream, { id: "here" });
      await there.presence.join({}, stream, { id: "there" });
      await dying.presence.join({}, stream, { id: "dying" });
      await pass(clock, 3_000);
      expect((await here.heard()).toSorted()).toEqual(["join dying", "join here", "join there"]);
      store[trouble] = true;
      dying.part();
      await pass(clock, 60_000);
      store[trouble] = false;
      await pass(clock, 15_000);
      expect(await here.heard()).toEqual(["leave dying"]);
    },
  );

  it("P20 looks no more when nobody is left to be told", async () => {
    const clock = new FakeClock();
    const { part } = await node(memoryPresence(), clock);
    part();
    await pass(clock, 2_000);
    expect(clock.pending).toBe(0);
  });
});
