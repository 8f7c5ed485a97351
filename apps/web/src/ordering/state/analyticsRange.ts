/** Days of the restaurant, both included: `2026-07-03`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** How many days back a range of the control goes, today included. */
export const usualRanges = [1, 7, 30, 90] as const;

const dayMs = 86_400_000;
const usualDays = 7;
/** No report is longer (W2). */
const mostDays = 366;

export function lastDays(today: string, days: number): DayRange {
  return { from: dayAfter(today, 1 - days), to: today };
}

/** What an address asks for; what it cannot mean is the last week. */
export function rangeOf(params: URLSearchParams, today: string): DayRange {
  const [from, to] = [dayOf(params.get("from")), dayOf(params.get("to"))];
  if (from === null || to === null || from > to || daysBetween(from, to) > mostDays) return lastDays(today, usualDays);
  return { from, to };
}

/** The address with a range in it. The usual one ends today, so a link to it does not name its days. */
export function paramsWithRange(params: URLSearchParams, range: DayRange, today: string): URLSearchParams {
  const next = new URLSearchParams(params);
  const isUsual = usualRangeOf(range, today) === usualDays;
  for (const name of ["from", "to"] as const) {
    if (isUsual) next.delete(name);
    else next.set(name, range[name]);
  }
  return next;
}

/** Which of the control's ranges it is; null for days of one's own. */
export function usualRangeOf({ from, to }: DayRange, today: string): (typeof usualRanges)[number] | null {
  if (to !== today) return null;
  return usualRanges.find((days) => days === daysBetween(from, to)) ?? null;
}

/** The range with one end moved, where a whole day was given; the other gives way where it would lie behind, or too far off. */
export function withEnd(range: DayRange, end: keyof DayRange, day: string): DayRange {
  if (dayOf(day) === null) return range;
  const other =
    end === "from"
      ? earlier(later(range.to, day), dayAfter(day, mostDays - 1))
      : later(earlier(range.from, day), dayAfter(day, 1 - mostDays));
  return end === "from" ? { from: day, to: other } : { from: other, to: day };
}

const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
const dayOf = (value: string | null) =>
  value !== null && /^[1-9]\d{3}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
