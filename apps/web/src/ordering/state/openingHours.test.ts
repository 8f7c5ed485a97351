import { describe, expect, test } from "vitest";
import { clockOfMinute, isOpenAt, minuteOfClock, weekOf } from "./openingHours.ts";

const friday = 5;
const saturday = 6;
const lunch = { day: friday, from: 660, to: 840 };
const night = { day: friday, from: 1_080, to: 60 };
const allDay = { day: saturday, from: 0, to: 1_440 };

describe("opening hours", () => {
  test.each([
    ["no hours at all", [], friday, 0, true],
    ["as it opens", [lunch], friday, 660, true],
    ["a minute before", [lunch], friday, 659, false],
    ["as it closes", [lunch], friday, 840, false],
    ["another day", [lunch], saturday, 700, false],
    ["over midnight, in the evening", [night], friday, 1_200, true],
    ["over midnight, in the night", [night], saturday, 59, true],
    ["over midnight, afterwards", [night], saturday, 60, false],
    ["the whole day", [allDay], saturday, 1_439, true],
  ])("O11 %s", (_, hours, weekday, minute, expected) => {
    expect(isOpenAt(hours, weekday, minute)).toBe(expected);
  });

  test("O11 a week is told Monday first, with every opening of a day", () => {
    const week = weekOf([night, lunch, allDay]);
    expect(week.map(({ day }) => day)).toEqual([1, 2, 3, 4, 5, 6, 0]);
    expect(week.map(({ words }) => words).slice(3)).toEqual([
      "Closed",
      "11:00 to 14:00, 18:00 to 01:00",
      "All day",
      "Closed",
    ]);
  });

  test("O11 a minute of the day and its clock are one", () => {
    expect(clockOfMinute(minuteOfClock("09:05"))).toBe("09:05");
    expect(clockOfMinute(1_440)).toBe("24:00");
  });
});
