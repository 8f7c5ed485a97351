import type { OpeningHours } from "@hafaloha/contract";
import { changeOfClocks, dayAfter, dayMs, localTime, mayShow } from "./localTime.ts";

/** When something is open by the clock on its own wall; no hours at all are always open. */
export interface Opening {
  readonly openingHours: readonly OpeningHours[];
  readonly timeZone: string;
}

const dayMinutes = 1_440;

/** Hours that end before they begin go over midnight, those that end where they begin last the whole day round (O11). */
export function isOpen({ openingHours, timeZone }: Opening, at: number): boolean {
  if (openingHours.length === 0) return true;
  const { weekday, minute } = localTime(at, timeZone);
  return openingHours.some(({ day, from, to }) => {
    const length = to > from ? to - from : to + dayMinutes - from;
    const sinceOpening = ((weekday - day + 7) % 7) * dayMinutes + minute - from;
    return sinceOpening >= 0 && sinceOpening < length;
  });
}

/** The next instant at which it closes or opens; null where it never does. */
export function hoursChangeAt(opening: Opening, now: number): number | null {
  const { openingHours, timeZone } = opening;
  const minutes = new Set(openingHours.flatMap(({ from, to }) => [from, to]));
  const today = localTime(now, timeZone).day;
  // A week, and the day that begins before it and ends in it. Days of the calendar: one of 23 hours lies between two instants
  // that are a day apart.
  const edges = Array.from({ length: 9 }, (_, nth) => nth - 1).flatMap((days) => [
    changeOfClocks(now + days * dayMs, timeZone) ?? [],
    [...minutes].flatMap((minute) => mayShow(dayAfter(today, days), minute, timeZone)),
  ]);
  const ahead = edges.flat().filter((at) => at > now);
  const isOpenNow = isOpen(opening, now);
  return ahead.sort((a, b) => a - b).find((at) => isOpen(opening, at) !== isOpenNow) ?? null;
}
