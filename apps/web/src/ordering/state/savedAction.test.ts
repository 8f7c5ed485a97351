import { expect, it } from "vitest";
import { type Command, isBuiltOn } from "./savedAction.ts";
import { sampleAcknowledge, sampleAction, sampleCheckOff, sampleMove } from "./savedSamples.ts";

type Kind = Command["kind"];

/** All of O-052 or of item 32. */
const commands: { readonly [K in Kind]: Extract<Command, { kind: K }> } = {
  acknowledge: { ...sampleAcknowledge, orders: [{ id: 52, number: "TNK-O-052" }] },
  settleAlert: { kind: "settleAlert", notificationId: 9, itemName: "Young coconut" },
  move: sampleMove(),
  checkOff: sampleCheckOff(),
  setStock: {
    kind: "setStock",
    itemId: 32,
    itemName: "Young coconut",
    quantity: 20,
    reason: "recount",
    expectedVersion: 4,
  },
  markDamaged: {
    kind: "markDamaged",
    itemId: 32,
    itemName: "Young coconut",
    quantity: 2,
    reason: "cracked",
    expectedVersion: 4,
  },
  setThreshold: {
    kind: "setThreshold",
    itemId: 32,
    itemName: "Young coconut",
    threshold: 8,
    expectedVersion: 4,
  },
  takeOffSale: { kind: "takeOffSale", itemId: 32, itemName: "Young coconut", until: "end_of_day" },
  putBack: { kind: "putBack", itemId: 32, itemName: "Young coconut" },
};

const no = {
  acknowledge: false,
  settleAlert: false,
  move: false,
  checkOff: false,
  setStock: false,
  markDamaged: false,
  setThreshold: false,
  takeOffSale: false,
  putBack: false,
};
const ofOrder = { ...no, move: true, checkOff: true };
const ofItem = { ...no, setStock: true, markDamaged: true, setThreshold: true };
/** What falls with what: rows are the later action, columns the earlier one. */
const builtOn: Record<Kind, Record<Kind, boolean>> = {
  acknowledge: no,
  settleAlert: no,
  move: ofOrder,
  checkOff: ofOrder,
  setStock: ofItem,
  markDamaged: ofItem,
  setThreshold: ofItem,
  takeOffSale: no,
  putBack: no,
};

const pairs = Object.entries(builtOn).flatMap(([later, row]) =>
  Object.entries(row).map(([earlier, expected]) => ({ later, earlier, expected })),
);

it.each(pairs)("R12 $later falls with a refused $earlier: $expected", ({ later, earlier, expected }) => {
  // Object.entries forgets the names of the keys.
  const before = sampleAction("a", 1, commands[earlier as Kind]);
  const after = sampleAction("b", 2, commands[later as Kind]);
  expect(isBuiltOn(after, before)).toBe(expected);
  expect(isBuiltOn(before, after)).toBe(false);
});

it("R12 nothing falls with what was done to another order", () => {
  const before = sampleAction("a", 1, sampleMove({ orderId: 53 }));
  expect(isBuiltOn(sampleAction("b", 2, sampleCheckOff()), before)).toBe(false);
});
