import { describe, expect, it } from "vitest";
import { FakeClock } from "../testing/fakeClock.ts";
import { Expiries } from "./expiries.ts";

describe("expiries", () => {
  it("P23 ends each member at the second of its token, not before, and only once", () => {
    const clock = new FakeClock(1_900_000_000_250);
    const ended: string[] = [];
    const ends = { soon: 1_900_000_002_000, alsoSoon: 1_900_000_002_000, later: 1_900_000_060_000 };
    const expiries: Expiries<keyof typeof ends> = new Expiries<keyof typeof ends>(clock, (member) => {
      ended.push(member);
      expiries.delete(member, ends[member]);
    });
    expiries.add("soon", ends.soon);
    expiries.add("alsoSoon", ends.alsoSoon);
    expiries.add("later", ends.later);
    clock.advance(1_749);
    expect(ended).toEqual([]);
    clock.advance(1);
    expect(ended).toEqual(["soon", "alsoSoon"]);
    clock.advance(58_000);
    expect(ended).toEqual(["soon", "alsoSoon", "later"]);
    expect(clock.pending).toBe(0);
  });

  it("P20 forgets a member that went before its end", () => {
    const clock = new FakeClock();
    const ended: string[] = [];
    const expiries = new Expiries<string>(clock, (member) => ended.push(member));
    expiries.add("gone", clock.now() + 1_000);
    expiries.delete("gone", clock.now() + 1_000);
    clock.advance(2_000);
    expect(ended).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});
