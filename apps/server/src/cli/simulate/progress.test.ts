import { expect, it } from "vitest";
import { progressOn } from "./progress.ts";

function shownOn(isTTY: boolean, isWorthALine = () => true): string {
  let written = "";
  const progress = progressOn({ isTTY, write: (text) => (written += text) }, isWorthALine);
  progress.show("1 of 9");
  progress.show("2 of 9");
  progress.end();
  return written;
}

it("X3 a terminal has one line that changes", () => {
  expect(shownOn(true)).toBe("\r1 of 9\u001b[K\r2 of 9\u001b[K\n");
});

it("X3 a file has plain lines, and only those that are worth it", () => {
  expect(shownOn(false)).toBe("1 of 9\n2 of 9\n");
  expect(shownOn(false, () => false)).toBe("");
});
