import { expect, test } from "vitest";
import { conflictsOf, isDirty, keepMine, settle, shownFields, takeTheirs, typeInto, untyped } from "./itemDraft.ts";
import { fieldsOf } from "./itemFields.ts";
import { sampleManaged } from "./menuSamples.ts";

const saved = fieldsOf(sampleManaged());
const priced = typeInto(untyped, saved, "price", "16.00");
const theirs = { ...saved, price: "17.00" };

test("M3 what is not typed is as a colleague has it now, and no conflict", () => {
  const renamed = { ...saved, name: "Poke" };
  expect(shownFields(priced, renamed)).toMatchObject({ name: "Poke", price: "16.00" });
  expect(conflictsOf(priced, renamed)).toEqual([]);
});

test("M3 what is typed back is no edit", () => {
  expect(isDirty(typeInto(priced, saved, "price", "15.00"))).toBe(false);
});

test("M3 a colleague's change of the field that is typed into is a conflict, unless both want the same", () => {
  expect(conflictsOf(priced, theirs)).toEqual(["price"]);
  expect(conflictsOf(priced, { ...saved, price: "16.00" })).toEqual([]);
});

test("M3 more typing does not hide what the colleague changed", () => {
  expect(conflictsOf(typeInto(priced, theirs, "price", "18.00"), theirs)).toEqual(["price"]);
});

test("M3 the person chooses: mine stays typed, theirs is taken", () => {
  const mine = keepMine(priced, theirs);
  expect(conflictsOf(mine, theirs)).toEqual([]);
  expect(shownFields(mine, theirs).price).toBe("16.00");
  expect(takeTheirs(priced, theirs)).toEqual(untyped);
});

test("M3 what was typed while it was saved stays unsaved, and is no conflict with what was saved", () => {
  const more = typeInto(typeInto(priced, saved, "price", "16.50"), saved, "name", "Poke");
  const rest = settle(more, priced);
  expect(rest.typed).toEqual({ price: "16.50", name: "Poke" });
  expect(conflictsOf(rest, { ...saved, price: "16.00" })).toEqual([]);
  expect(isDirty(settle(priced, priced))).toBe(false);
});
