import { expect, test } from "vitest";
import { withToggled } from "./toggled.ts";

test("M2 a day is put on in the week's order, and the last one taken off leaves an empty list", () => {
  expect(withToggled([5], 2)).toEqual([2, 5]);
  expect(withToggled([2], 2)).toEqual([]);
});
