import type { TrackedOrder } from "@hafaloha/contract";
import { describe, expect, it } from "vitest";
import { applyTracked, waitOf } from "./tracking.ts";

const placed: TrackedOrder = {
  order_number: "TNK-O-052",
  restaurant: { id: 1, name: "Tasi Niyok Kitchen", phone: "671 555 0100", time_zone: "Pacific/Guam", currency: "USD" },
  status: "pending",
  version: 1,
  items: [],
  total: 35,
  pickup_time: null,
  estimated_pickup_time: null,
  eta_minutes: null,
  release_at: null,
  cancel_reason: null,
  created_at: "2026-07-03T02:40:00Z",
  updated_at: "2026-07-03T02:40:00Z",
};
const cooking: TrackedOrder = {
  ...placed,
  status: "preparing",
  version: 2,
  eta_minutes: 20,
  estimated_pickup_time: "2026-07-03T03:02:00Z",
  updated_at: "2026-07-03T02:42:00Z",
};
const ready: TrackedOrder = { ...cooking, status: "ready", version: 3, updated_at: "2026-07-03T03:00:00Z" };
const at = (time: string) => Date.parse(`2026-07-03T${time}Z`);

describe("applyTracked", () => {
  it("O9 keeps when each step was reached as the order moves", () => {
    const view = [placed, cooking, ready].reduce<ReturnType<typeof applyTracked> | undefined>(applyTracked, undefined);
    expect(view?.reached).toEqual({
      pending: placed.created_at,
      preparing: cooking.updated_at,
      ready: ready.updated_at,
    });
  });

  it("O9 does not make up times of steps that it has not seen", () => {
    expect(applyTracked(undefined, ready).reached).toEqual({ pending: ready.created_at, ready: ready.updated_at });
  });

  it("R4 ignores state that is older than what is held", () => {
    const view = applyTracked(undefined, cooking);
    expect(applyTracked(view, placed)).toBe(view);
  });

  it("O3 takes a step back that the kitchen took back", () => {
    const view = applyTracked(applyTracked(undefined, ready), { ...cooking, version: 4 });
    expect(view.reached.ready).toBeUndefined();
  });

  it("O9 keeps the times of a cancelled order", () => {
    const view = applyTracked(applyTracked(undefined, cooking), { ...cooking, version: 3, status: "cancelled" });
    expect(view.reached).toEqual({ pending: placed.created_at, preparing: cooking.updated_at });
  });
});

describe("waitOf", () => {
  it("O4 shows the share of the promised time that is gone", () => {
    expect(waitOf(cooking, at("02:52:00"))).toEqual({
      kind: "cooking",
      readyAt: cooking.estimated_pickup_time,
      share: 0.5,
      minutesLeft: 10,
    });
  });

  it("O4 says that a few minutes more are needed once the promise has passed", () => {
    expect(waitOf(cooking, at("03:02:00"))).toEqual({ kind: "late" });
    expect(waitOf({ ...cooking, estimated_pickup_time: null }, at("03:02:00"))).toEqual({ kind: "cookingUntimed" });
  });

  it("O9 carries the reason of a cancellation", () => {
    const cancelled: TrackedOrder = { ...placed, status: "cancelled", cancel_reason: "Kitchen closed early" };
    expect(waitOf(cancelled, 0)).toEqual({ kind: "cancelled", reason: "Kitchen closed early" });
  });
});
