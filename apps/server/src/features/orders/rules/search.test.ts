import { expect, it } from "vitest";
import { searchPattern, searchText } from "./search.ts";

const order = { order_number: "TNK-O-052", contact_name: "Åsa Lund", contact_phone: "+1 (671) 555-0101" };
const text = searchText(order, [{ name: "Lilikoʻi bar" }, { name: "Taro fries" }, { name: "Taro fries" }]);

it("O7 an order is found by number, name, phone and dishes, each once, in small letters", () => {
  expect(text).toBe("tnk-o-052 åsa lund +1 (671) 555-0101 16715550101 lilikoʻi bar taro fries");
});

it.each([
  ["TNK-O-052", "%tnk-o-052%"],
  ["ÅSA", "%åsa%"],
  ["A\u030asa", "%åsa%"],
  ["(671) 555", "%671555%"],
  ["671.555.0101", "%6715550101%"],
  ["52", "%52%"],
  ["5-", "%5-%"],
  ["100%", "%100\\%%"],
  ["n_t", "%n\\_t%"],
  ["a\\b", "%a\\\\b%"],
  ["", undefined],
])("O7 %j is looked for as %j", (typed, pattern) => {
  expect(searchPattern(typed)).toBe(pattern);
});
