import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Board, type BoardChange, boardFromSnapshot, changeBoard, isAcknowledged } from "./board.ts";
import { sampleOrder } from "./boardSamples.ts";

const empty: Board = boardFromSnapshot(undefined, { orders: [], completedUnlisted: 0 });
const rosa = { id: 1, name: "Rosa" };
const statuses = ["pending", "preparing", "ready", "completed"] as const;

const updated = (version: number, orderId = 7): BoardChange => ({
  type: version === 1 ? "new_order" : "order_updated",
  order: sampleOrder({ id: orderId, version, status: statuses[(version - 1) % 4] ?? "pending" }),
  staff_info: version === 1 ? null : rosa,
});
const acknowledged: BoardChange = {
  type: "order_acknowledged",
  order_id: 7,
  user_id: 1,
  acknowledged_at: "2026-07-03T02:41:00Z",
};

describe("the board", () => {
  it("R9 applies a second update of one order", () => {
    const board = [updated(1), updated(2), updated(3)].reduce(changeBoard, empty);
    expect(board.entries[7]?.order).toMatchObject({ version: 3, status: "ready" });
  });

  it("R4 ignores a state whose version is lower than the one held", () => {
    const board = [updated(3), updated(2)].reduce(changeBoard, empty);
    expect(board.entries[7]?.order.version).toBe(3);
  });

  it("R4 comes to the same board whatever order the messages take", () => {
    const messages = [1, 2, 3, 4].flatMap((version) => [updated(version, 7), updated(version, 8)]);
    const all = [...messages, acknowledged];
    const expected = all.reduce(changeBoard, empty);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), fc.shuffledSubarray(all), (first, repeated) => {
        expect([...first, ...repeated].reduce(changeBoard, empty)).toEqual(expected);
      }),
    );
  });

  it("O7 takes a check-off, which leaves the version alone, by its time", () => {
    const later = sampleOrder({ id: 7, version: 2, updated_at: "2026-07-03T02:50:00Z", contact_name: "later" });
    const earlier = sampleOrder({ id: 7, version: 2, updated_at: "2026-07-03T02:49:00Z", contact_name: "earlier" });
    const read = (order: typeof later): BoardChange => ({ type: "order_updated", order, staff_info: null });
    expect([read(later), read(earlier)].reduce(changeBoard, empty).entries[7]?.order.contact_name).toBe("later");
    expect([read(earlier), read(later)].reduce(changeBoard, empty).entries[7]?.order.contact_name).toBe("later");
  });

  it("O5 remembers an acknowledgement that arrives before its order", () => {
    const board = [acknowledged, updated(1)].reduce(changeBoard, empty);
    expect(isAcknowledged(board, sampleOrder({ id: 7 }))).toBe(true);
  });

  it("R4 takes a snapshot for all there is, save for a newer state of an order that it lists", () => {
    const before = [updated(1, 7), updated(2, 8)].reduce(changeBoard, empty);
    const snapshot = { orders: [sampleOrder({ id: 8, version: 1 }), sampleOrder({ id: 9 })], completedUnlisted: 3 };
    const board = boardFromSnapshot(before, snapshot);
    expect(Object.keys(board.entries)).toEqual(["8", "9"]);
    expect(board.entries[8]).toMatchObject({ order: { version: 2 }, changedBy: rosa });
    expect(board.completedUnlisted).toBe(3);
  });
});
