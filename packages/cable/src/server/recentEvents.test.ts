import { describe, expect, it } from "vitest";
import { FramedEvent } from "./framedEvent.ts";
import { RecentEvents } from "./recentEvents.ts";

const event = (offset: number) => new FramedEvent({ stream: "s", offset, payload: String(offset) }, "e");
const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => event(from + index));
const offsets = (kept: readonly FramedEvent[] | undefined) => kept?.map(({ offset }) => offset);

describe("recent events", () => {
  it("E13 keeps the last 256 and answers what comes after an offset, or that it cannot tell", () => {
    const recent = new RecentEvents();
    for (const next of events(1, 300)) recent.append(next);
    expect(recent.after(43)).toBeUndefined();
    expect(offsets(recent.after(44))).toEqual(offsets(events(45, 300)));
    expect(offsets(recent.after(299))).toEqual([300]);
    expect(recent.after(300)).toBeUndefined();
  });

  it("E13 takes pages of the log that reach to what it keeps, and no others", () => {
    const recent = new RecentEvents();
    recent.prepend(events(1, 5), 10);
    expect(recent.after(4)).toBeUndefined();
    recent.prepend(events(6, 10), 10);
    recent.append(event(11));
    recent.prepend(events(3, 7), 11);
    expect(offsets(recent.after(2))).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
    recent.prepend(events(1, 1), 11);
    expect(recent.after(0)).toBeUndefined();
  });
});
