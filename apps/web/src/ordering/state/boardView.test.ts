import { describe, expect, it } from "vitest";
import { boardFromSnapshot } from "./board.ts";
import { formatAge, nextEdge } from "./boardAge.ts";
import { sampleLine, sampleOrder, sampleRestaurant } from "./boardSamples.ts";
import { type BoardQuestion, viewBoard } from "./boardView.ts";
import { shortNumber } from "./orderNumber.ts";
import type { CardMarks } from "./savedView.ts";

const placed = Date.parse("2026-07-03T02:40:00Z");
const minutesOn = (minutes: number) => placed + minutes * 60_000;
const limits = sampleRestaurant.timer_limits;
const question = (differences: Partial<BoardQuestion> = {}): BoardQuestion => ({
  limits,
  now: minutesOn(1),
  filter: "all",
  search: "",
  ...differences,
});
const noMarks: CardMarks = new Map();
const boardOf = (...orders: ReturnType<typeof sampleOrder>[]) =>
  boardFromSnapshot(undefined, { orders, completedUnlisted: 38 });

describe("the board's view", () => {
  it("O7 stands orders in the column of their status, oldest first", () => {
    const board = boardOf(
      sampleOrder({ id: 3, created_at: "2026-07-03T02:40:00Z" }),
      sampleOrder({ id: 2, created_at: "2026-07-03T02:30:00Z" }),
      sampleOrder({ id: 1, status: "preparing" }),
      sampleOrder({ id: 4, status: "completed" }),
      sampleOrder({ id: 5, status: "cancelled" }),
    );
    const { columns, completedToday } = viewBoard(board, noMarks, question());
    expect(columns.pending.map((card) => card.order.id)).toEqual([2, 3]);
    expect(columns.preparing.map((card) => card.order.id)).toEqual([1]);
    expect(columns.ready).toEqual([]);
    expect(completedToday).toBe(39);
  });

  it("O7 turns amber and red by the restaurant's limits, and never for ready orders", () => {
    const urgency = (status: "pending" | "preparing" | "ready", minutes: number) => {
      const order = sampleOrder({ status });
      return viewBoard(boardOf(order), noMarks, question({ now: minutesOn(minutes) })).columns[status][0]?.urgency;
    };
    expect([14, 15, 30].map((minutes) => urgency("pending", minutes))).toEqual(["normal", "soon", "late"]);
    expect([19, 20, 45].map((minutes) => urgency("preparing", minutes))).toEqual(["normal", "soon", "late"]);
    expect(urgency("ready", 90)).toBe("normal");
  });

  it("O7 knows the next moment at which time alone changes a card", () => {
    expect(nextEdge(sampleOrder(), limits, minutesOn(1))).toBe(minutesOn(15));
    expect(nextEdge(sampleOrder(), limits, minutesOn(15))).toBe(minutesOn(30));
    expect(nextEdge(sampleOrder(), limits, minutesOn(31))).toBeNull();
  });

  it("O7 filters the cards and keeps the counts of all", () => {
    const board = boardOf(sampleOrder({ id: 1 }), sampleOrder({ id: 2, created_at: "2026-07-03T02:20:00Z" }));
    const { columns, counts } = viewBoard(board, noMarks, question({ filter: "soon" }));
    expect(columns.pending.map((card) => card.order.id)).toEqual([2]);
    expect(counts).toEqual({ all: 2, soon: 1, late: 0 });
  });

  it("O7 searches number, name and dish", () => {
    const board = boardOf(
      sampleOrder({ id: 1, contact_name: "Åsa" }),
      sampleOrder({ id: 2, items: [sampleLine({ name: "Taro fries" })] }),
    );
    const found = (search: string) =>
      viewBoard(board, noMarks, question({ search })).columns.pending.map((card) => card.order.id);
    expect(found("åsa")).toEqual([1]);
    expect(found("taro")).toEqual([2]);
    expect(found("O-002")).toEqual([2]);
  });

  it("O11 keeps a scheduled order off the board until its release", () => {
    const board = boardOf(sampleOrder({ release_at: "2026-07-03T03:00:00Z" }));
    expect(viewBoard(board, noMarks, question({ now: minutesOn(19) })).columns.pending).toEqual([]);
    expect(viewBoard(board, noMarks, question({ now: minutesOn(20) })).columns.pending).toHaveLength(1);
  });

  it("O5 marks a customer's order as new until anyone acknowledges it, and never one keyed in by staff", () => {
    const board = boardOf(
      sampleOrder({ id: 1 }),
      sampleOrder({ id: 2, staff_created: true }),
      sampleOrder({ id: 3, global_last_acknowledged_at: "2026-07-03T02:41:00Z" }),
    );
    const cards = viewBoard(board, noMarks, question()).columns.pending;
    expect(cards.map((card) => card.unacknowledged)).toEqual([true, false, false]);
  });

  it("O7 writes ages as minutes and seconds, then as hours", () => {
    expect([-500, 38_000, 252_000, 5_999_000, 6_000_000, 7_500_000].map(formatAge)).toEqual([
      "0:00",
      "0:38",
      "4:12",
      "99:59",
      "1 h 40",
      "2 h 05",
    ]);
  });

  it("O2 shortens the number to what staff call it", () => {
    expect(shortNumber("TNK-O-052")).toBe("O-052");
  });
});
