import type { Order } from "@hafaloha/contract";
import { describe, expect, it } from "vitest";
import { boardFromSnapshot } from "./board.ts";
import { sampleLine, sampleOrder, sampleRestaurant } from "./boardSamples.ts";
import { type KitchenQuestion, partsOf, viewKitchen } from "./kitchen.ts";
import { changeSeen, type KitchenSeen } from "./kitchenSeen.ts";
import { sampleNow as now } from "./savedSamples.ts";

const minute = 60_000;
const ago = (minutes: number) => new Date(now - minutes * minute).toISOString();
const untouched: KitchenSeen = { since: now - 60 * minute, cancelled: [], bumps: [] };
const plate = sampleLine();
const fries = sampleLine({ id: 2, menu_item_id: 2, name: "Taro fries", quantity: 3, station: "fry", options: [] });
const cooking = (differences: Partial<Order> = {}) =>
  sampleOrder({ status: "preparing", eta_minutes: 20, items: [plate, fries], ...differences });
const look = (orders: readonly Order[], question: Partial<KitchenQuestion> = {}) =>
  viewKitchen(boardFromSnapshot(undefined, { orders, completedUnlisted: 0 }), {
    limits: sampleRestaurant.timer_limits,
    now,
    station: "all",
    seen: untouched,
    ...question,
  });
const numbers = (orders: readonly Order[], question: Partial<KitchenQuestion> = {}) =>
  look(orders, question).tickets.map(({ order }) => order.id);
const made = { ...fries, made_quantity: 3 };

describe("the kitchen", () => {
  it("O8 shows what is being prepared, oldest first, and nothing that waits or is ready", () => {
    const orders = [
      cooking({ id: 3, created_at: ago(2) }),
      cooking({ id: 1, created_at: ago(9) }),
      sampleOrder({ id: 4 }),
      cooking({ id: 5, status: "ready" }),
    ];
    expect(numbers(orders)).toEqual([1, 3]);
  });

  it("O8 a station sees its own lines, and what the others still have to make", () => {
    const { tickets, counts } = look([cooking()], { station: "grill" });
    expect(tickets[0]?.lines.map(({ line }) => line.name)).toEqual([plate.name]);
    expect(tickets[0]?.elsewhere).toEqual([{ station: "fry", count: 3 }]);
    expect(counts).toEqual({ all: 1, grill: 1, fry: 1, cold: 0, bar: 0, pastry: 0 });
    expect(look([cooking()]).tickets[0]?.elsewhere).toEqual([]);
  });

  it("O7 takes the restaurant's limits", () => {
    const urgency = (minutes: number) => look([cooking({ created_at: ago(minutes) })]).tickets[0]?.urgency;
    expect([19, 20, 45].map(urgency)).toEqual(["normal", "soon", "late"]);
  });

  it("O8 counts all day what is still to make", () => {
    const second = cooking({ id: 53, items: [{ ...fries, id: 3, made_quantity: 1 }] });
    expect(look([cooking(), second]).allDay.map(({ name, count }) => [count, name])).toEqual([
      [5, "Taro fries"],
      [2, plate.name],
    ]);
    expect(look([cooking({ items: [plate, made] })], { station: "fry" }).allDay).toEqual([]);
  });

  it("O10 an edit stands on the lines until the ticket is bumped: added, changed, void", () => {
    const { price: _price, made_quantity: _made, ...voided } = sampleLine({ id: 9, name: "Red rice", station: "fry" });
    const change = { at: ago(1), by: { id: 1, name: "Rosa" }, added: [fries], removed: [voided], changed: [] };
    const [ticket] = look([cooking({ last_change: change })]).tickets;
    expect(ticket?.lines.map((line) => [line.line.name, line.kind === "void" ? "void" : line.edit])).toEqual([
      [plate.name, null],
      ["Taro fries", "added"],
      ["Red rice", "void"],
    ]);
    const changed = {
      ...change,
      added: [],
      removed: [],
      changed: [{ ...fries, before: { quantity: 1, notes: null } }],
    };
    expect(look([cooking({ last_change: changed })]).tickets[0]?.lines[1]).toMatchObject({ edit: "changed" });
    const only = cooking({ items: [plate], last_change: change });
    expect(numbers([only], { station: "fry" })).toEqual([52]);
  });

  it("O10 a cancelled order says stop until somebody has seen it, if anyone had begun it", () => {
    const cancelled = cooking({ status: "cancelled", status_changed_at: ago(1) });
    const [ticket] = look([cancelled]).tickets;
    expect(ticket?.lines.map(({ kind }) => kind)).toEqual(["void", "void"]);
    expect(look([cancelled]).allDay).toEqual([]);
    const seen = changeSeen(untouched, { type: "stopped", orderId: 52 }, now);
    expect(numbers([cancelled], { seen })).toEqual([]);
    expect(numbers([{ ...cancelled, eta_minutes: null }])).toEqual([]);
    expect(numbers([{ ...cancelled, status_changed_at: ago(61) }])).toEqual([]);
  });

  it("O8 what a station has bumped leaves its screen alone, and an edit of it brings it back", () => {
    const order = cooking({ items: [plate, made] });
    const seen = changeSeen(untouched, { type: "bumped", order, station: "fry" }, now);
    expect(numbers([order], { station: "fry", seen })).toEqual([]);
    expect([numbers([order], { seen }), numbers([order], { station: "grill", seen })]).toEqual([[52], [52]]);
    expect(numbers([cooking()], { station: "fry", seen })).toEqual([52]);
    const change = { at: ago(0), by: { id: 1, name: "Rosa" }, added: [], removed: [], changed: [] };
    expect(numbers([{ ...order, last_change: change }], { station: "fry", seen })).toEqual([52]);
    const recalled = changeSeen(seen, { type: "recalled", orderId: 52, station: "fry" }, now);
    expect(numbers([order], { station: "fry", seen: recalled })).toEqual([52]);
  });

  it("O8 offers the last three to recall, for as long as their step can be taken back", () => {
    const ready = (id: number, minutes: number) =>
      cooking({ id, status: "ready", status_changed_at: ago(minutes), step_back_until: ago(minutes - 5) });
    const part = cooking({ id: 9, items: [plate, made] });
    const seen = changeSeen(untouched, { type: "bumped", order: part, station: "fry" }, now - 2.5 * minute);
    const orders = [ready(1, 6), ready(2, 4), ready(3, 3), ready(4, 2), ready(5, 1), part];
    expect(look(orders).bumped.map(({ order }) => order.id)).toEqual([5, 4, 3]);
    expect(look(orders, { station: "fry", seen }).bumped.map(({ order, kind }) => [order.id, kind])).toEqual([
      [5, "order"],
      [4, "order"],
      [9, "station"],
    ]);
    expect(look(orders, { station: "bar" }).bumped).toEqual([]);
  });

  it("O8 a ticket that is too long for a column goes on in the next", () => {
    const lines = look([cooking({ items: [1, 2, 3, 4, 5].map((id) => sampleLine({ id })) })]).tickets[0]?.lines ?? [];
    const room = { height: 250, rowHeight: 36, lettersInRow: 24 };
    expect(partsOf(lines, room).map((part) => part.length)).toEqual([1, 1, 1, 1, 1]);
    expect(partsOf(lines, { ...room, lettersInRow: 40 }).map((part) => part.length)).toEqual([2, 2, 1]);
    expect(partsOf(lines, { ...room, height: 10 })).toHaveLength(5);
    expect(partsOf(lines, { ...room, height: 1_000 })).toEqual([lines]);
  });
});
