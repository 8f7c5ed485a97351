import { localTime } from "../../../localTime.ts";

/** The day that a restaurant's counter stands on, and the last number drawn on it. */
export interface Counter {
  readonly day: string;
  readonly number: number;
}

/** The counter after one more order. A day never goes back, so a clock that does gives no number twice (O2). */
export function drawNumber(counter: Counter, now: number, timeZone: string): Counter {
  const today = localTime(now, timeZone).day;
  return today > counter.day ? { day: today, number: 1 } : { day: counter.day, number: counter.number + 1 };
}

export function orderNumber(prefix: string, number: number): string {
  return `${prefix}-O-${String(number).padStart(3, "0")}`;
}
