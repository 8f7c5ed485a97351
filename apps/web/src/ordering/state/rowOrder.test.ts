import { expect, test } from "vitest";
import { sampleManaged } from "./menuSamples.ts";
import { positionsFor, withMoved } from "./rowOrder.ts";

test.each([
  [3, 0, [3, 1, 2]],
  [1, 1, [2, 1, 3]],
  [1, 9, [2, 3, 1]],
  [2, -1, [2, 1, 3]],
])("M1 moving %i to place %i", (id, to, order) => {
  expect(withMoved([1, 2, 3], id, to)).toEqual(order);
});

test("M1 items share the places that they had, and only those that move are changed", () => {
  const items = [4, 7, 9].map((position, index) => sampleManaged({ id: index + 1, position }));
  expect(positionsFor(items, [2, 1, 3])).toEqual([
    { id: 2, position: 4 },
    { id: 1, position: 7 },
  ]);
});

test("M1 two items at one place come apart", () => {
  const items = [0, 0].map((position, index) => sampleManaged({ id: index + 1, position }));
  expect(positionsFor(items, [2, 1])).toEqual([{ id: 1, position: 1 }]);
});
