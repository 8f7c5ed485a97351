import { expect, test } from "vitest";
import { soldWords } from "./soldDays.ts";

test.each([
  [[], 3, "Sold every day. Today is Wed: on the menu."],
  [[0, 1, 2, 3, 4, 5, 6], 0, "Sold every day. Today is Sun: on the menu."],
  [[4, 5, 6], 5, "Sold Thu, Fri, Sat. Today is Fri: on the menu."],
  [[4, 5, 6], 0, "Sold Thu, Fri, Sat. Today is Sun: not on the menu."],
])("M2 the days %j on day %i in words", (days, today, words) => {
  expect(soldWords(days, today)).toBe(words);
});
