import { describe, expect, it } from "vitest";
import { FakeClock } from "../testing/fakeClock.ts";
import { Expiries, type Expiring } from "./expiries.ts";

const start = 1_900_000_000_250;

function setUp() {
  const clock = new FakeClock(start);
  const expiries = new Expiries<Expiring>(clock);
  /** What each member was told, and how long after the start. */
  const told: string[] = [];
  const tell = (what: string) => told.push(`${what} ${clock.now() - start}`);
  const member = (name: string, lifeMs: number, extended: boolean): Expiring & { expiresAt: number } => ({
    expiresAt: start + lifeMs,
    extended,
    dueAt: undefined,
    warn: () => tell(`warn ${name}`),
    expire: () => tell(`expire ${name}`),
  });
  return { clock, expiries, told, member };
}

describe("expiries", () => {
  it("P23 ends each member at the second of its token, not before, and only once", () => {
    const { clock, expiries, told, member } = setUp();
    const members = { soon: 1_750, alsoSoon: 1_750, later: 59_750, between: 2_000 };
    for (const [name, lifeMs] of Object.entries(members)) expiries.begin(member(name, lifeMs, false));
    clock.advance(1_749);
    expect(told).toEqual([]);
    clock.advance(1);
    expect(told).toEqual(["expire soon 1750", "expire alsoSoon 1750"]);
    clock.advance(100_000);
    expect(told.slice(2)).toEqual(["expire between 2750", "expire later 59750"]);
    expect(clock.pending).toBe(0);
  });

  it("E12 warns an extended member a minute before its end, then ends it", () => {
    const { clock, expiries, told, member } = setUp();
    expiries.begin(member("hour", 3_599_750, true));
    clock.advance(4_000_000);
    expect(told).toEqual(["warn hour 3539750", "expire hour 3599750"]);
  });

  it("E12 warns at once when the end is near", () => {
    const { clock, expiries, told, member } = setUp();
    expiries.begin(member("near", 30_750, true));
    expect(told).toEqual(["warn near 0"]);
    clock.advance(60_000);
    expect(told.slice(1)).toEqual(["expire near 30750"]);
  });

  it("E12 warns of the end of a short new token when half of it has passed, so that renewing has an end", () => {
    const { clock, expiries, told, member } = setUp();
    const short = member("short", 10_750, true);
    expiries.begin(short);
    clock.advance(1_750);
    short.expiresAt = clock.now() + 20_000;
    expiries.renew(short);
    clock.advance(30_000);
    expect(told).toEqual(["warn short 0", "warn short 11750", "expire short 21750"]);
  });

  it("P20 forgets a member that went before its end", () => {
    const { clock, expiries, told, member } = setUp();
    const gone = member("gone", 1_000, true);
    expiries.begin(gone);
    expiries.delete(gone);
    clock.advance(2_000);
    expect(told).toEqual(["warn gone 0"]);
    expect(clock.pending).toBe(0);
  });
});
