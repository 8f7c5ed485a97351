import { orderStatuses } from "@hafaloha/contract";
import { describe, expect, it } from "vitest";
import { changesWith } from "./statusChange.ts";

const now = Date.parse("2026-07-06T02:00:00Z");
const nothingAsked = { etaMinutes: null, cancelReason: null, now };

describe("changesWith", () => {
  it("O4 starting to prepare takes an ETA, which gives the time that the customer sees", () => {
    expect(changesWith("pending", "preparing", { ...nothingAsked, etaMinutes: 20 })).toEqual({
      valid: true,
      columns: { eta_minutes: 20, estimated_pickup_at: now + 20 * 60_000 },
    });
    expect(changesWith("pending", "preparing", nothingAsked)).toMatchObject({ valid: false });
  });

  it("O3 a step back to preparing keeps the ETA, one to pending takes it away", () => {
    expect(changesWith("ready", "preparing", nothingAsked)).toEqual({ valid: true, columns: {} });
    expect(changesWith("preparing", "pending", nothingAsked)).toEqual({
      valid: true,
      columns: { eta_minutes: null, estimated_pickup_at: null },
    });
  });

  it("O3 only a cancellation has a reason", () => {
    const asked = { etaMinutes: 10, cancelReason: "power cut", now };
    for (const to of orderStatuses) {
      const change = changesWith("preparing", to, asked);
      expect(change.valid && "cancel_reason" in change.columns).toBe(to === "cancelled");
    }
  });
});
