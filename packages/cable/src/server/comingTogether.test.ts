import { describe, expect, it } from "vitest";
import { comingTogether } from "./comingTogether.ts";

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Someone asks in each of the first `turns` turns; tells how many had asked when the waiting ended. */
async function askedWhenGathered(turns: number): Promise<number> {
  let asked = 1;
  let gathered: number | undefined;
  void comingTogether(() => asked).then(() => {
    gathered = asked;
  });
  for (let turn = 0; turn < turns && gathered === undefined; turn++) {
    await nextTurn();
    asked += 1;
  }
  while (gathered === undefined) await nextTurn();
  return gathered;
}

describe("comingTogether", () => {
  it("P8 waits for all who ask one turn after the other", async () => {
    expect(await askedWhenGathered(20)).toBe(21);
  });

  it("P8 does not wait for ever while more and more ask", async () => {
    expect(await askedWhenGathered(1_000)).toBeLessThan(100);
  });
});
