/** What one benchmark found. */
export interface BenchmarkResult {
  readonly tables: readonly Table[];
  readonly goals: readonly Goal[];
}

export interface Table {
  readonly title: string;
  readonly rows: readonly Row[];
}

export type Row = Readonly<Record<string, string | number>>;

/** One figure beside what it should be. */
export interface Goal {
  readonly what: string;
  readonly measured: number;
  readonly should: "be at most" | "be at least";
  readonly goal: number;
}

/** How much of what is allowed is used: at most 1 when the goal is met. */
export function shareOf({ measured, should, goal }: Goal): number {
  return should === "be at most" ? measured / goal : goal / measured;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that `share` of all values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
