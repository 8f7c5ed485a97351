/** What a rush has done. */
export const deeds = [
  "placed",
  "for later",
  "edited",
  "cancelled",
  "started",
  "checked off",
  "made ready",
  "picked up",
] as const;
export type Deed = (typeof deeds)[number];

/** Counts what was done and what was refused. */
export class Tally {
  readonly #done = new Map<Deed, number>();
  readonly #refused = new Map<string, number>();

  did(deed: Deed): void {
    this.#done.set(deed, this.count(deed) + 1);
  }

  /** By the server's code, or why no answer came. */
  wasRefused(code: string): void {
    this.#refused.set(code, (this.#refused.get(code) ?? 0) + 1);
  }

  count(deed: Deed): number {
    return this.#done.get(deed) ?? 0;
  }

  get refusals(): number {
    return [...this.#refused.values()].reduce((sum, count) => sum + count, 0);
  }

  /** How many of the asked orders have been placed or refused, in one line. */
  progress(orders: number, elapsedMs: number): string {
    const parts = deeds.flatMap((deed) =>
      this.count(deed) > 0 && deed !== "placed" ? [`${this.count(deed)} ${deed}`] : [],
    );
    const refused = this.refusals > 0 ? [`${this.refusals} refused`] : [];
    return [`${clock(elapsedMs)}  ${this.count("placed")} of ${orders} placed`, ...parts, ...refused].join(", ");
  }

  summary(elapsedMs: number): string {
    const done = deeds.map((deed) => `  ${deed.padEnd(12)} ${this.count(deed)}`);
    const codes = [...this.#refused].sort(([a], [b]) => a.localeCompare(b));
    const refused = codes.map(([code, count]) => `  ${code.padEnd(12)} ${count}`);
    return [`The rush is over after ${clock(elapsedMs)}.`, ...done, `Refused: ${this.refusals}`, ...refused].join("\n");
  }
}

/** `9:05` */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
