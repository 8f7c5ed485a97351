import { describe, expect, it } from "vitest";
import { FakeClock } from "../testing/fakeClock.ts";
import { Expiries } from "./expiries.ts";

describe("expiries", () => {
  it("P23 ends each member at the second of its token, not before, and only once", () => {
    const clock = new FakeClock(1_900_000_000_250);
    const ended: string[] = [];
    const expiries: Expiries<string> = new Expiries<string>(clock, (member) => {
      ended.push(member);
      expiries.delete(member);
    });
    expiries.add("soon", 1_900_000_002_000);
    expiries.add("also soon", 1_900_000_002_000);
    expiries.add("renewed away", 1_900_000_002_000);
    expiries.add("later", 1_900_000_060_000);
    expiries.delete("renewed away");
    clock.advance(1_749);
    expect(ended).toEqual([]);
    clock.advance(1);
    expect(ended).toEqual(["soon", "also soon"]);
    clock.advance(58_000);
    expect(ended).toEqual(["soon", "also soon", "later"]);
    expect(clock.pending).toBe(0);
  });
});
