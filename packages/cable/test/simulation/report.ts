import type { FakeClock } from "../../src/testing/index.ts";

/** What one run found: the first violation ends it. */
export class Report {
  violation: string | undefined;
  readonly trace: string[] = [];
  readonly #clock: FakeClock;
  readonly #isTracing: boolean;
  readonly #start: number;

  constructor(clock: FakeClock, isTracing: boolean) {
    this.#clock = clock;
    this.#isTracing = isTracing;
    this.#start = clock.now();
  }

  /** Lines are made only when someone will read them. */
  note(line: () => string): void {
    if (this.#isTracing) this.trace.push(`${String(this.#clock.now() - this.#start).padStart(7)} ms  ${line()}`);
  }

  violated(what: string): void {
    if (this.violation !== undefined) return;
    this.violation = what;
    this.note(() => `VIOLATION: ${what}`);
  }
}
