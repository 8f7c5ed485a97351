import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCsv, parseCsv } from "./csv.ts";

const cellsOf = (text: string) => parseCsv(text)?.map(({ cells }) => cells);

describe("A sheet", () => {
  test("I6 is read back as it was written, whatever is in its cells", () => {
    const text = fc
      .string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ", "ʻ", "7") })
      .filter((cell) => cell !== "");
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const guarded = rows.map((row) => row.map((cell) => (cell.startsWith("\r") ? `'${cell}` : cell)));
        expect(cellsOf(formatCsv(["a"], rows))).toEqual([["a"], ...guarded]);
      }),
    );
  });

  test.each(["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx"])("I6 never runs %j as a formula", (cell) => {
    expect(formatCsv(["name"], [[cell]])).toBe(`\uFEFFname\r\n'${cell}\r\n`);
  });

  test("I6 keeps a number below nothing a number, and nothing nothing", () => {
    expect(formatCsv(["a", "b"], [[-1, null]])).toBe("\uFEFFa,b\r\n-1,\r\n");
  });

  test("I6 says on which line of the file each row begins, and passes over empty ones", () => {
    expect(parseCsv('a,b\n"two\nlines",1\n\n,\n3,4')).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["two\nlines", "1"] },
      { line: 6, cells: ["3", "4"] },
    ]);
  });

  test.each(['a,"b', '"a"b,c', 'a"b'])("I6 %j is no sheet", (text) => {
    expect(parseCsv(text)).toBeUndefined();
  });
});
