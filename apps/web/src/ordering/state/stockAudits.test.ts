import type { StockAudit } from "@hafaloha/contract";
import { describe, expect, it } from "vitest";
import { meanwhileWords, undoable } from "./stockAudits.ts";

const opened = "2026-07-03T02:40:00.000Z";
const ben = { id: 2, name: "Ben Taitano" };
const audit = (id: number, differences: Partial<StockAudit>): StockAudit => ({
  id,
  menu_item_id: 32,
  option_id: null,
  previous_quantity: 8,
  new_quantity: 7,
  reason: "sale",
  reason_details: null,
  user_id: 2,
  user: ben,
  order_id: null,
  created_at: "2026-07-03T02:41:00.000Z",
  ...differences,
});
const sale = (id: number, differences: Partial<StockAudit> = {}) => audit(id, { order_id: 50, ...differences });

describe("what was done meanwhile", () => {
  const cases: [StockAudit[], string][] = [
    [[sale(9)], "Ben sold 1"],
    [[sale(10, { previous_quantity: 7, new_quantity: 5 }), sale(9)], "Ben sold 3"],
    [[sale(9, { user: null, user_id: null })], "1 sold online"],
    [
      [audit(10, { reason: "restock", previous_quantity: 7, new_quantity: 19 }), sale(9)],
      "Ben sold 1, Ben restocked 12",
    ],
    [[audit(9, { reason: "damaged", previous_quantity: 0, new_quantity: 2 })], "Ben marked 2 damaged"],
    [[audit(9, { reason: "recount", new_quantity: 6 })], "Ben counted 6"],
    [[audit(9, { reason: "adjustment", new_quantity: 6 })], "Ben set it to 6"],
    [[audit(9, { reason: "cancel", new_quantity: 9, order_id: 50 })], "1 given back"],
    [[audit(9, { undoes_id: 8 })], "Ben undid a change"],
    [[audit(9, { reason: "adjustment", new_quantity: 8, reason_details: "back on sale" })], "Ben put it back on sale"],
    [[sale(9, { created_at: opened })], ""],
    [[sale(9, { option_id: 4 })], ""],
  ];
  it.each(cases)("I6 case %#: %s", (audits, words) => {
    expect(meanwhileWords(audits, opened)).toBe(words);
  });
});

describe("what can be undone", () => {
  const restock = audit(8, { reason: "restock", new_quantity: 20 });

  it("I6 is the last movement by hand, whatever was sold since", () => {
    expect(undoable([sale(9), restock])).toBe(restock);
  });

  it("I6 is nothing once it was taken back, and never what moved no portion", () => {
    expect(undoable([audit(10, { undoes_id: 8 }), restock])).toBeNull();
    expect(undoable([audit(10, { reason: "adjustment", new_quantity: 8 }), restock])).toBe(restock);
    expect(undoable([sale(9)])).toBeNull();
  });
});
