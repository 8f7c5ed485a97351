import type { Clock } from "./ports.ts";

/** Ends each member at the second in which it expires, by one timer for all. */
export class Expiries<Member> {
  readonly #clock: Clock;
  readonly #expire: (member: Member) => void;
  readonly #bySecond = new Map<number, Set<Member>>();
  #isRunning = false;

  constructor(clock: Clock, expire: (member: Member) => void) {
    this.#clock = clock;
    this.#expire = expire;
  }

  /** `expiresAt` in milliseconds since the Unix epoch. */
  add(member: Member, expiresAt: number): void {
    const second = secondOf(expiresAt);
    const members = this.#bySecond.get(second) ?? new Set<Member>();
    members.add(member);
    this.#bySecond.set(second, members);
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#scheduleNext();
  }

  delete(member: Member, expiresAt: number): void {
    const second = secondOf(expiresAt);
    const members = this.#bySecond.get(second);
    members?.delete(member);
    if (members?.size === 0) this.#bySecond.delete(second);
  }

  #scheduleNext(): void {
    this.#clock.after(1000 - (this.#clock.now() % 1000), () => this.#sweep());
  }

  #sweep(): void {
    const now = this.#clock.now();
    for (const [second, members] of this.#bySecond) {
      if (second * 1000 > now) continue;
      for (const member of members) this.#expire(member);
    }
    this.#isRunning = this.#bySecond.size > 0;
    if (this.#isRunning) this.#scheduleNext();
  }
}

function secondOf(expiresAt: number): number {
  return Math.ceil(expiresAt / 1000);
}
