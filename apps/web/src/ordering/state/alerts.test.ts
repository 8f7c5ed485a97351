import { describe, expect, it } from "vitest";
import { orderAlerts, takenBy } from "./alerts.ts";
import { ringFor } from "./alertsRhythm.ts";
import { type BoardChange, boardFromSnapshot, changeBoard } from "./board.ts";
import { sampleOrder } from "./boardSamples.ts";

const now = Date.parse("2026-07-03T02:41:00Z");
const empty = boardFromSnapshot(undefined, { orders: [], completedUnlisted: 0 });
const arrive = (order = sampleOrder()): BoardChange => ({ type: "new_order", order, staff_info: null });
const ids = (changes: BoardChange[], at = now) =>
  orderAlerts(changes.reduce(changeBoard, empty), at).map((order) => order.id);
const settled = { type: "order_acknowledged", user_id: 1, acknowledged_at: "2026-07-03T02:40:30Z" } as const;

describe("the alerts of new orders", () => {
  it("O6 has one alert for a customer's order, whichever way and how often it came", () => {
    expect(ids([arrive(), { type: "orders_read", orders: [sampleOrder()] }, arrive()])).toEqual([52]);
  });

  it("O6 has none for an order keyed in by staff", () => {
    expect(ids([arrive(sampleOrder({ staff_created: true }))])).toEqual([]);
  });

  it("O6 queues several, oldest first", () => {
    const older = sampleOrder({ id: 60, created_at: "2026-07-03T02:30:00Z" });
    expect(ids([arrive(), arrive(older)])).toEqual([60, 52]);
  });

  it("O5 closes on an acknowledgement from anywhere and never comes back by polling", () => {
    const acknowledged = { ...settled, order_id: 52 };
    expect(ids([arrive(), acknowledged, { type: "orders_read", orders: [sampleOrder()] }])).toEqual([]);
  });

  it("O5 closes when the order leaves pending", () => {
    const started = sampleOrder({ version: 2, status: "preparing" });
    expect(ids([arrive(), { type: "order_updated", order: started, staff_info: null }])).toEqual([]);
  });

  it("O11 waits for the release of a scheduled order", () => {
    const scheduled = sampleOrder({ release_at: "2026-07-03T02:42:00Z" });
    expect(ids([arrive(scheduled)])).toEqual([]);
    expect(ids([arrive(scheduled)], now + 60_000)).toEqual([52]);
  });

  it("O5 says who took it, unless it was this user", () => {
    const rosa = { id: 1, name: "Rosa" };
    const started: BoardChange = {
      type: "order_updated",
      order: sampleOrder({ version: 2, status: "preparing" }),
      staff_info: rosa,
    };
    const board = [arrive(), started].reduce(changeBoard, empty);
    expect(takenBy(board, 52, 2)).toBe("Rosa");
    expect(takenBy(board, 52, 1)).toBeNull();
    expect(takenBy([arrive(), { ...settled, order_id: 52 }].reduce(changeBoard, empty), 52, 2)).toBe("A colleague");
  });

  it("O6 rings louder and closer the longer an order waits", () => {
    expect([0, 29_999, 30_000, 89_999, 90_000].map((waited) => ringFor(waited).everyMs)).toEqual([
      10_000, 10_000, 6_000, 6_000, 4_000,
    ]);
    expect(ringFor(200_000).loudness).toBe(1);
  });
});
