const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const long = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

/** `3 Jul`. A day of the calendar stands in no zone any more. */
export const dayLabel = (day: string): string => short.format(Date.parse(day));

/** `Fri 3 Jul` */
export const dayWords = (day: string): string => long.format(Date.parse(day)).replace(",", "");
