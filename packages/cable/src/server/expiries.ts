import type { Clock } from "./ports.ts";

/** What is needed of a connection whose token ends some time. */
export interface Expiring {
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number | undefined;
  /** Only such a client understands a warning. */
  readonly extended: boolean;
  /** The second in which it is looked at next; kept here because a table beside the seconds would cost more than they do. */
  dueAt: number | undefined;
  /** Its token ends soon. */
  warn(): void;
  expire(): void;
}

const warningMs = 60_000;

/** Warns each member some time before its token ends and ends it in that very second, by one timer for all. */
export class Expiries<Member extends Expiring> {
  readonly #clock: Clock;
  readonly #bySecond = new Map<number, Set<Member>>();
  #isRunning = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** From the welcome on: a minute before the end, or at once when it is nearer. */
  begin(member: Member): void {
    this.#await(member, warningMs);
  }

  /**
   * With a new token: never before half of what is left has passed, or a client that renews whenever it is warned would do
   * nothing else when its tokens live for less than a minute.
   */
  renew(member: Member): void {
    this.delete(member);
    this.#await(member, Math.min(warningMs, ((member.expiresAt ?? 0) - this.#clock.now()) / 2));
  }

  delete(member: Member): void {
    if (member.dueAt === undefined) return;
    const members = this.#bySecond.get(member.dueAt);
    members?.delete(member);
    if (members?.size === 0) this.#bySecond.delete(member.dueAt);
    member.dueAt = undefined;
  }

  #await(member: Member, leadMs: number): void {
    const { expiresAt, extended } = member;
    if (expiresAt === undefined) return;
    const warnAt = extended ? expiresAt - leadMs : expiresAt;
    const isNear = warnAt <= this.#clock.now();
    this.#add(member, isNear ? expiresAt : warnAt);
    if (extended && isNear) member.warn();
  }

  #add(member: Member, at: number): void {
    const second = Math.ceil(at / 1000);
    member.dueAt = second;
    const members = this.#bySecond.get(second) ?? new Set<Member>();
    members.add(member);
    this.#bySecond.set(second, members);
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#scheduleNext();
  }

  #scheduleNext(): void {
    this.#clock.after(1000 - (this.#clock.now() % 1000), () => this.#sweep());
  }

  #sweep(): void {
    const now = this.#clock.now();
    const due = [...this.#bySecond].filter(([second]) => second * 1000 <= now).flatMap(([, members]) => [...members]);
    for (const member of due) {
      this.delete(member);
      if ((member.expiresAt ?? 0) <= now) {
        member.expire();
        continue;
      }
      this.#add(member, member.expiresAt ?? 0);
      member.warn();
    }
    this.#isRunning = this.#bySecond.size > 0;
    if (this.#isRunning) this.#scheduleNext();
  }
}
