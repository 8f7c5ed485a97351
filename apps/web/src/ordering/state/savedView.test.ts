import { describe, expect, it } from "vitest";
import { changeStockAlerts, noStockAlerts, showStockAlerts } from "./alertsStock.ts";
import { type Board, boardFromSnapshot, changeBoard, isAcknowledged } from "./board.ts";
import { moveOf, unsentStep } from "./boardMoves.ts";
import { sampleLine, sampleOrder } from "./boardSamples.ts";
import type { Saved } from "./offlineQueue.ts";
import type { Command } from "./savedAction.ts";
import { sampleAction, sampleCheckOff, sampleMove, sampleNow } from "./savedSamples.ts";
import { boardWith, itemsWaiting, orderMarks, stockAlertsWith, stockWith, touchedOrders } from "./savedView.ts";
import { changeStock, type Stock } from "./stock.ts";

const ben = { id: 2, name: "Ben Taitano" };
const rosa = { id: 1, name: "Rosa Quinata" };
const save = (...commands: Command[]): Saved[] =>
  commands.map((command, place) => ({ action: sampleAction(`a${place}`, place, command), waited: true }));
const boardOf = (order = sampleOrder()): Board =>
  boardFromSnapshot(undefined, { orders: [order], completedUnlisted: 0 });
const start = sampleMove({ from: "pending", to: "preparing", etaMinutes: 20 });
const finish = sampleMove({ from: "preparing", to: "ready", expectedVersion: 2 });

describe("the board with what is saved", () => {
  it("R12 shows each step of a chain at once, with the version that the next one is made to", () => {
    const { order, changedBy } = boardWith(boardOf(), save(start, finish), ben).entries[52] ?? {};
    expect(order).toMatchObject({ status: "ready", version: 3, eta_minutes: 20 });
    expect(changedBy).toEqual(ben);
    expect(order && moveOf(order, { to: "completed" }).expectedVersion).toBe(3);
  });

  it("R12 is the server's board again once nothing is saved, and never changes it", () => {
    const board = boardOf();
    expect(boardWith(board, [], ben)).toBe(board);
    boardWith(board, save(start), ben);
    expect(board.entries[52]?.order.version).toBe(1);
  });

  it("R12 gives way to what a colleague did meanwhile, and to the server's own word for the step", () => {
    const cancelled = sampleOrder({ version: 2, status: "cancelled" });
    const beaten = changeBoard(boardOf(), { type: "order_updated", order: cancelled, staff_info: rosa });
    expect(boardWith(beaten, save(start), ben).entries[52]).toMatchObject({ order: cancelled, changedBy: rosa });
    const told = sampleOrder({ version: 2, status: "preparing", eta_minutes: 20 });
    const taken = changeBoard(boardOf(), { type: "order_updated", order: told, staff_info: ben });
    expect(boardWith(taken, save(start, finish), ben).entries[52]?.order).toMatchObject({
      version: 3,
      status: "ready",
    });
  });

  it("R12 keeps live events of other orders that come meanwhile", () => {
    const board = changeBoard(boardOf(), { type: "new_order", order: sampleOrder({ id: 53 }), staff_info: null });
    expect(Object.keys(boardWith(board, save(start), ben).entries)).toEqual(["52", "53"]);
  });

  it("O5 an order that is worked on is acknowledged, also when it is taken back", () => {
    const back = sampleMove({ from: "preparing", to: "pending", expectedVersion: 2 });
    const board = boardWith(boardOf(), save(start, back), ben);
    const order = board.entries[52]?.order;
    expect(order?.status).toBe("pending");
    expect(order && isAcknowledged(board, order)).toBe(true);
  });

  it("O5 an acknowledgement counts at once", () => {
    const board = boardWith(boardOf(), save({ kind: "acknowledge", orders: [{ id: 52, number: "TNK-O-052" }] }), ben);
    expect(isAcknowledged(board, sampleOrder())).toBe(true);
  });

  it("O7 checks a line off at once and leaves the version alone, so that the next step is made to it", () => {
    const preparing = sampleOrder({ status: "preparing" });
    const board = boardWith(boardOf(preparing), save(sampleCheckOff(), sampleMove()), ben);
    expect(board.entries[52]?.order).toMatchObject({ status: "ready", version: 2, items: [{ made_quantity: 2 }] });
  });

  it("O7 a line that an edit made shorter or took out stays as the edit has it", () => {
    const shorter = boardOf(sampleOrder({ items: [sampleLine({ quantity: 1 })] }));
    expect(boardWith(shorter, save(sampleCheckOff()), ben).entries[52]?.order.items).toMatchObject([
      { made_quantity: 1 },
    ]);
    const without = boardOf(sampleOrder({ items: [sampleLine({ id: 9 })] }));
    expect(boardWith(without, save(sampleCheckOff()), ben).entries[52]?.order.items).toMatchObject([
      { made_quantity: 0 },
    ]);
  });

  it("O7 shows a check-off beside what a colleague checked off later", () => {
    const later = sampleOrder({
      updated_at: "2026-07-03T09:00:00Z",
      items: [sampleLine(), sampleLine({ id: 2, made_quantity: 2 })],
    });
    const board = changeBoard(boardOf(), { type: "order_updated", order: later, staff_info: rosa });
    const made = boardWith(board, save(sampleCheckOff()), ben).entries[52]?.order.items.map(
      (line) => line.made_quantity,
    );
    expect(made).toEqual([2, 2]);
  });

  it("O3 whoever checks a line off has not moved the order", () => {
    const moved = sampleOrder({ version: 2, status: "ready" });
    const board = changeBoard(boardOf(), { type: "order_updated", order: moved, staff_info: rosa });
    expect(boardWith(board, save(sampleCheckOff()), ben).entries[52]?.changedBy).toEqual(rosa);
  });

  it("O7 a saved check-off is said on its card and holds up no step", () => {
    expect([...orderMarks(save(sampleCheckOff()))]).toEqual([]);
    expect(touchedOrders(sampleCheckOff())).toEqual([52]);
  });

  it("R12 marks the cards that something saved touches", () => {
    const onItsWay = { action: sampleAction("x", 9, sampleMove({ orderId: 60 })), waited: false };
    const heard = {
      action: sampleAction("y", 9, { kind: "acknowledge", orders: [{ id: 61, number: "" }] }),
      waited: false,
    } as const;
    const marks = orderMarks([
      ...save(start, { kind: "acknowledge", orders: [{ id: 53, number: "" }] }),
      onItsWay,
      heard,
    ]);
    expect([...marks]).toEqual([
      [52, "saved"],
      [53, "saved"],
      [60, "sending"],
    ]);
  });

  it("O3 a step back takes the last saved step out instead of adding another one", () => {
    expect(unsentStep(save(start, finish), 52, "preparing")).toBe("a1");
    expect(unsentStep(save(start, finish), 52, "pending")).toBeNull();
    expect(unsentStep(save(start), 99, "pending")).toBeNull();
  });
});

describe("the stock with what is saved", () => {
  const coconut = {
    id: 32,
    name: "Young coconut",
    stock_quantity: 8,
    damaged_quantity: 3,
    available_quantity: 5,
    low_stock_threshold: 5,
    stock_status: "low_stock",
    enable_stock_tracking: true,
    version: 4,
    updated_at: "2026-07-03T02:34:00Z",
  } as const;
  const stock: Stock = changeStock({}, { type: "inventory_update", item: coconut });
  const count = (quantity: number, expectedVersion: number): Command => ({
    kind: "setStock",
    itemId: 32,
    itemName: "Young coconut",
    quantity,
    reason: "recount",
    expectedVersion,
  });
  const damage = (quantity: number, expectedVersion: number): Command => ({
    kind: "markDamaged",
    itemId: 32,
    itemName: "Young coconut",
    quantity,
    reason: "cracked",
    expectedVersion,
  });
  const shown = (...commands: Command[]) => stockWith(stock, save(...commands))[32]?.item;

  it("R12 shows what was counted and what was damaged at once, one on the other", () => {
    expect(shown(count(20, 4))).toMatchObject({
      stock_quantity: 20,
      available_quantity: 17,
      stock_status: "in_stock",
      version: 5,
    });
    expect(shown(damage(2, 4), damage(3, 5))).toMatchObject({
      damaged_quantity: 8,
      available_quantity: 0,
      stock_status: "out_of_stock",
    });
    expect(shown(damage(2, 4), count(9, 5))).toMatchObject({
      stock_quantity: 9,
      available_quantity: 4,
      stock_status: "low_stock",
    });
  });

  it("R12 shows a new alert level with what it makes of the status", () => {
    const level: Command = {
      ...{ kind: "setThreshold", itemId: 32, itemName: "Young coconut" },
      ...{ threshold: 4, expectedVersion: 4 },
    };
    expect(shown(level)).toMatchObject({ low_stock_threshold: 4, stock_status: "in_stock", version: 5 });
  });

  it("I3 shows what is off sale, and back, whatever was sold meanwhile", () => {
    const of = { itemId: 32, itemName: "Young coconut" };
    const off: Command = { kind: "takeOffSale", until: "restored", ...of };
    expect(shown(off)).toMatchObject({ sold_out: true, sold_out_until: null, stock_status: "out_of_stock" });
    const sold = changeStock(stock, { type: "inventory_update", item: { ...coconut, version: 9 } });
    expect(stockWith(sold, save(off))[32]?.item.stock_status).toBe("out_of_stock");
    expect(shown(off, { kind: "putBack", ...of })).toMatchObject({ sold_out: false, stock_status: "low_stock" });
    expect(shown({ ...off, until: "end_of_day" })?.sold_out_until).toEqual(expect.any(String));
  });

  it("R12 shows the server's stock as soon as that has gone on", () => {
    const sold = changeStock(stock, { type: "inventory_update", item: { ...coconut, version: 5, stock_quantity: 7 } });
    expect(stockWith(sold, save(count(20, 4)))).toBe(sold);
    expect([...itemsWaiting(save(count(20, 4)))]).toEqual([32]);
  });

  it("I5 closes a settled alert at once", () => {
    const alerts = changeStockAlerts(noStockAlerts, { type: "low_stock", item: coconut, notification_id: 9 });
    const settled = stockAlertsWith(
      alerts,
      save({ kind: "settleAlert", notificationId: 9, itemName: "Young coconut" }),
    );
    expect([showStockAlerts(alerts).length, showStockAlerts(settled).length]).toEqual([1, 0]);
  });
});

it("R13 the time of a saved step is that at which it was taken", () => {
  const order = boardWith(boardOf(), save(start), ben).entries[52]?.order;
  expect(Date.parse(order?.updated_at ?? "")).toBe(sampleNow - 1_000);
});
