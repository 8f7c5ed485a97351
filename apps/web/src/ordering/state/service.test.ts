import type { Restaurant } from "@hafaloha/contract";
import { describe, expect, test } from "vitest";
import { type Service, serviceOf } from "./service.ts";

const now = Date.parse("2026-07-03T02:00:00Z");
const before = "2026-07-03T01:59:59Z";
const after = "2026-07-03T02:30:00Z";
const open = { state: "open", extra_minutes: 0, until: null } as const;
const paused = { state: "paused", extra_minutes: 0, until: after } as const;
const busy = { state: "busy", extra_minutes: 20, until: after } as const;

type Case = [what: string, asked: Partial<Restaurant>, expected: Service];

const cases: readonly Case[] = [
  ["always open", {}, { kind: "open", minutes: 20, until: null }],
  ["open until it closes", { hours_change_at: after }, { kind: "open", minutes: 20, until: after }],
  ["closed until it opens", { open_now: false, hours_change_at: after }, { kind: "closed", opensAt: after }],
  ["closed by the clock, not told yet", { hours_change_at: before }, { kind: "closed", opensAt: null }],
  [
    "opened by the clock, not told yet",
    { open_now: false, hours_change_at: before },
    { kind: "open", minutes: 20, until: null },
  ],
  ["paused", { intake: paused }, { kind: "paused", until: after }],
  ["a pause that has ended", { intake: { ...paused, until: before } }, { kind: "open", minutes: 20, until: null }],
  ["busy", { intake: busy }, { kind: "busy", minutes: 40, until: after }],
  [
    "closed and paused",
    { open_now: false, hours_change_at: after, intake: paused },
    { kind: "closed", opensAt: after },
  ],
];

describe("what a customer is told", () => {
  test.each(cases)("O12 %s", (_, asked, expected) => {
    const restaurant = { open_now: true, hours_change_at: null, intake: open, prep_minutes: 20, ...asked };
    expect(serviceOf(restaurant, now)).toEqual(expected);
  });
});
