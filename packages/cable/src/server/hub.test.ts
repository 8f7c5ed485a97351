import { describe, expect, it } from "vitest";
import { readWrittenFrames } from "../testing/webSocketFrames.ts";
import { FramedEvent } from "./framedEvent.ts";
import { Hub, type Member } from "./hub.ts";
import type { CableLogger } from "./ports.ts";
import { Counters } from "./stats.ts";

const silent: CableLogger = { debug() {}, info() {}, warn() {}, error() {} };

class Recorder implements Member {
  readonly written: Buffer[] = [];
  readonly extended: boolean;
  readonly deflates: boolean;

  constructor(extended = false, deflates = false) {
    this.extended = extended;
    this.deflates = deflates;
  }

  write(frames: Buffer): void {
    this.written.push(frames);
  }

  get texts(): readonly string[] {
    return this.written.flatMap(readWrittenFrames).map(({ text }) => text);
  }
}

const event = (offset: number, message: unknown = { n: offset }) =>
  new FramedEvent({ stream: "orders", offset, payload: JSON.stringify(message) }, "e");
const data = (message: unknown) => JSON.stringify({ identifier: "I", message });

function hubWithTurns(): { hub: Hub; turn: () => void } {
  const scheduled: (() => void)[] = [];
  const hub = new Hub(silent, new Counters([]), (flush) => scheduled.push(flush));
  return {
    hub,
    turn: () => {
      for (const flush of scheduled.splice(0)) flush();
    },
  };
}

describe("hub", () => {
  it("P7 gives all members of a group the very same bytes, in one write for one turn", () => {
    const { hub, turn } = hubWithTurns();
    const [one, two] = [new Recorder(), new Recorder()];
    for (const member of [one, two]) hub.join("orders", "I", member, undefined);
    hub.publish(event(1));
    hub.publish(event(2));
    expect(one.written).toEqual([]);
    turn();
    expect(one.texts).toEqual([data({ n: 1 }), data({ n: 2 })]);
    expect(one.written).toHaveLength(1);
    expect(two.written[0]).toBe(one.written[0]);
  });

  it("P36 compresses an event once for all members who read that, and gives the others the same message plainly", () => {
    const { hub, turn } = hubWithTurns();
    const deflating = [new Recorder(false, true), new Recorder(false, true)];
    const plain = new Recorder();
    for (const member of [...deflating, plain]) hub.join("orders", "I", member, undefined);
    const large = { n: 1, text: "poke ".repeat(100) };
    hub.publish(event(1, large));
    hub.publish(event(2));
    turn();
    const [one, two] = deflating;
    for (const member of [one, two, plain]) expect(member?.texts).toEqual([data(large), data({ n: 2 })]);
    expect(one?.written).toHaveLength(1);
    expect(two?.written[0]).toBe(one?.written[0]);
    expect(one?.written.flatMap(readWrittenFrames).map(({ isDeflated }) => isDeflated)).toEqual([true, false]);
    expect(plain.written.flatMap(readWrittenFrames).map(({ isDeflated }) => isDeflated)).toEqual([false, false]);
  });

  it("P6 gives base clients exactly identifier and message, E2 and extended ones the position too", () => {
    const { hub, turn } = hubWithTurns();
    const [base, extended] = [new Recorder(), new Recorder(true)];
    for (const member of [base, extended]) hub.join("orders", "I", member, undefined);
    hub.publish(event(7, false));
    turn();
    expect(base.texts).toEqual(['{"identifier":"I","message":false}']);
    expect(extended.texts).toEqual(['{"identifier":"I","message":false,"stream_id":"orders","epoch":"e","offset":7}']);
  });

  it("P7 flushes before a group changes: who joins sees only what comes after, who leaves all that came before", () => {
    const { hub, turn } = hubWithTurns();
    const [early, late] = [new Recorder(), new Recorder()];
    const seat = hub.join("orders", "I", early, undefined);
    hub.publish(event(1));
    hub.join("orders", "I", late, undefined);
    hub.publish(event(2));
    hub.leave(seat, early);
    hub.publish(event(3));
    turn();
    expect(early.texts).toEqual([data({ n: 1 }), data({ n: 2 })]);
    expect(late.texts).toEqual([data({ n: 2 }), data({ n: 3 })]);
  });

  it("P9 shows a subscriber with a view what it returns, without a position, and nothing for undefined", () => {
    const { hub, turn } = hubWithTurns();
    const viewer = new Recorder(true);
    const broken = new Recorder();
    hub.join("orders", "I", viewer, (message) => (message === 2 ? undefined : { seen: message }));
    hub.join("orders", "I", broken, () => {
      throw new Error("view");
    });
    for (const offset of [1, 2, 3]) hub.publish(event(offset, offset));
    turn();
    expect(viewer.texts).toEqual([data({ seen: 1 }), data({ seen: 3 })]);
    expect(broken.texts).toEqual([]);
  });

  it("P20 keeps nothing of groups that everyone has left", () => {
    const { hub, turn } = hubWithTurns();
    const member = new Recorder();
    const seats = [hub.join("orders", "I", member, undefined), hub.join("orders", "J", member, (message) => message)];
    expect(hub.members("orders").size).toBe(1);
    for (const seat of seats) hub.leave(seat, member);
    hub.publish(event(1));
    turn();
    expect(hub.members("orders").size).toBe(0);
    expect(member.written).toEqual([]);
  });

  it.each([125, 126, 65_535, 65_536])("P6 frames a payload of about %i bytes so that it can be read", (size) => {
    const { hub, turn } = hubWithTurns();
    const member = new Recorder();
    hub.join("orders", "I", member, undefined);
    const overhead = data("").length;
    hub.publish(event(1, "x".repeat(size - overhead)));
    turn();
    expect(member.texts).toEqual([data("x".repeat(size - overhead))]);
  });
});
