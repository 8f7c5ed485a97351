import { encodeServerFrame } from "../protocol/index.ts";
import { frameText, nativePing } from "./framing.ts";
import type { Clock } from "./ports.ts";

/** What the heartbeat needs of a connection. */
export interface Beating {
  readonly extended: boolean;
  missedBeats: number;
  /** Where it sits on the wheel; kept here because a table beside the wheel would cost more than the wheel. */
  slice: number | undefined;
  sendFrames(frames: Buffer): void;
  /** Two pings were not answered. */
  silent(): void;
}

interface Slice<Member> {
  readonly members: Set<Member>;
  lastSecond: number;
}

const longestSliceMs = 100;
const missedBeatsAllowed = 2;

/**
 * One wheel for all connections: each sits in one slice and is pinged once a turn, so that the pings spread over the
 * interval. The ping of a slice is framed once.
 */
export class Heartbeat<Member extends Beating> {
  readonly #clock: Clock;
  readonly #sliceMs: number;
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
    this.#slices = Array.from({ length: slices }, () => ({ members: new Set<Member>(), lastSecond: 0 }));
  }

  add(member: Member): void {
    member.slice = this.#added++ % this.#slices.length;
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
    slice.lastSecond = Math.max(slice.lastSecond + 1, Math.floor(this.#clock.now() / 1000));
    const ping = frameText(encodeServerFrame({ type: "ping", message: slice.lastSecond }));
    const pingOfBase = Buffer.concat([ping, nativePing]);
    for (const member of slice.members) {
      if (member.missedBeats >= missedBeatsAllowed) {
        member.silent();
        continue;
      }
      member.missedBeats += 1;
      member.sendFrames(member.extended ? ping : pingOfBase);
    }
  }
}
