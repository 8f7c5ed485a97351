import { describe, expect, it } from "vitest";
import { sampleNotification, sampleStockAlert } from "./notificationSamples.ts";
import {
  alertFilterOf,
  changeNotifications,
  countWaiting,
  type Notifications,
  type NotificationsChange,
  viewAlerts,
} from "./notifications.ts";
import { sampleAcknowledge, sampleMove } from "./savedSamples.ts";
import { notificationsWith } from "./savedView.ts";

const order = sampleNotification({ resource_id: 53 });
const stock = sampleStockAlert();
const read = (...notifications: (typeof order)[]): NotificationsChange => ({
  type: "notifications_read",
  notifications,
});
const heldAfter = (...changes: NotificationsChange[]): Notifications =>
  changes.reduce(changeNotifications, {} as Notifications);
const waiting = (held: Notifications) => viewAlerts(held, "all").waiting.map(({ id }) => id);
const settled = (id: number): NotificationsChange => ({ type: "notification_acknowledged", id });

describe("the notifications of the staff", () => {
  it("N1 shows what waits before what is answered, each with the newest at the top", () => {
    const old = sampleStockAlert({ id: 3, created_at: "2026-07-03T01:00:00Z" });
    const held = heldAfter(read(old, stock, order), settled(7));
    expect(viewAlerts(held, "all")).toMatchObject({ waiting: [{ id: 8 }, { id: 3 }], answered: [{ id: 7 }] });
    expect(viewAlerts(held, "orders")).toMatchObject({ waiting: [], answered: [{ id: 7 }] });
    expect(countWaiting(held)).toEqual({ all: 2, orders: 0, stock: 2 });
  });

  it("N1 an alert that is raised or answered anywhere moves at once", () => {
    const held = heldAfter(read(order), { type: "notification", notification: stock });
    expect(waiting(held)).toEqual([7, 8]);
    expect(waiting(changeNotifications(held, settled(7)))).toEqual([8]);
  });

  it("N1 what is told twice or late never makes an alert wait again", () => {
    const raised: NotificationsChange = { type: "notification", notification: order };
    expect(waiting(heldAfter(raised, settled(7), raised, read(order)))).toEqual([]);
    expect(heldAfter(settled(7))).toEqual({});
  });

  it("R11 a list that was asked for before an alert came does not hide it, and drops what it lacks", () => {
    const held = heldAfter(read(order), { type: "notification", notification: stock });
    expect(waiting(changeNotifications(held, read(order)))).toEqual([7, 8]);
    expect(waiting(changeNotifications(held, read(stock)))).toEqual([8]);
  });

  it("O5 an order that is acknowledged or begun here has no alert that waits, before the server has heard", () => {
    const held = heldAfter(read(order, stock));
    expect(waiting(notificationsWith(held, [sampleAcknowledge]))).toEqual([8]);
    expect(waiting(notificationsWith(held, [sampleMove({ orderId: 53, from: "pending" })]))).toEqual([8]);
    expect(waiting(notificationsWith(held, []))).toEqual([7, 8]);
  });

  it.each([
    [null, "all"],
    ["stock", "stock"],
    ["nonsense", "all"],
  ])("N1 the address %s shows %s", (value, filter) => {
    expect(alertFilterOf(value)).toBe(filter);
  });
});
