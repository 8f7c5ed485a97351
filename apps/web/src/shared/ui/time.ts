const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
    formats.set(key, found);
  }
  return found;
}

type Time = Date | number | string;
const instantOf = (time: Time) => new Date(time);

/** `13:05` on the restaurant's clock. */
export const formatClock = (time: Time, timeZone: string): string =>
  format(timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(instantOf(time));

/** `Sat 14 Jun` on the restaurant's calendar. */
export const formatDay = (time: Time, timeZone: string): string =>
  format(timeZone, { weekday: "short", day: "numeric", month: "short" }).format(instantOf(time)).replace(",", "");

/** `2025-06-14` on the restaurant's calendar: compares and keys days. */
export const localDate = (time: Time, timeZone: string): string => {
  const parts = format(timeZone, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(instantOf(time));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
};

/** 0 for Sunday to 6, on the restaurant's calendar. */
export const localWeekday = (time: Time, timeZone: string): number =>
  new Date(`${localDate(time, timeZone)}T00:00:00Z`).getUTCDay();

/** `40 s`, `6 min`, `2 h 05`: how long something is or has been. */
export function formatSpan(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 100) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
}

/** `a minute`, `12 s`, `3 min`: how long to wait before trying again; null where the server did not say. */
export function formatWait(milliseconds: number | null): string {
  if (milliseconds === null) return "a minute";
  return milliseconds > 60_000 ? `${Math.ceil(milliseconds / 60_000)} min` : `${Math.ceil(milliseconds / 1000)} s`;
}

/** "All times are Guam time.", where the viewer's clock says something else; null where it does not. */
export function zoneWords(time: Time, timeZone: string): string | null {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const same =
    formatClock(time, timeZone) === formatClock(time, here) && localDate(time, timeZone) === localDate(time, here);
  const place = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
  return same ? null : `All times are ${place} time.`;
}
