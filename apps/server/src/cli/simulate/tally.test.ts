import { expect, it } from "vitest";
import { type Deed, Tally } from "./tally.ts";

function tallyOf(done: readonly Deed[], refused: readonly string[]): Tally {
  const tally = new Tally();
  for (const deed of done) tally.did(deed);
  for (const code of refused) tally.wasRefused(code);
  return tally;
}

it("X3 the progress is one line of what has happened so far", () => {
  expect(tallyOf([], []).progress(200, 0)).toBe("0:00  0 of 200 placed");
  const tally = tallyOf(["placed", "placed", "picked up", "for later"], ["stock_short"]);
  expect(tally.progress(200, 65_400)).toBe("1:05  2 of 200 placed, 1 for later, 1 picked up, 1 refused");
});

it("X3 the summary names everything that was done, and each refusal by its code", () => {
  const tally = tallyOf(["placed", "placed", "edited"], ["stock_short", "paused", "stock_short"]);
  expect(tally.summary(600_000).split("\n")).toEqual([
    "The rush is over after 10:00.",
    "  placed       2",
    "  for later    0",
    "  edited       1",
    "  cancelled    0",
    "  started      0",
    "  checked off  0",
    "  made ready   0",
    "  picked up    0",
    "Refused: 3",
    "  paused       1",
    "  stock_short  2",
  ]);
});
