import { expect, test } from "vitest";
import { amountText, parseAmount } from "./amount.ts";

test.each([
  ["15.50", 15.5],
  [" 15,5 ", 15.5],
  ["0", 0],
  ["15.555", null],
  ["1,500.00", null],
  ["-1", null],
  ["", null],
  ["free", null],
])("M1 a price typed as %j is %j", (typed, amount) => {
  expect(parseAmount(typed)).toBe(amount);
});

test("M1 a price is shown as it is typed", () => {
  expect(amountText(15.5)).toBe("15.50");
});
