import { expect, test } from "vitest";
import { staffPageAt } from "./pages.ts";

test.each([
  ["/admin", { kind: "board", orderId: null }],
  ["/admin/kitchen", { kind: "kitchen" }],
  ["/admin/stock", { kind: "stock" }],
  ["/admin/orders/52", { kind: "board", orderId: 52 }],
  ["/admin/inventory", { kind: "moved", to: "/admin/stock" }],
  ["/admin/orders", { kind: "moved", to: "/admin" }],
  ["/admin/orders/x", { kind: "moved", to: "/admin" }],
  ["/admin/nowhere", { kind: "moved", to: "/admin" }],
])("N1 the path %s that a notification may name leads to a page", (path, page) => {
  expect(staffPageAt(path)).toEqual(page);
});
