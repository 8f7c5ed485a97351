import type { OrderLine } from "@hafaloha/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { difference, isEmpty } from "./difference.ts";

const line = fc.record({
  id: fc.integer({ min: 1, max: 6 }),
  quantity: fc.integer({ min: 1, max: 4 }),
  made: fc.nat(4),
});
const lines = fc.uniqueArray(line, { selector: ({ id }) => id }).map((some): OrderLine[] =>
  some.map(({ id, quantity, made }) => ({
    id,
    menu_item_id: 20 + id,
    name: `Dish ${id}`,
    price: 4,
    quantity,
    made_quantity: Math.min(made, quantity),
    station: "fry",
    options: [],
    notes: id % 2 === 0 ? "crisp" : null,
  })),
);

const sum = (some: readonly { quantity: number }[]) => some.reduce((total, { quantity }) => total + quantity, 0);

describe("difference", () => {
  it("O10 is what has to be added, removed and changed to come from one to the other", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const { added, removed, changed } = difference(before, after);
        const gained = sum(changed) - sum(changed.map((one) => one.before));
        expect(sum(before) + sum(added) - sum(removed) + gained).toBe(sum(after));
        expect(added.every(({ id }) => !before.some((one) => one.id === id))).toBe(true);
        expect(removed.every(({ id }) => !after.some((one) => one.id === id))).toBe(true);
      }),
    );
  });

  it("O10 back again is the reverse", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const there = difference(before, after);
        const back = difference(after, before);
        expect(back.added).toEqual(there.removed);
        expect(back.removed).toEqual(there.added);
        expect(back.changed.map(({ id }) => id).toSorted()).toEqual(there.changed.map(({ id }) => id).toSorted());
      }),
    );
  });

  it("O7 checking off is no change", () => {
    fc.assert(
      fc.property(lines, (some) => {
        expect(
          isEmpty(
            difference(
              some,
              some.map((one) => ({ ...one, made_quantity: one.quantity })),
            ),
          ),
        ).toBe(true);
      }),
    );
  });

  it("O10 notes count as the quantity does", () => {
    const [fries] =
      fc.sample(
        lines.filter((some) => some.length === 1),
        1,
      )[0] ?? [];
    if (fries === undefined) throw new Error("no line was drawn");
    const { changed } = difference([fries], [{ ...fries, notes: "no salt" }]);
    expect(changed).toMatchObject([{ notes: "no salt", before: { quantity: fries.quantity, notes: fries.notes } }]);
  });
});
