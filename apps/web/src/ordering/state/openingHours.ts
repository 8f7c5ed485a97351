import type { OpeningHours } from "@hafaloha/contract";

const dayMinutes = 1_440;

/**
 * Whether it is open at a minute of a weekday by the clock on its own wall. Hours that end before they begin go over
 * midnight, those that end where they begin last the whole day round; no hours at all are always open (O11).
 */
export function isOpenAt(hours: readonly OpeningHours[], weekday: number, minute: number): boolean {
  if (hours.length === 0) return true;
  return hours.some(({ day, from, to }) => {
    const length = to > from ? to - from : to + dayMinutes - from;
    const sinceOpening = ((weekday - day + 7) % 7) * dayMinutes + minute - from;
    return sinceOpening >= 0 && sinceOpening < length;
  });
}

/** `11:00`, and `24:00` for the end of the day. */
export function clockOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** The minute of the day that `11:30` stands for. */
export function minuteOfClock(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}

export interface DayHours {
  readonly day: number;
  /** `11:00 to 14:00`, or `Closed`; of two openings a day, both. */
  readonly words: string;
}

const mondayFirst = [1, 2, 3, 4, 5, 6, 0] as const;

/** The hours of each day of the week, Monday first. */
export function weekOf(hours: readonly OpeningHours[]): readonly DayHours[] {
  return mondayFirst.map((day) => {
    const ofDay = hours.filter((each) => each.day === day).sort((a, b) => a.from - b.from);
    const words = ofDay.map(({ from, to }) =>
      from === to % dayMinutes ? "All day" : `${clockOfMinute(from)} to ${clockOfMinute(to)}`,
    );
    return { day, words: words.join(", ") || "Closed" };
  });
}
