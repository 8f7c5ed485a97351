import { expect, test } from "vitest";
import { basicProblems, orderProblems, resumedProblems } from "./verdict.ts";

const log = ["a", "b", "c", "d", "e"];
const heardAt = (offsets: readonly number[]) =>
  offsets.map((offset) => ({ offset, payload: log[offset - 1] ?? "none" }));
const heard = (text: string) => Array.from(text, (payload) => ({ offset: undefined, payload }));

test("F2 what was heard once and in order is no problem", () => {
  expect(resumedProblems([heardAt([3, 4, 5])], 2, log)).toEqual([]);
  expect(basicProblems([[], heard("ab"), heard("de")], log)).toEqual([]);
});

test.each([
  ["lost", [3, 5]],
  ["lost at the end", [3, 4]],
  ["lost at the start", [4, 5]],
  ["doubled", [3, 4, 4, 5]],
  ["doubled at the end", [3, 4, 5, 5]],
  ["out of order", [4, 3, 5]],
  ["of another position", [3, 4, 6]],
])("F2 finds an event that is %s", (_title, offsets) => {
  expect(resumedProblems([heardAt(offsets)], 2, log)).toHaveLength(1);
});

test("F2 finds an event whose content is another one's, and one who had to reload", () => {
  expect(resumedProblems([[{ offset: 5, payload: "d" }]], 4, log)).toHaveLength(1);
  expect(resumedProblems([heardAt([3]), heardAt([5])], 2, log)).toHaveLength(1);
});

test.each(["acde", "abbcde", "bacde", "abc", "x"])(
  "F2 finds what is wrong with a base client that heard %s",
  (text) => {
    expect(basicProblems([heard(text)], log)).toHaveLength(1);
  },
);

const stored = { id: 1, number: "TNK-O-001", key: "one" };

test.each([
  ["is lost", [], [1], []],
  ["is stored twice", [stored, { ...stored, id: 2, number: "TNK-O-002" }], [1, 2], [1, 2]],
  ["shares its number", [stored, { ...stored, id: 2, key: "two" }], [1, 2], [1, 2]],
  ["was answered as another", [{ ...stored, id: 2 }], [2], [2]],
  ["is not shown", [stored], [], [1]],
  ["is not told", [stored], [1], []],
  ["is told twice", [stored], [1], [1, 1]],
  ["is told without being there", [stored], [1], [1, 2]],
  ["nobody was answered and is not told", [stored, { id: 2, number: "TNK-O-002", key: "two" }], [1, 2], [1]],
])("F2 finds an order that %s", (_title, orders, shown, told) => {
  const placed = [{ key: "one", id: 1, number: "TNK-O-001", from: 0, until: 1 }];
  expect(orderProblems(placed, { orders, readable: new Set(shown), told })).toHaveLength(1);
  expect(orderProblems(placed, { orders: [stored], readable: new Set([1]), told: [1] })).toEqual([]);
});
