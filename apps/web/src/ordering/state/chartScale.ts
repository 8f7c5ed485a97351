/** Round steps from 0 to what holds `most`, so that every chart begins at nothing and its lines stand at whole figures. */
export function ticksUpTo(most: number, count: number): readonly number[] {
  if (most <= 0) return [0, 1];
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  const steps = Math.ceil(most / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, nth) => Number((nth * step).toPrecision(12)));
}

/** The same for what there is no half of. */
export function wholeTicks(most: number, count: number): readonly number[] {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, most / count))));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each * count >= most) ?? most;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, nth) => nth * step);
}

/** The same for seconds, at minutes and hours that a clock knows. */
export function durationTicks(mostSeconds: number, count: number): readonly number[] {
  const step = clockSteps.find((each) => each * count >= mostSeconds) ?? Math.ceil(mostSeconds / count / 3600) * 3600;
  const steps = Math.max(1, Math.ceil(mostSeconds / step));
  return Array.from({ length: steps + 1 }, (_, nth) => nth * step);
}

const clockSteps = [15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200] as const;

/** Which of `count` days get a word under them, so that no two touch. */
export function labelledDays(count: number, most: number): readonly number[] {
  const step = Math.max(1, Math.ceil(count / Math.max(1, most)));
  // The last day is the one that is looked at first.
  return Array.from({ length: count }, (_, day) => day).filter((day) => (count - 1 - day) % step === 0);
}

/** Unbroken pieces of a line: a day without a figure leaves a gap, it is not nothing. */
export function runsOf<Point>(points: readonly (Point | null)[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  let run: Point[] | null = null;
  for (const point of points) {
    if (point === null) run = null;
    else if (run) run.push(point);
    else {
      run = [point];
      runs.push(run);
    }
  }
  return runs;
}

/** `4 min`, `50 s`, `1 h 20`: a duration as charts and tiles have it. */
export function durationWords(seconds: number | null): string {
  if (seconds === null) return "–";
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
}

/** `12 %`, and a dash where there was nothing to judge. */
export function shareWords(share: number | null): string {
  return share === null ? "–" : `${Math.round(share * 100)} %`;
}
