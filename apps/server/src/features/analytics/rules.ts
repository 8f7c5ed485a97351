import { dayAfter, dayMs, endOfDay, hourMs, localTime, startOfDay } from "../../localTime.ts";

const mostDays = 366;
const usualDays = 7;
/** Instants are counted from here on. */
const firstDay = "1970-01-01";

/** A local day with the instants at which it begins and ends: 23 or 25 hours long where the clocks change. */
export interface DaySpan {
  readonly day: string;
  readonly from: number;
  readonly before: number;
}

export type Period =
  | { readonly valid: true; readonly days: readonly DaySpan[] }
  | { readonly valid: false; readonly problem: string };

/** The days of a report, each by the restaurant's clock; the last seven where none are named. */
export function periodOf(
  asked: { from?: string | undefined; to?: string | undefined },
  now: number,
  zone: string,
): Period {
  const to = asked.to ?? localTime(now, zone).day;
  const from = asked.from ?? dayAfter(to, 1 - usualDays);
  const count = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
  if (from < firstDay) return { valid: false, problem: `the report begins before ${firstDay}` };
  if (count < 1) return { valid: false, problem: `${from} is after ${to}` };
  if (count > mostDays) return { valid: false, problem: `${count} days are asked for, give at most ${mostDays}` };
  const days = Array.from({ length: count }, (_, nth) => dayAfter(from, nth));
  return {
    valid: true,
    days: days.map((day) => ({ day, from: startOfDay(day, zone), before: endOfDay(day, zone) })),
  };
}

/** Days after each other that a statement can tell apart by dividing: each 24 hours long, or one that is not. */
export interface DayRun {
  /** Which of all days is its first. */
  readonly first: number;
  readonly from: number;
  readonly before: number;
}

/** So many days at once, so that orders can be placed between two statements. */
const mostAtOnce = 31;

export function runsOf(days: readonly DaySpan[]): readonly DayRun[] {
  const runs: DayRun[] = [];
  for (const [nth, { from, before }] of days.entries()) {
    const last = runs.at(-1);
    const isWhole = before - from === dayMs;
    const goesOn = last && last.before === from && last.before - last.from === (nth - last.first) * dayMs;
    if (last && goesOn && isWhole && nth - last.first < mostAtOnce) runs[runs.length - 1] = { ...last, before };
    else runs.push({ first: nth, from, before });
  }
  return runs;
}

/** Which of all days the `nth` hour of a run belongs to, and what hour the restaurant's clock shows then. */
export function placeIn({ first, from, before }: DayRun, nth: number, timeZone: string): { day: number; hour: number } {
  if ((before - from) % dayMs === 0) return { day: first + Math.floor(nth / 24), hour: nth % 24 };
  // A day whose clock is set is alone in its run; its hours go by what the clock shows.
  return { day: first, hour: Math.floor(localTime(from + nth * hourMs, timeZone).minute / 60) };
}

/** How many took how long. */
export interface Frequency {
  readonly seconds: number;
  readonly count: number;
}

/** The least time that so large a share took no longer than; `frequencies` rise with the seconds. */
export function percentile(frequencies: readonly Frequency[], share: number): number | null {
  const needed = frequencies.reduce((sum, { count }) => sum + count, 0) * share;
  let passed = 0;
  for (const { seconds, count } of frequencies) {
    passed += count;
    if (passed >= needed) return seconds;
  }
  return null;
}

/** To a tenth of a percent. */
export const shareOf = (part: number, whole: number) =>
  whole === 0 ? null : Math.round((part / whole) * 1_000) / 1_000;
