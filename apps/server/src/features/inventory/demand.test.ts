import { expect, test } from "vitest";
import { askedPortions, returnedPortions } from "./demand.ts";

test("I4 lines of one item ask for it together, in the order of ids", () => {
  const asked = askedPortions([
    { menuItemId: 12, quantity: 2, options: [{ optionId: 40, quantity: 2 }] },
    { menuItemId: 4, quantity: 1, options: [] },
    {
      menuItemId: 12,
      quantity: 1,
      options: [
        { optionId: 40, quantity: 1 },
        { optionId: 38, quantity: 1 },
      ],
    },
  ]);
  expect([...asked.items]).toEqual([
    [4, 1],
    [12, 3],
  ]);
  expect([...asked.options]).toEqual([
    [38, { menuItemId: 12, quantity: 1 }],
    [40, { menuItemId: 12, quantity: 3 }],
  ]);
});

test("I4 an order gives back no more than it holds", () => {
  const asked = askedPortions([
    { menuItemId: 1, quantity: 3, options: [{ optionId: 9, quantity: 3 }] },
    { menuItemId: 2, quantity: 1, options: [] },
  ]);
  const held = { items: new Map([[1, 2]]), options: new Map([[9, { menuItemId: 1, quantity: 5 }]]) };
  const returned = returnedPortions(asked, held, askedPortions([]));
  expect([...returned.items]).toEqual([[1, 2]]);
  expect([...returned.options]).toEqual([[9, { menuItemId: 1, quantity: 3 }]]);
});

test("I2 an order whose portions came back damaged gives back only what it holds beyond what it still needs", () => {
  const held = { items: new Map([[13, 2]]), options: new Map([[9, { menuItemId: 13, quantity: 2 }]]) };
  const line = (quantity: number) =>
    askedPortions([{ menuItemId: 13, quantity, options: [{ optionId: 9, quantity }] }]);
  const returned = (from: number, to: number) => returnedPortions(line(from - to), held, line(to)).items.get(13) ?? 0;
  expect([returned(4, 3), returned(4, 2), returned(4, 1), returned(4, 0)]).toEqual([0, 0, 1, 2]);
});
