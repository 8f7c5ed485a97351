import { describe, expect, it } from "vitest";
import { notForNow, pickupDays } from "./checkoutTimes.ts";
import { sampleItem } from "./storefrontSamples.ts";

const open = { state: "open", extra_minutes: 0, until: null } as const;
const guam = { time_zone: "Pacific/Guam", prep_minutes: 20, opening_hours: [], intake: open };
/** Friday 12:40 in Guam, Thursday 16:40 in Honolulu. */
const now = Date.parse("2026-07-03T02:40:00Z");
const iso = (time: number | undefined) => new Date(time ?? 0).toISOString();

describe("pickupDays", () => {
  it("O11 begins at the next quarter of an hour that the kitchen can make", () => {
    const [today] = pickupDays([sampleItem()], guam, now);
    expect(today?.label).toBe("Today");
    expect(today?.times.slice(0, 2).map(iso)).toEqual(["2026-07-03T03:00:00.000Z", "2026-07-03T03:15:00.000Z"]);
  });

  it("O11 ends a day at midnight of the restaurant", () => {
    const [today, tomorrow] = pickupDays([sampleItem()], guam, now);
    expect(iso(today?.times.at(-1))).toBe("2026-07-03T13:45:00.000Z");
    expect(tomorrow).toMatchObject({ label: "Tomorrow", date: "2026-07-04" });
  });

  it("O11 honours the longest notice of the cart", () => {
    const cake = sampleItem({ id: 28, advance_notice_hours: 24 });
    expect(iso(pickupDays([sampleItem(), cake], guam, now)[0]?.times[0])).toBe("2026-07-04T02:45:00.000Z");
  });

  it("O11 offers only times at which it is open, of every opening of a day", () => {
    const hours = [
      { day: 5, from: 660, to: 780 },
      { day: 5, from: 1_080, to: 1_110 },
    ];
    const [today, next] = pickupDays([sampleItem()], { ...guam, opening_hours: hours }, now);
    expect(today?.times.map(iso)).toEqual(["2026-07-03T08:00:00.000Z", "2026-07-03T08:15:00.000Z"]);
    expect(next?.date).toBe("2026-07-10");
  });

  it("O12 offers nothing before a pause ends, and waits longer while it is busy", () => {
    const paused = { state: "paused", extra_minutes: 0, until: "2026-07-03T04:05:00Z" } as const;
    const busy = { state: "busy", extra_minutes: 30, until: "2026-07-03T04:05:00Z" } as const;
    const first = (intake: typeof paused | typeof busy) =>
      iso(pickupDays([sampleItem()], { ...guam, intake }, now)[0]?.times[0]);
    expect(first(paused)).toBe("2026-07-03T04:15:00.000Z");
    expect(first(busy)).toBe("2026-07-03T03:30:00.000Z");
  });

  it("M2 offers only days on which every dish is sold, by the restaurant's calendar", () => {
    const parrotfish = sampleItem({ id: 4, available_days: [4, 5, 6] });
    const soup = sampleItem({ id: 20, available_days: [0, 6] });
    expect(pickupDays([parrotfish, soup], guam, now).map(({ label }) => label)).toEqual(["Tomorrow"]);
    expect(pickupDays([parrotfish], { ...guam, time_zone: "Pacific/Honolulu" }, now)[0]?.date).toBe("2026-07-02");
  });

  it("M2 offers no day where the dishes share none", () => {
    const days = pickupDays([sampleItem({ available_days: [1] }), sampleItem({ available_days: [2] })], guam, now);
    expect(days).toEqual([]);
  });
});

describe("notForNow", () => {
  it("O11 names the dish that is not sold today or wants notice", () => {
    const sunday = sampleItem({ id: 20, available_days: [0] });
    expect(notForNow([sampleItem(), sunday], guam.time_zone, now)).toBe(sunday);
    expect(notForNow([sampleItem({ advance_notice_hours: 1 })], guam.time_zone, now)).toBeDefined();
    expect(notForNow([sampleItem({ available_days: [5] })], guam.time_zone, now)).toBeUndefined();
  });
});
