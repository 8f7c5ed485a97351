/** Round trips, measured at most once in `everyMs`, with the client's own ping. */
export class Latency {
  readonly #everyMs: number;
  #sentAt: number | undefined;
  #measuredAt: number | undefined;
  #ms: number | undefined;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  get ms(): number | undefined {
    return this.#ms;
  }

  /** Whether a ping is due now; the caller then sends it. */
  start(now: number): boolean {
    if (this.#sentAt !== undefined) return false;
    if (this.#measuredAt !== undefined && now - this.#measuredAt < this.#everyMs) return false;
    this.#sentAt = now;
    return true;
  }

  answered(now: number): void {
    if (this.#sentAt === undefined) return;
    this.#ms = Math.max(0, now - this.#sentAt);
    this.#measuredAt = now;
    this.#sentAt = undefined;
  }

  reset(): void {
    this.#sentAt = undefined;
    this.#measuredAt = undefined;
    this.#ms = undefined;
  }
}
