import { type Frequency, percentile } from "./rules.ts";

const noCounts: ReadonlyMap<number, number> = new Map();

/** How many orders took how many seconds, by which of all days it is. */
export class Timings {
  readonly #days = new Map<number, Map<number, number>>();
  readonly #whole = new Map<number, number>();

  add(day: number, { seconds, count }: Frequency): void {
    const counts = this.#days.get(day) ?? new Map<number, number>();
    this.#days.set(day, counts);
    for (const each of [counts, this.#whole]) each.set(seconds, (each.get(seconds) ?? 0) + count);
  }

  ofDay(day: number) {
    return duration(this.#days.get(day) ?? noCounts);
  }

  ofAll() {
    return duration(this.#whole);
  }
}

function duration(counts: ReadonlyMap<number, number>) {
  const frequencies = [...counts].sort(([a], [b]) => a - b).map(([seconds, count]) => ({ seconds, count }));
  return { p50: percentile(frequencies, 0.5), p90: percentile(frequencies, 0.9) };
}
