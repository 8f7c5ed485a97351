import { describe, expect, test } from "vitest";
import { isFiltered, type OrderQuestion, paramsWith, questionOf, sortedBy } from "./orderList.ts";

const params = (text: string) => new URLSearchParams(text);
const asked = (text: string) => questionOf(params(text));

describe("what the history is asked for", () => {
  test("O7 an empty address asks for the newest orders", () => {
    expect(asked("")).toMatchObject({ page: 1, status: null, search: "", sort: "created_at", direction: "desc" });
    expect(isFiltered(asked(""))).toBe(false);
  });

  test.each([
    ["page=0&status=cooked&source=web&from=yesterday&sort=price&direction=up", ""],
    ["page=1&direction=desc&sort=created_at", ""],
    ["page=3&status=ready&source=staff&from=2026-07-01&to=2026-07-03&q=rice&sort=total&direction=asc", undefined],
  ])("O7 %s is what it says, and nothing else", (text, expected = text) => {
    const question = asked(text);
    expect(String(paramsWith(params(""), question))).toBe(expected);
    expect(questionOf(paramsWith(params(text), question))).toEqual(question);
  });

  test("O7 another filter begins at the first page, and leaves what is not the list's alone", () => {
    const next = paramsWith(params("restaurant_id=2&order=52&page=7&q=rice"), { status: "ready" });
    expect(String(next)).toBe("restaurant_id=2&order=52&q=rice&status=ready");
    expect(String(paramsWith(params("page=7&q=rice"), { page: 8 }))).toBe("page=8&q=rice");
  });

  test.each<[Partial<OrderQuestion>, OrderQuestion["sort"], Pick<OrderQuestion, "sort" | "direction">]>([
    [{}, "created_at", { sort: "created_at", direction: "asc" }],
    [{}, "total", { sort: "total", direction: "desc" }],
    [{}, "contact_name", { sort: "contact_name", direction: "asc" }],
    [{ sort: "contact_name", direction: "asc" }, "contact_name", { sort: "contact_name", direction: "desc" }],
  ])("O7 sorting %j by %s", (differences, by, expected) => {
    expect(sortedBy({ ...asked(""), ...differences }, by)).toEqual(expected);
  });
});
