import type { PlacedOrder } from "@hafaloha/contract";
import { describe, expect, it } from "vitest";
import { ApiError } from "../../shared/http/apiError.ts";
import { sampleOrder } from "./boardSamples.ts";
import {
  nextPlacement,
  type Placement,
  type PlacementEvent,
  type PlaceOrderAttempt,
  resumePlacement,
} from "./checkoutPlacement.ts";

const attempt: PlaceOrderAttempt = {
  key: "a-key-of-sixteen-characters",
  request: { restaurant_id: 1, order: { items: [{ id: 1, quantity: 1 }], contact_name: "Kai", contact_phone: "555" } },
  since: 1_000,
};
const other = { ...attempt, key: "another-key-of-some-length" };
const order: PlacedOrder = { ...sampleOrder(), tracking_token: "t" };
const lost = new ApiError({ code: "timeout", message: "late" });
const short = new ApiError({ code: "stock_short", status: 409, message: "short" });

const states: Record<Placement["kind"], Placement> = {
  idle: { kind: "idle" },
  sending: { kind: "sending", attempt, tries: 0 },
  waiting: { kind: "waiting", attempt, tries: 1, delayMs: 1000 },
  stopped: { kind: "stopped", attempt, why: "noAnswer" },
  refused: { kind: "refused", error: short },
  placed: { kind: "placed", order },
};
const events = {
  submit: { type: "submit", attempt: other },
  answered: { type: "answered", order },
  lost: { type: "failed", error: lost, online: true },
  lostOffline: { type: "failed", error: lost, online: false },
  refused: { type: "failed", error: short, online: true },
  retry: { type: "retry" },
  drop: { type: "drop" },
} satisfies Record<string, PlacementEvent>;

/** "same": the event means nothing there. */
const table: Record<Placement["kind"], Record<keyof typeof events, Placement["kind"] | "same">> = {
  idle: {
    submit: "sending",
    answered: "same",
    lost: "same",
    lostOffline: "same",
    refused: "same",
    retry: "same",
    drop: "same",
  },
  sending: {
    submit: "same",
    answered: "placed",
    lost: "waiting",
    lostOffline: "stopped",
    refused: "refused",
    retry: "same",
    drop: "same",
  },
  waiting: {
    submit: "same",
    answered: "same",
    lost: "same",
    lostOffline: "same",
    refused: "same",
    retry: "sending",
    drop: "same",
  },
  stopped: {
    submit: "same",
    answered: "same",
    lost: "same",
    lostOffline: "same",
    refused: "same",
    retry: "sending",
    drop: "idle",
  },
  refused: {
    submit: "sending",
    answered: "same",
    lost: "same",
    lostOffline: "same",
    refused: "same",
    retry: "same",
    drop: "idle",
  },
  placed: {
    submit: "same",
    answered: "same",
    lost: "same",
    lostOffline: "same",
    refused: "same",
    retry: "same",
    drop: "same",
  },
};

describe("nextPlacement", () => {
  const cells = Object.entries(table).flatMap(([kind, row]) =>
    Object.entries(row).map(([event, expected]) => ({ kind, event, expected })),
  );
  it.each(cells)("O1 $kind on $event is $expected", ({ kind, event, expected }) => {
    // Object.entries forgets the names of the keys.
    const before = states[kind as Placement["kind"]];
    const next = nextPlacement(before, events[event as keyof typeof events]);
    if (expected === "same") expect(next).toBe(before);
    else expect(next.kind).toBe(expected);
  });

  it("O1 sends the same attempt, key and body, until there is an answer", () => {
    let placement: Placement = nextPlacement(states.idle, { type: "submit", attempt });
    for (let round = 0; round < 5; round++) {
      placement = nextPlacement(placement, { type: "failed", error: lost, online: true });
      placement = nextPlacement(placement, { type: "retry" });
      expect(placement).toMatchObject({ kind: "sending", attempt });
    }
    placement = nextPlacement(placement, { type: "failed", error: lost, online: true });
    expect(placement).toEqual({ kind: "stopped", attempt, why: "noAnswer" });
    expect(nextPlacement(placement, { type: "retry" })).toMatchObject({ kind: "sending", attempt });
  });

  it("O1 waits as long as the server asks", () => {
    const error = new ApiError({ code: "not_ready", status: 503, message: "draining", retryAfterMs: 3000 });
    expect(nextPlacement(states.sending, { type: "failed", error, online: true })).toMatchObject({ delayMs: 3000 });
  });
});

describe("resumePlacement", () => {
  it("O1 goes on with the attempt that a reload interrupted", () => {
    expect(resumePlacement(attempt, 2_000)).toEqual({ kind: "sending", attempt, tries: 1 });
    expect(resumePlacement(null, 2_000)).toEqual({ kind: "idle" });
  });

  it("O1 asks before it sends an attempt of long ago", () => {
    expect(resumePlacement(attempt, 1_000 + 16 * 60_000)).toEqual({ kind: "stopped", attempt, why: "old" });
  });
});
