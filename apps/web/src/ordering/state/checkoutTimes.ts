import type { GuestMenuItem, Restaurant } from "@hafaloha/contract";
import { formatClock, formatDay, localDate, localWeekday } from "../../shared/ui/time.ts";
import { isSoldOn } from "./availableDays.ts";
import { isOpenAt, minuteOfClock } from "./openingHours.ts";
import { isForNow } from "./storefrontFlags.ts";

const step = 15 * 60_000;
const daysAhead = 8;

/** A day on which everything in the cart is sold, with its pickup times in steps of 15 minutes. */
export interface PickupDay {
  readonly date: string;
  readonly label: string;
  /** Epoch milliseconds, ascending. */
  readonly times: readonly number[];
}

type Kitchen = Pick<Restaurant, "time_zone" | "prep_minutes" | "opening_hours" | "intake">;

/** When a cart could be picked up: hours, and the days and notice of every dish, are judged at the pickup time (O11). */
export function pickupDays(items: readonly GuestMenuItem[], kitchen: Kitchen, now: number): PickupDay[] {
  const first = Math.ceil(earliest(items, kitchen, now) / step) * step;
  const days = new Map<string, number[]>();
  for (let time = first; time < first + daysAhead * 86_400_000; time += step) {
    if (!isOpenThen(kitchen, time)) continue;
    const date = localDate(time, kitchen.time_zone);
    const times = days.get(date);
    if (times) times.push(time);
    else days.set(date, [time]);
  }
  const today = localDate(now, kitchen.time_zone);
  const tomorrow = localDate(now + 86_400_000, kitchen.time_zone);
  return [...days]
    .slice(0, daysAhead)
    .filter(([, [time = 0]]) =>
      items.every((item) => isSoldOn(item.available_days, localWeekday(time, kitchen.time_zone))),
    )
    .map(([date, times]) => ({
      date,
      label: date === today ? "Today" : date === tomorrow ? "Tomorrow" : formatDay(times[0] ?? now, kitchen.time_zone),
      times,
    }));
}

/** As soon as the kitchen and the notice of every dish allow; not before a pause ends. */
function earliest(items: readonly GuestMenuItem[], { prep_minutes, intake }: Kitchen, now: number): number {
  const notice = Math.max(0, ...items.map((item) => item.advance_notice_hours * 3_600_000));
  const pausedUntil = intake.state === "paused" && intake.until !== null ? Date.parse(intake.until) : 0;
  return Math.max(now + Math.max(notice, (prep_minutes + intake.extra_minutes) * 60_000), pausedUntil);
}

const isOpenThen = ({ opening_hours, time_zone }: Kitchen, time: number): boolean =>
  opening_hours.length === 0 ||
  isOpenAt(opening_hours, localWeekday(time, time_zone), minuteOfClock(formatClock(time, time_zone)));

/** The dish that keeps the cart from being cooked right away, if any. */
export const notForNow = (items: readonly GuestMenuItem[], timeZone: string, now: number): GuestMenuItem | undefined =>
  items.find((item) => !isForNow(item, localWeekday(now, timeZone)));
