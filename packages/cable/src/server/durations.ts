/** Durations counted by how long they were, as Prometheus does it. */
export interface DurationsView {
  readonly count: number;
  /** Of all together. */
  readonly seconds: number;
  /** How many took at most so long; each bucket holds those before it. */
  readonly buckets: readonly { readonly atMostSeconds: number; readonly count: number }[];
}

const bounds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

export class Durations {
  #count = 0;
  #seconds = 0;
  /** By the smallest bound that holds it; what is longer than all bounds is only counted. */
  readonly #byBound = bounds.map(() => 0);

  add(seconds: number): void {
    this.#count += 1;
    this.#seconds += seconds;
    const at = bounds.findIndex((bound) => seconds <= bound);
    if (at >= 0) this.#byBound[at] = (this.#byBound[at] ?? 0) + 1;
  }

  read(): DurationsView {
    let count = 0;
    const buckets = bounds.map((atMostSeconds, at) => {
      count += this.#byBound[at] ?? 0;
      return { atMostSeconds, count };
    });
    return { count: this.#count, seconds: this.#seconds, buckets };
  }
}
