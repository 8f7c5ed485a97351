import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CommandServer, Device, type Network, settled } from "../../../test/queueWorld.ts";
import { mostSaved, type QueueNews } from "../state/offlineQueue.ts";
import type { Command } from "../state/savedAction.ts";
import { sampleAcknowledge, sampleMove } from "../state/savedSamples.ts";
import type { QueueRunner } from "./queueRunner.ts";

function setUp() {
  const server = new CommandServer();
  const device = new Device(server);
  return { server, device };
}

const idsOf = (runner: QueueRunner) => runner.queue.saved.map(({ action }) => action.id);
/** Longer than any pause between two tries. */
const aWhile = 6_000;

describe("the queue of what staff do", () => {
  it("R12 sends at once while the server answers", async () => {
    const { server, device } = setUp();
    const tab = device.openTab();
    tab.start();
    tab.act(sampleMove());
    await settled();
    expect(server.applied).toHaveLength(1);
    expect([tab.queue.kind, device.actions]).toEqual(["resting", []]);
  });

  it("R12 keeps what cannot be sent over reloads, and sends it in order, under the same keys", async () => {
    const { server, device } = setUp();
    server.network = "lostThere";
    const before = device.openTab();
    const stop = before.start();
    before.act(sampleMove());
    before.act(sampleMove({ from: "ready", to: "completed", expectedVersion: 2 }));
    before.act(sampleAcknowledge);
    await settled();
    stop();
    const kept = device.actions.map(({ id }) => id);
    expect(kept).toHaveLength(3);

    const after = device.openTab();
    expect(after.queue.saved.every(({ waited }) => waited)).toBe(true);
    after.start();
    server.network = "good";
    device.clock.advance(aWhile);
    await settled();
    expect(server.applied.map(({ id }) => id)).toEqual(kept);
    expect(device.actions).toEqual([]);
  });

  it("R12 does once what was done while its answer was lost", async () => {
    const { server, device } = setUp();
    server.network = "lostBack";
    const tab = device.openTab();
    tab.start();
    tab.act(sampleMove());
    await settled();
    server.network = "good";
    device.clock.advance(aWhile);
    await settled();
    expect(server.applied).toHaveLength(1);
    expect(tab.queue).toMatchObject({ kind: "resting", saved: [], refused: [] });
  });

  it("R12 shows a refusal with what was built on it, and goes on with the rest", async () => {
    const { server, device } = setUp();
    server.network = "lostThere";
    const tab = device.openTab();
    tab.start();
    tab.act(sampleMove());
    tab.act(sampleMove({ from: "ready", to: "completed", expectedVersion: 2 }));
    tab.act(sampleAcknowledge);
    await settled();
    server.change(52);
    server.network = "good";
    device.clock.advance(aWhile);
    await settled();
    expect(server.applied.map(({ command }) => command.kind)).toEqual(["acknowledge"]);
    expect(tab.queue.refused.map(({ why }) => why.kind)).toEqual(["beaten", "behind"]);
    expect(device.openTab().queue.refused).toHaveLength(2);
    for (const { action } of tab.queue.refused) tab.tell({ type: "dismiss", id: action.id });
    expect(device.refused).toEqual([]);
  });

  it("R12 a request that hangs is made again as soon as the line is back", async () => {
    const { server, device } = setUp();
    server.network = "hangs";
    const tab = device.openTab();
    tab.start();
    tab.act(sampleMove());
    await settled();
    expect(tab.queue.saved).toMatchObject([{ waited: false }]);
    device.clock.advance(1_000);
    expect(tab.queue.saved).toMatchObject([{ waited: true }]);
    server.network = "good";
    tab.tell({ type: "hasten" });
    await settled();
    expect([tab.queue.kind, server.applied.length]).toEqual(["resting", 1]);
  });

  it("R12 a device without room keeps nothing, and says so", async () => {
    const { server, device } = setUp();
    const tab = device.openTab();
    const news: QueueNews["kind"][] = [];
    tab.listen(({ kind }) => news.push(kind));
    tab.start();
    device.full = true;
    expect(tab.act(sampleMove())).toBe(false);
    await settled();
    expect([news, server.applied, tab.queue.saved, tab.queue.kind]).toEqual([["notKept"], [], [], "resting"]);
  });

  it("R12 takes a hundred actions and no more", async () => {
    const { server, device } = setUp();
    server.network = "lostThere";
    const tab = device.openTab();
    tab.start();
    for (let count = 0; count < mostSaved; count += 1) expect(tab.act(sampleAcknowledge)).toBe(true);
    expect(tab.act(sampleAcknowledge)).toBe(false);
    expect(device.actions).toHaveLength(mostSaved);
  });

  it("R12 takes back what waits, and not what is on its way, in whichever tab", async () => {
    const { server, device } = setUp();
    server.network = "hangs";
    const [sending, other] = [device.openTab(), device.openTab()];
    sending.start();
    other.start();
    sending.act(sampleMove());
    sending.act(sampleAcknowledge);
    await settled();
    const [first, second] = idsOf(sending);
    expect(await sending.discard(first ?? "")).toBe(false);
    expect(await other.discard(first ?? "")).toBe(false);
    expect(await sending.discard(second ?? "")).toBe(true);
    device.clock.advance(500);
    expect(idsOf(other)).toEqual([first]);
  });

  it("R12 a tab that has not heard of it yet does not send what another one took back", async () => {
    const { server, device } = setUp();
    server.network = "lostThere";
    const [here, there] = [device.openTab(), device.openTab()];
    here.start();
    there.start();
    here.act(sampleMove());
    await settled();
    device.clock.advance(100);
    await settled();
    const [id = ""] = idsOf(here);
    expect([idsOf(there), await here.discard(id)]).toEqual([[id], true]);
    server.network = "good";
    there.tell({ type: "hasten" });
    await settled();
    expect(server.applied).toEqual([]);
  });

  it("R12 only one tab sends, and another one goes on when it closes", async () => {
    const { server, device } = setUp();
    server.network = "hangs";
    const [first, second] = [device.openTab(), device.openTab()];
    const close = first.start();
    second.start();
    first.act(sampleMove());
    first.act(sampleAcknowledge);
    await settled();
    device.clock.advance(500);
    expect([first.queue.kind, second.queue.kind]).toEqual(["sending", "waitingForTurn"]);
    server.network = "good";
    close();
    await settled();
    expect([second.queue.kind, server.applied.length, device.actions]).toEqual(["resting", 2, []]);
  });
});

type Step =
  | { readonly type: "acknowledge"; readonly tab: number }
  | { readonly type: "move"; readonly tab: number; readonly order: number }
  | { readonly type: "discard"; readonly tab: number; readonly which: number }
  | { readonly type: "colleague"; readonly order: number }
  | { readonly type: "network"; readonly network: Network }
  | { readonly type: "reload"; readonly tab: number }
  | { readonly type: "hasten"; readonly tab: number }
  | { readonly type: "pass"; readonly ms: number };

const tab = fc.nat(1);
const order = fc.integer({ min: 1, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constant("acknowledge" as const), tab }),
  { weight: 4, arbitrary: fc.record({ type: fc.constant("move" as const), tab, order }) },
  fc.record({ type: fc.constant("discard" as const), tab, which: fc.nat(3) }),
  fc.record({ type: fc.constant("colleague" as const), order }),
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("network" as const),
      network: fc.constantFrom<Network[]>("good", "lostThere", "lostBack", "hangs"),
    }),
  },
  fc.record({ type: fc.constant("reload" as const), tab }),
  fc.record({ type: fc.constant("hasten" as const), tab }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 8_000 }) }) },
);

/** Two tabs of one device live through the steps, and then through a time in which all is well. */
async function live(steps: readonly Step[]) {
  const { server, device } = setUp();
  const told: string[] = [];
  const discarded: string[] = [];
  const done: string[][] = [[], []];
  const open = () => {
    const runner = device.openTab();
    runner.listen((news) => {
      if (news.kind === "refused") told.push(...news.refused.map(({ action }) => action.id));
    });
    return { runner, close: runner.start() };
  };
  const tabs = [open(), open()];

  /** The version that the screen shows: the server's as it is told, and what is saved on top of it. */
  const shownVersion = (runner: QueueRunner, orderId: number) => {
    const own = runner.queue.saved.filter(
      ({ action: { command } }) => "orderId" in command && command.orderId === orderId,
    );
    const [first] = own;
    const base =
      first?.action.command.kind === "move" ? first.action.command.expectedVersion : server.versionOf(orderId);
    return base + own.length;
  };
  const act = (at: number, runner: QueueRunner, command: Command) => {
    const before = new Set(idsOf(runner));
    runner.act(command);
    done[at]?.push(...idsOf(runner).filter((id) => !before.has(id)));
  };

  const take = async (one: Step) => {
    const held = "tab" in one ? tabs[one.tab] : undefined;
    switch (one.type) {
      case "acknowledge":
        if (held) act(one.tab, held.runner, sampleAcknowledge);
        break;
      case "move": {
        if (!held) break;
        const expectedVersion = shownVersion(held.runner, one.order);
        act(one.tab, held.runner, sampleMove({ orderId: one.order, expectedVersion }));
        break;
      }
      case "discard": {
        if (!held) break;
        const before = idsOf(held.runner);
        await held.runner.discard(before[one.which] ?? "");
        const gone = before.filter((id) => !device.actions.some((action) => action.id === id));
        // This tab may not have heard yet of what the other one has sent.
        discarded.push(
          ...gone.filter((id) => !told.includes(id) && !server.applied.some((action) => action.id === id)),
        );
        break;
      }
      case "colleague":
        server.change(one.order);
        break;
      case "network":
        server.network = one.network;
        break;
      case "reload":
        held?.close();
        tabs[one.tab] = open();
        break;
      case "hasten":
        held?.runner.tell({ type: "hasten" });
        break;
      case "pass":
        device.clock.advance(one.ms);
        break;
      default:
        one satisfies never;
    }
    await settled();
  };
  for (const one of steps) await take(one);
  server.network = "good";
  for (const { runner } of tabs) runner.tell({ type: "hasten" });
  for (let round = 0; round < 4; round += 1) {
    await settled();
    device.clock.advance(aWhile);
  }
  await settled();
  return { server, device, tabs, told, discarded, done };
}

describe("two tabs of a device", () => {
  it("R12 the one that acted says that it was sent, though the other one sent it", async () => {
    const { server, device } = setUp();
    server.network = "lostThere";
    const [actor, sender] = [device.openTab(), device.openTab()];
    const news: QueueNews["kind"][] = [];
    actor.listen(({ kind }) => news.push(kind));
    const stop = actor.start();
    actor.act(sampleMove());
    await settled();
    sender.start();
    server.network = "good";
    await settled();
    expect(server.applied).toHaveLength(1);
    device.clock.advance(200);
    await settled();
    expect([news, actor.queue.saved]).toEqual([["sent"], []]);
    stop();
  });
});

describe("whatever happens to two tabs of a device", () => {
  it("R12 each action is carried out exactly once and in order, or is shown as refused, or was taken back", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { server, device, tabs, told, discarded, done } = await live(steps);
        const applied = server.applied.map(({ id }) => id);
        expect(device.actions).toEqual([]);
        for (const { runner } of tabs) expect(runner.queue.kind).toBe("resting");
        expect(new Set(applied).size).toBe(applied.length);
        for (const own of done) {
          expect(applied.filter((id) => own.includes(id))).toEqual(own.filter((id) => applied.includes(id)));
        }
        for (const id of done.flat()) {
          const ends = [applied.includes(id), told.includes(id), discarded.includes(id)];
          expect(ends.filter(Boolean)).toHaveLength(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
