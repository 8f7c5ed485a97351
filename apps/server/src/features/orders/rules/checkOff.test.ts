import { type OrderStatus, orderStatuses } from "@hafaloha/contract";
import { describe, expect, it } from "vitest";
import { checkOff } from "./checkOff.ts";

const fries = { name: "Taro fries", quantity: 3, made: 1 };
const isCooked: Record<OrderStatus, boolean> = {
  pending: true,
  preparing: true,
  ready: true,
  completed: false,
  cancelled: false,
};

describe("checkOff", () => {
  it.each(orderStatuses)("O7 of an order that is %s", (status) => {
    expect(checkOff(status, fries, 2).valid).toBe(isCooked[status]);
  });

  it.each([
    [0, { valid: true, isNews: true }],
    [1, { valid: true, isNews: false }],
    [3, { valid: true, isNews: true }],
    [4, { valid: false, problem: "4 of Taro fries cannot be made: 3 were ordered." }],
  ])("O7 %i of three, of which one is made", (made, expected) => {
    expect(checkOff("preparing", fries, made)).toEqual(expected);
  });
});
