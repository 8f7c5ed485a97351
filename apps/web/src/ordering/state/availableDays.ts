const short = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Whether something sold on these days is sold on this one; an empty list is every day (M2). */
export const isSoldOn = (availableDays: readonly number[], weekday: number): boolean =>
  availableDays.length === 0 || availableDays.includes(weekday);

/** Days in words, runs joined also over the week's end: "Wed to Sat", "Sat and Sun", "Tue, Thu and Sat". */
export function dayWords(days: readonly number[]): string {
  const sold = [...new Set(days)].sort((a, b) => a - b);
  if (sold.length === 0 || sold.length === 7) return "Every day";
  // Reading starts on the first day after a day off; Monday's side of the week first.
  const start = [1, 2, 3, 4, 5, 6, 0].find((day) => sold.includes(day) && !sold.includes((day + 6) % 7)) ?? 0;
  const runs: number[][] = [];
  for (let step = 0; step < 7; step++) {
    const day = (start + step) % 7;
    if (!sold.includes(day)) continue;
    const run = runs.at(-1);
    if (run && run.at(-1) === (day + 6) % 7) run.push(day);
    else runs.push([day]);
  }
  return joined(runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])} to ${name(run.at(-1))}`] : run.map(name))));
}

const name = (day: number | undefined) => short[day ?? 0] ?? "";

const joined = (words: string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
