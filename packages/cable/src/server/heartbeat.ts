import { encodeServerFrame } from "../protocol/index.ts";
import { frameText, nativePing } from "./framing.ts";
import type { Clock } from "./ports.ts";

/** What the heartbeat needs of a connection. */
export interface Beating {
  readonly extended: boolean;
  missedBeats: number;
  /** It is busy reading a page of history, which may take a slow line longer than the beats take. */
  readonly isReading: boolean;
  /** Where it sits on the wheel; kept here because a table beside the wheel would cost more than the wheel. */
  slice: number | undefined;
  /** The second that the last ping out of turn told; 0 while there was none. */
  toldSecond: number;
  sendPing(frames: Buffer): void;
  /** Two pings were not answered. */
  silent(): void;
}

interface Slice<Member> {
  readonly members: Set<Member>;
  lastSecond: number;
}

const longestSliceMs = 100;
/** So many that came one after the other share a slice: an event loop that wakes for each of a few costs more than the pings. */
const companions = 16;
const missedBeatsAllowed = 2;
const readingMs = 30_000;

/**
 * One wheel for all connections: each sits in one slice and is pinged once a turn, so that the pings spread over the
 * interval. The ping of a slice is framed once.
 */
export class Heartbeat<Member extends Beating> {
  readonly #clock: Clock;
  readonly #sliceMs: number;
  readonly #beatsForReading: number;
  readonly #slices: readonly Slice<Member>[];
  #size = 0;
  #next = 0;
  #added = 0;
  #due = 0;
  #isTurning = false;

  constructor(clock: Clock, beatMs: number) {
    this.#clock = clock;
    const slices = Math.ceil(beatMs / longestSliceMs);
    this.#sliceMs = beatMs / slices;
    this.#beatsForReading = Math.ceil(readingMs / beatMs);
    this.#slices = Array.from({ length: slices }, () => ({ members: new Set<Member>(), lastSecond: 0 }));
  }

  add(member: Member): void {
    member.slice = Math.floor(this.#added++ / companions) % this.#slices.length;
    this.#slices[member.slice]?.members.add(member);
    this.#size += 1;
    if (this.#isTurning) return;
    this.#isTurning = true;
    this.#due = this.#clock.now();
    this.#scheduleNext();
  }

  delete(member: Member): void {
    if (member.slice === undefined) return;
    this.#slices[member.slice]?.members.delete(member);
    member.slice = undefined;
    this.#size -= 1;
  }

  /** Pings an extended member at once, beside its turns; no beat is counted. */
  ping(member: Member): void {
    const slice = member.slice === undefined ? undefined : this.#slices[member.slice];
    if (slice === undefined) return;
    member.toldSecond = this.#secondAfter(Math.max(member.toldSecond, slice.lastSecond));
    member.sendPing(framePing(member.toldSecond));
  }

  #scheduleNext(): void {
    // After a stall the wheel goes on from now: pings made up for in a row could not have been answered in between.
    this.#due = Math.max(this.#due + this.#sliceMs, this.#clock.now());
    this.#clock.after(this.#due - this.#clock.now(), () => this.#turn());
  }

  #turn(): void {
    if (this.#size === 0) {
      this.#isTurning = false;
      return;
    }
    const slice = this.#slices[this.#next++ % this.#slices.length];
    if (slice !== undefined && slice.members.size > 0) this.#beat(slice);
    this.#scheduleNext();
  }

  #beat(slice: Slice<Member>): void {
    slice.lastSecond = this.#secondAfter(slice.lastSecond);
    const ping = framePing(slice.lastSecond);
    const pingOfBase = Buffer.concat([ping, nativePing]);
    for (const member of slice.members) {
      if (member.missedBeats >= (member.isReading ? this.#beatsForReading : missedBeatsAllowed)) {
        member.silent();
        continue;
      }
      member.missedBeats += 1;
      if (member.toldSecond >= slice.lastSecond) this.ping(member);
      else member.sendPing(member.extended ? ping : pingOfBase);
    }
  }

  #secondAfter(last: number): number {
    return Math.max(last + 1, Math.floor(this.#clock.now() / 1000));
  }
}

function framePing(second: number): Buffer {
  return frameText(encodeServerFrame({ type: "ping", message: second }));
}
