import { isSoldOn } from "./availableDays.ts";

/** 0 is Sunday. */
export const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;

/** "Sold Thu, Fri, Sat. Today is Fri: on the menu." No days at all are every day (M2). */
export function soldWords(days: readonly number[], today: number): string {
  const sold = weekdays.filter((_, day) => days.includes(day));
  const which = sold.length === 0 || sold.length === 7 ? "every day" : sold.join(", ");
  const now = isSoldOn(days, today) ? "on the menu" : "not on the menu";
  return `Sold ${which}. Today is ${weekdays[today] ?? ""}: ${now}.`;
}
