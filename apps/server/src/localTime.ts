/** What a clock and a calendar on the wall of the restaurant show. */
export interface LocalTime {
  /** `YYYY-MM-DD`, so that later days compare greater. */
  readonly day: string;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Minutes since the local midnight. */
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export function localTime(at: number, timeZone: string): LocalTime {
  const shown = new Date(wallClock(at, timeZone));
  return {
    day: shown.toISOString().slice(0, 10),
    weekday: shown.getUTCDay(),
    minute: shown.getUTCHours() * 60 + shown.getUTCMinutes(),
  };
}

/** Whether a day is among those named by their numbers; where none is named, every day is (M2). */
export function isNamedDay(days: readonly number[], weekday: number): boolean {
  return days.length === 0 || days.includes(weekday);
}

/** The instant at which a local day begins. */
export function startOfDay(day: string, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const nearly = midnight - offset(midnight, timeZone);
  // Near a change of the clocks the first guess was judged by the other side's offset.
  const start = midnight - offset(nearly, timeZone);
  // Some clocks are set forward at midnight itself, as in Santiago: the day begins with what they show then.
  return localTime(start, timeZone).day < day ? nearly : start;
}

/** The instant at which the day after a local day begins. */
export function endOfDay(day: string, timeZone: string): number {
  return startOfDay(dayAfter(day, 1), timeZone);
}

/** The day so many days later in the calendar, however long the clocks make those between. */
export const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/**
 * The instants at which the local clock can show a minute of a day: one, but two where the clocks change within a day of it,
 * since one set back shows some minutes twice and one set forward leaves some out.
 */
export function mayShow(day: string, minute: number, timeZone: string): readonly number[] {
  const shown = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  const offsets = [shown - dayMs, shown + dayMs].map((at) => offset(at, timeZone));
  return [...new Set(offsets)].map((ahead) => shown - ahead);
}

/** The instant within the day after `from` at which the clocks change, if they do. */
export function changeOfClocks(from: number, timeZone: string): number | undefined {
  const before = offset(from, timeZone);
  if (offset(from + dayMs, timeZone) === before) return undefined;
  let [unchanged, changed] = [from, from + dayMs];
  while (changed - unchanged > 1) {
    const middle = Math.floor((unchanged + changed) / 2);
    if (offset(middle, timeZone) === before) unchanged = middle;
    else changed = middle;
  }
  return changed;
}

/** By how much the local clock is ahead of UTC. */
const offset = (at: number, timeZone: string) => wallClock(at, timeZone) - Math.floor(at / 1000) * 1000;

/** The instant at which a clock in UTC shows what the local clock shows at `at`, to the second. */
function wallClock(at: number, timeZone: string): number {
  const part = Object.fromEntries(
    format(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, made);
  return made;
}
