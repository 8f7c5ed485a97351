import { expect, it } from "vitest";
import { ApiError } from "../../shared/http/apiError.ts";
import { refusalWords } from "./checkoutRefusal.ts";

it("I4 says for each line what is short", () => {
  const details = [
    { menu_item_id: 4, name: "Grilled parrotfish", asked: 3, available: 2 },
    { menu_item_id: 32, name: "Young coconut", asked: 1, available: 0 },
  ];
  const error = new ApiError({ code: "stock_short", status: 409, message: "short", details });
  expect(refusalWords(error).lines).toEqual([
    "Grilled parrotfish: you asked for 3, 2 are left. Take 2.",
    "The last Young coconut was just sold. Choose another dish.",
  ]);
});

it("O11 repeats the server's words about days and hours", () => {
  const error = new ApiError({ code: "not_sold_then", status: 422, message: "Grilled parrotfish is sold Thu to Sat." });
  expect(refusalWords(error)).toEqual({ title: "Grilled parrotfish is sold Thu to Sat.", lines: [] });
});

it("A5 says how long to wait", () => {
  const error = new ApiError({ code: "rate_limited", status: 429, message: "slow down", retryAfterMs: 12_000 });
  expect(refusalWords(error).lines).toEqual(["Try again in 12 s."]);
});
