import { type OrderStatus, orderStatuses } from "@hafaloha/contract";
import { describe, expect, test } from "vitest";
import { customerNews } from "./customerNews.ts";

/** The title of what a customer hears, by the status before and after. */
const table: Record<OrderStatus, Partial<Record<OrderStatus, string>>> = {
  pending: { preparing: "TNK-O-001 is being prepared", cancelled: "TNK-O-001 was cancelled" },
  preparing: { ready: "TNK-O-001 is ready", cancelled: "TNK-O-001 was cancelled" },
  ready: { cancelled: "TNK-O-001 was cancelled" },
  completed: { cancelled: "TNK-O-001 was cancelled" },
  cancelled: { cancelled: "TNK-O-001 was cancelled" },
};
const told = { orderNumber: "TNK-O-001", etaMinutes: 20, cancelReason: null };

describe("customerNews", () => {
  for (const from of orderStatuses) {
    for (const to of orderStatuses) {
      test(`N1 ${from} to ${to}`, () => expect(customerNews({ ...told, from, to })?.title).toBe(table[from][to]));
    }
  }

  test("O4 says when it will be ready, and why it was cancelled", () => {
    expect(customerNews({ ...told, from: "pending", to: "preparing" })?.body).toBe("Ready in about 20 minutes.");
    expect(customerNews({ ...told, from: "pending", to: "cancelled", cancelReason: "No rice" })?.body).toBe("No rice");
  });
});
