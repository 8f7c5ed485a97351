import { expect, it } from "vitest";
import { stockParamsWith, stockQuestionOf, stockSortedBy, usualStock } from "./stockQuestion.ts";

it("I3 what the stock is asked for stands in the address, and what is as usual does not", () => {
  const asked = {
    show: "attention",
    section: 5,
    station: "bar",
    search: "coco",
    sort: "stock",
    direction: "desc",
  } as const;
  const params = stockParamsWith(new URLSearchParams("restaurant_id=2&item=32"), asked);
  expect(stockQuestionOf(params)).toEqual(asked);
  expect(stockParamsWith(params, usualStock).toString()).toBe("restaurant_id=2&item=32");
});

it("I3 what an address cannot mean is left as usual", () => {
  const nonsense = new URLSearchParams("show=cheap&section=-1&station=moon&sort=colour&direction=up");
  expect(stockQuestionOf(nonsense)).toEqual(usualStock);
});

it("I3 the column that is sorted by turns round, another one begins with the least", () => {
  const byStock = stockSortedBy(usualStock, "stock");
  expect(byStock).toEqual({ sort: "stock", direction: "asc" });
  expect(stockSortedBy({ ...usualStock, ...byStock }, "stock")).toEqual({ sort: "stock", direction: "desc" });
});
