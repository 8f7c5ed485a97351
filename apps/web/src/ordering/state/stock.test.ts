import type { Notification, StockAudit, StockItem } from "@hafaloha/contract";
import { describe, expect, it } from "vitest";
import { changeStockAlerts, noStockAlerts, type StockAlertChange, showStockAlerts } from "./alertsStock.ts";
import { changeStock, countStock, newerMovement, type Stock, stockFromMenu, viewStock } from "./stock.ts";
import { type StockQuestion, usualStock } from "./stockQuestion.ts";
import { sampleItem } from "./storefrontSamples.ts";

const coconut = (differences: Partial<StockItem> = {}): StockItem => ({
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
  ...differences,
});
const movement = (id: number): StockAudit => ({
  ...{ id, menu_item_id: 32, option_id: null, previous_quantity: 9, new_quantity: 8, reason: "sale" },
  ...{ reason_details: null, user_id: null, order_id: 50, created_at: "2026-07-03T02:34:00Z" },
});
const notice = (differences: Partial<Notification> = {}): Notification => ({
  id: 9,
  title: "Young coconut: 5 left",
  body: "",
  notification_type: "low_stock",
  resource_type: "MenuItem",
  resource_id: 32,
  restaurant_id: 1,
  admin_path: "/admin/stock",
  acknowledged: false,
  metadata: { name: "Young coconut", available_quantity: 5, low_stock_threshold: 5 },
  created_at: "2026-07-03T02:34:00Z",
  ...differences,
});
const low: StockAlertChange = { type: "low_stock", item: coconut(), notification_id: 9 };
const list = (notifications: Notification[], waitingBefore: number[] = []): StockAlertChange => ({
  type: "notifications_read",
  kind: "low_stock",
  notifications,
  waitingBefore,
});
const shown = (...changes: StockAlertChange[]) => showStockAlerts(changes.reduce(changeStockAlerts, noStockAlerts));

describe("the stock", () => {
  const stock: Stock = [
    coconut(),
    coconut({ id: 1, name: "Chicken plate", stock_status: "in_stock", available_quantity: 40 }),
    coconut({ id: 28, name: "Chiffon cake", stock_status: "out_of_stock", available_quantity: 0 }),
    coconut({
      ...{ id: 5, name: "Tofu plate", stock_status: "in_stock", enable_stock_tracking: false },
      ...{ stock_quantity: null, damaged_quantity: null, available_quantity: null, low_stock_threshold: null },
    }),
  ].reduce<Stock>((held, item) => changeStock(held, { type: "inventory_update", item }), {});

  const shownIds = (asked: Partial<StockQuestion>) =>
    viewStock(stock, { ...usualStock, ...asked }).map((row) => row.item.id);

  it("I6 holds what moved an item last as it was told, also over a read, and the newer of told and read counts", () => {
    const update = { type: "inventory_update", item: coconut() } as const;
    const told = changeStock(stock, { ...update, last_movement: movement(8) });
    expect(told[32]?.lastMovement?.id).toBe(8);
    expect(changeStock(told, update)[32]?.lastMovement?.id, "an answer tells of none").toBe(8);
    expect(stockFromMenu(told, [{ ...sampleItem({ id: 32 }), ...coconut() }])[32]?.lastMovement?.id).toBe(8);
    expect(newerMovement(movement(8), movement(7))?.id).toBe(8);
    expect(newerMovement(movement(8), movement(9))?.id).toBe(9);
    expect(newerMovement(undefined, movement(9))?.id).toBe(9);
    expect(newerMovement(movement(8), undefined)?.id).toBe(8);
  });

  it("I7 takes each newer state of an item and ignores an older one", () => {
    const sold = changeStock(stock, { type: "inventory_update", item: coconut({ version: 6, available_quantity: 3 }) });
    const late = changeStock(sold, { type: "inventory_update", item: coconut({ version: 5, available_quantity: 4 }) });
    expect(late[32]?.item.available_quantity).toBe(3);
  });

  it("I3 lists what needs attention first", () => {
    expect(shownIds({})).toEqual([28, 32, 1, 5]);
    expect(shownIds({ show: "low_stock" })).toEqual([32]);
    expect(shownIds({ show: "attention" })).toEqual([28, 32]);
    expect(shownIds({ search: "cake" })).toEqual([28]);
    expect(countStock(stock)).toEqual({ all: 4, attention: 2, out_of_stock: 1, low_stock: 1, untracked: 1 });
  });

  it("I3 sorts by each column, either way, and leaves what is not counted at the end", () => {
    expect(shownIds({ sort: "available" })).toEqual([28, 32, 1, 5]);
    expect(shownIds({ sort: "available", direction: "desc" })).toEqual([1, 32, 28, 5]);
    expect(shownIds({ sort: "name" })).toEqual([1, 28, 5, 32]);
    expect(shownIds({ sort: "status", direction: "desc" })).toEqual([5, 1, 32, 28]);
  });

  it("I3 shows one section or one station of the menu", () => {
    const listed = Object.fromEntries(
      Object.values(stock).map((row) => [
        row.item.id,
        row.item.id === 28 ? { ...row, categoryIds: [5], station: "pastry" as const } : row,
      ]),
    );
    expect(viewStock(listed, { ...usualStock, section: 5 }).map((row) => row.item.id)).toEqual([28]);
    expect(viewStock(listed, { ...usualStock, station: "pastry" }).map((row) => row.item.id)).toEqual([28]);
    expect(viewStock(listed, { ...usualStock, station: "bar" })).toEqual([]);
  });
});

describe("the low-stock alerts", () => {
  it("I5 names the available quantity, once, whichever ways it came", () => {
    const alerts = shown(low, { type: "notification", notification: notice() }, list([notice()]));
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({ name: "Young coconut", available: 5, notificationIds: [9] });
  });

  it("I5 follows the quantity down, and goes when the item is restocked", () => {
    const sold = coconut({ version: 5, available_quantity: 2, updated_at: "2026-07-03T02:36:00Z" });
    expect(shown(low, { type: "inventory_update", item: sold })[0]?.available).toBe(2);
    const back = { ...sold, stock_status: "in_stock" as const, available_quantity: 17 };
    expect(shown(low, { type: "back_in_stock", item: back })).toEqual([]);
  });

  it("I5 shows one alert for an item that went from low to sold out", () => {
    const gone = coconut({ version: 5, available_quantity: 0, stock_status: "out_of_stock" });
    const alerts = shown(low, { type: "out_of_stock", item: gone, notification_id: 10 });
    expect(alerts).toMatchObject([{ available: 0, notificationIds: [9, 10] }]);
  });

  it("N1 never shows an acknowledged notification again", () => {
    expect(shown(low, { type: "notification_acknowledged", id: 9 }, list([notice()]), low)).toEqual([]);
    expect(shown({ type: "notification_acknowledged", id: 9 }, low)).toEqual([]);
  });

  it("R11 drops what a colleague settled while away, and keeps what came while the list was on its way", () => {
    expect(shown(low, list([], [9]))).toEqual([]);
    expect(shown(low, list([], []))).toHaveLength(1);
  });
});
