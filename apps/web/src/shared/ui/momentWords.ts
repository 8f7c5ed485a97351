import { formatClock, formatDay, localDate } from "./time.ts";

/** `13:30`, and on another day `Sat 4 Jul, 11:00`. */
export function momentWords(instant: string, timeZone: string, now: number): string {
  const clock = formatClock(instant, timeZone);
  return localDate(instant, timeZone) === localDate(now, timeZone)
    ? clock
    : `${formatDay(instant, timeZone)}, ${clock}`;
}
