import { describe, expect, test } from "vitest";
import { planImport, type SheetItem, stockSheet } from "./stockSheet.ts";

const row = {
  id: 5,
  name: "Young coconut",
  enable_stock_tracking: 1,
  stock_quantity: 15,
  damaged_quantity: 3,
  low_stock_threshold: 5,
  low_stock_alerted: 0,
  sold_out: 0,
  sold_out_until: null,
  version: 7,
  deleted_at: null,
  updated_at: 0,
};
const items: readonly SheetItem[] = [
  { item: row, options: [{ id: 40, name: "=large", left: 4 }] },
  { item: { ...row, id: 6, name: "Red rice", enable_stock_tracking: 0 }, options: [] },
];
const plan = (csv: string) => {
  const planned = planImport(csv, items);
  return typeof planned === "string" ? undefined : planned;
};
const problems = (csv: string) => plan(csv)?.map(({ problem }) => problem);

describe("A stock sheet", () => {
  test("I6 holds what is counted, and no name that a spreadsheet would run", () => {
    expect(stockSheet(items).split("\r\n")).toEqual([
      "\uFEFFitem_id,option_id,item,option,stock_quantity,add,damaged_quantity,available_quantity,low_stock_threshold,status,version",
      "5,,Young coconut,,15,,3,12,5,in_stock,7",
      "5,40,Young coconut,'=large,4,,,4,,,7",
      "",
    ]);
  });

  test("I6 sent back as it came changes nothing", () => {
    const planned = plan(stockSheet(items)) ?? [];
    expect(
      planned.map(({ previous_quantity, new_quantity, problem }) => [previous_quantity, new_quantity, problem]),
    ).toEqual([
      [15, 15, null],
      [4, 4, null],
    ]);
  });

  test("I6 counts anew, or adds what was delivered, each to its item or option", () => {
    expect(plan("option_id,item_id,add,stock_quantity\n,5,20,99\n40,5,,9\n")).toMatchObject([
      {
        line: 2,
        item_id: 5,
        option_id: null,
        previous_quantity: 15,
        new_quantity: 35,
        reason: "restock",
        problem: null,
      },
      { line: 3, item_id: 5, option_id: 40, previous_quantity: 4, new_quantity: 9, reason: "recount", problem: null },
    ]);
  });

  test.each([
    ["an item that is not there", "9,,4,", 'item_id "9" is no item of this restaurant'],
    ["an item that is no number", "five,,4,", 'item_id "five" is no item of this restaurant'],
    ["an option of another item", "6,40,4,", 'option_id "40" is no counted option of Red rice'],
    ["an item that is not tracked", "6,,4,", "is not tracked"],
    ["half a portion", "5,,4.5,", "stock_quantity must be a whole number of 0 to 1000000"],
    ["less than nothing", "5,,-4,", "stock_quantity must be a whole number of 0 to 1000000"],
    ["more than any kitchen's", "5,,1000001,", "stock_quantity must be a whole number of 0 to 1000000"],
    ["a delivery of words", "5,,,some", "add must be a whole number of 0 to 1000000"],
    ["no number at all", "5,,,", "has neither stock_quantity nor add"],
  ])("I6 says of %s what is wrong", (_title, line, problem) => {
    expect(problems(`item_id,option_id,stock_quantity,add\n${line}`)).toEqual([problem]);
  });

  test("I6 takes no count of what was changed since, but adds to it", () => {
    const heading = "item_id,stock_quantity,add,version\n";
    expect(problems(`${heading}5,10,,6`)).toEqual(["was changed since the sheet was made"]);
    expect(problems(`${heading}5,10,3,6`)).toEqual([null]);
  });

  test("I6 takes each item once", () => {
    expect(problems("item_id,add\n5,1\n5,2")).toEqual([null, "stands twice in the sheet"]);
  });

  test("I6 of more lines than a request holds of any real sheet is not taken in line by line", () => {
    const sheet = (lines: number) => `item_id,add\n${"9\n".repeat(lines)}`;
    expect(plan(sheet(5_000))).toHaveLength(5_000);
    expect(planImport(sheet(5_001), items)).toBe("The sheet has 5001 lines: send at most 5000 at once.");
  });

  test.each(["", "name,add\nA,1", "item_id\n5", 'item_id,add\n"5,1'])("I6 %j is none", (csv) => {
    expect(plan(csv)).toBeUndefined();
  });
});
