import { expect, test } from "vitest";
import { pathWithRestaurant, staffPageAt } from "./pages.ts";

test.each([
  ["/admin", { kind: "board", orderId: null }],
  ["/admin/kitchen", { kind: "kitchen" }],
  ["/admin/history", { kind: "history" }],
  ["/admin/stock", { kind: "stock" }],
  ["/admin/alerts", { kind: "alerts" }],
  ["/admin/analytics", { kind: "analytics" }],
  ["/admin/people", { kind: "people" }],
  ["/admin/settings", { kind: "settings" }],
  ["/admin/orders/52", { kind: "board", orderId: 52 }],
  ["/admin/inventory", { kind: "moved", to: "/admin/stock" }],
  ["/admin/orders", { kind: "moved", to: "/admin" }],
  ["/admin/orders/x", { kind: "moved", to: "/admin" }],
  ["/admin/nowhere", { kind: "moved", to: "/admin" }],
])("N1 the path %s that a notification may name leads to a page", (path, page) => {
  expect(staffPageAt(path)).toEqual(page);
});

test.each([
  ["", "/admin/stock"],
  ["order=52&page=3", "/admin/stock"],
  ["order=52&restaurant_id=2", "/admin/stock?restaurant_id=2"],
])("A2 of the address ?%s only a super_admin's restaurant goes along to another page", (search, path) => {
  expect(pathWithRestaurant("/admin/stock", search)).toBe(path);
});
