import { expect, test } from "vitest";
import { blankFields, newGroup } from "./itemFields.ts";
import { itemProblems } from "./itemProblems.ts";

const good = { ...blankFields, name: "Latiya", price: "6.00" };

test("M1 a name and a price are all that an item needs", () => {
  expect(itemProblems(good, false)).toEqual({});
  expect(itemProblems(blankFields, false)).toEqual({ name: "Type a name.", price: "Type an amount such as 15.50." });
});

test("M1 who begins to count says how many there are", () => {
  expect(Object.keys(itemProblems({ ...good, counted: true }, false))).toEqual(["portions"]);
  expect(itemProblems({ ...good, counted: true }, true)).toEqual({});
});

test("M1 of options the name, the amounts and the limits are looked at", () => {
  const group = { ...newGroup("g"), least: "2", most: "1" };
  expect(itemProblems({ ...good, groups: [group] }, false)).toEqual({
    "g.name": "Type a name.",
    "g.most": "At most must not be less than at least.",
    "g-first.name": "Type a name.",
  });
  const empty = { ...group, name: "Side", most: "2", options: [] };
  expect(Object.keys(itemProblems({ ...good, groups: [empty] }, false))).toEqual(["g.options"]);
});
