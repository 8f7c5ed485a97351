import { describe, expect, test } from "vitest";
import { sampleLine, sampleOrder } from "./boardSamples.ts";
import { beginEdit, changeEdit, editedItems, type OrderEditChange, viewEdit } from "./orderEdit.ts";

const rice = sampleLine({ id: 7, name: "Red rice", quantity: 1 });
const order = sampleOrder({ version: 3, items: [sampleLine({ id: 1, quantity: 2 }), rice] });
const soda = { itemId: 31, name: "Calamansi soda", quantity: 1, options: [], notes: "" };
const edited = (...changes: OrderEditChange[]) => changes.reduce(changeEdit, beginEdit(order));

describe("an edit of an order's lines", () => {
  test("O10 names every line that stays, with its quantity, and the new ones", () => {
    const edit = edited(
      { type: "setLine", lineId: 1, quantity: 3 },
      { type: "setLine", lineId: 7, quantity: 0 },
      { type: "changeAdded", change: { type: "add", line: soda } },
    );
    expect(editedItems(edit, order)).toEqual([
      { line_id: 1, quantity: 3 },
      { id: 31, quantity: 1, options: [] },
    ]);
    expect(viewEdit(edit, order)).toMatchObject({ isChanged: true, isEmpty: false, isBehind: false });
  });

  test("O10 is none while every quantity is what it was", () => {
    const back = edited(
      { type: "setLine", lineId: 1, quantity: 5 },
      { type: "setLine", lineId: 1, quantity: 2 },
      { type: "setReason", reason: "The customer called" },
    );
    expect(viewEdit(back, order).isChanged).toBe(false);
  });

  test("O10 leaves nothing where all lines are taken off", () => {
    const gone = edited({ type: "setLine", lineId: 1, quantity: 0 }, { type: "setLine", lineId: 7, quantity: -1 });
    expect(viewEdit(gone, order).isEmpty).toBe(true);
  });

  test("O3 lies over the order as a colleague has changed it meanwhile, with all that was typed", () => {
    const fries = sampleLine({ id: 9, name: "Taro fries", quantity: 1 });
    const changed = sampleOrder({ version: 4, items: [sampleLine({ id: 1, quantity: 1 }), fries] });
    const edit = edited(
      { type: "setLine", lineId: 1, quantity: 3 },
      { type: "setLine", lineId: 7, quantity: 4 },
      { type: "changeAdded", change: { type: "add", line: soda } },
    );
    const view = viewEdit(edit, changed);
    expect(view.isBehind).toBe(true);
    expect(view.lines.map(({ line, quantity }) => [line.name, quantity])).toEqual([
      ["Coconut-charcoal chicken plate", 3],
      ["Taro fries", 1],
    ]);
    expect(editedItems(edit, changed)).toEqual([
      { line_id: 1, quantity: 3 },
      { line_id: 9, quantity: 1 },
      { id: 31, quantity: 1, options: [] },
    ]);
  });
});
