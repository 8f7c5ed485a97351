import { describe, expect, it } from "vitest";
import { FakeClock } from "../testing/fakeClock.ts";
import { readWrittenFrames } from "../testing/webSocketFrames.ts";
import { type Beating, Heartbeat } from "./heartbeat.ts";

class Member implements Beating {
  missedBeats = 0;
  slice: number | undefined;
  toldSecond = 0;
  isReading = false;
  readonly extended: boolean;
  /** When each ping came (milliseconds) and which second it told. */
  readonly pings: { readonly at: number; readonly second: number }[] = [];
  readonly opcodes = new Set<string>();
  silentAt: number | undefined;
  readonly #clock: FakeClock;
  readonly #answers: boolean;

  constructor(clock: FakeClock, { answers = true, extended = false } = {}) {
    this.#clock = clock;
    this.#answers = answers;
    this.extended = extended;
  }

  sendPing(frames: Buffer): void {
    for (const { opcode, text } of readWrittenFrames(frames)) {
      this.opcodes.add(opcode);
      if (opcode === "text") this.pings.push({ at: this.#clock.now(), second: JSON.parse(text).message });
    }
    if (this.#answers) this.missedBeats = 0;
  }

  silent(): void {
    this.silentAt ??= this.#clock.now();
  }
}

describe("heartbeat", () => {
  it("P18 pings each member once an interval, groups of 16 spread over it", () => {
    const clock = new FakeClock();
    const heartbeat = new Heartbeat<Member>(clock, 3_000);
    const members = Array.from({ length: 30 * 16 }, () => new Member(clock));
    for (const member of members) heartbeat.add(member);
    const start = clock.now();
    clock.advance(9_000);
    for (const { pings } of members) {
      expect(pings).toHaveLength(3);
      expect(pings.slice(1).map(({ at }, index) => at - (pings[index]?.at ?? 0))).toEqual([3_000, 3_000]);
    }
    const firsts = members.map(({ pings }) => (pings[0]?.at ?? 0) - start);
    const moments = [...new Set(firsts)];
    expect(moments).toHaveLength(30);
    expect(moments.map((moment) => firsts.filter((first) => first === moment).length)).toEqual(moments.map(() => 16));
  });

  it("P18 tells the unix second, strictly rising even when the interval is shorter than a second", () => {
    const clock = new FakeClock(1_900_000_000_400);
    const member = new Member(clock);
    const heartbeat = new Heartbeat<Member>(clock, 400);
    heartbeat.add(member);
    clock.advance(2_000);
    const seconds = member.pings.map(({ second }) => second);
    expect(seconds[0]).toBe(1_900_000_000);
    expect(seconds).toEqual(seconds.map((_, index) => 1_900_000_000 + index));
  });

  it("P18 sends a native ping with it to base clients, E8 and not to extended ones", () => {
    const clock = new FakeClock();
    const heartbeat = new Heartbeat<Member>(clock, 300);
    const [base, extended] = [new Member(clock), new Member(clock, { extended: true })];
    for (const member of [base, extended]) heartbeat.add(member);
    clock.advance(300);
    expect([...base.opcodes]).toEqual(["text", "ping"]);
    expect([...extended.opcodes]).toEqual(["text"]);
  });

  it("P19 calls a member silent after two unanswered pings, within three beats", () => {
    const clock = new FakeClock();
    const heartbeat = new Heartbeat<Member>(clock, 3_000);
    const member = new Member(clock, { answers: false });
    const start = clock.now();
    heartbeat.add(member);
    clock.advance(9_000);
    expect(member.pings).toHaveLength(2);
    expect(member.silentAt).toBeLessThanOrEqual(start + 9_000);
  });

  it("P20 stops when nobody is left, and begins again", () => {
    const clock = new FakeClock();
    const heartbeat = new Heartbeat<Member>(clock, 3_000);
    const member = new Member(clock);
    heartbeat.add(member);
    heartbeat.delete(member);
    clock.advance(3_000);
    expect(clock.pending).toBe(0);
    expect(member.pings).toEqual([]);
    heartbeat.add(member);
    clock.advance(3_000);
    expect(member.pings).toHaveLength(1);
  });

  it("E6 pings one member out of turn, whose seconds go on rising strictly", () => {
    const clock = new FakeClock();
    const heartbeat = new Heartbeat<Member>(clock, 3_000);
    const [reader, other] = [new Member(clock, { extended: true }), new Member(clock, { extended: true })];
    for (const member of [reader, other]) heartbeat.add(member);
    clock.advance(3_000);
    for (let count = 0; count < 5; count++) heartbeat.ping(reader);
    clock.advance(6_000);
    const told = reader.pings.map(({ second }) => second);
    const first = told[0] ?? 0;
    expect(told).toEqual([0, 3, 4, 5, 6, 7, 8, 9].map((more) => first + more));
    expect(other.pings.map(({ second }) => second)).toEqual([first, first + 3, first + 6]);
  });

  it("E6 gives a member 30 s for a page of history", () => {
    const clock = new FakeClock();
    const heartbeat = new Heartbeat<Member>(clock, 3_000);
    const member = new Member(clock, { answers: false, extended: true });
    member.isReading = true;
    const start = clock.now();
    heartbeat.add(member);
    clock.advance(60_000);
    expect((member.silentAt ?? 0) - start).toBeGreaterThanOrEqual(30_000);
    expect((member.silentAt ?? 0) - start).toBeLessThanOrEqual(36_000);
  });
});
