import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { card, column, openBoard, placed, signInBen } from "../../../../../test/boardUnderTest.tsx";
import { StaffServer } from "../../../../../test/staffServer.ts";
import { resetBoard } from "./boardState.ts";

beforeEach(signInBen);
afterEach(() => {
  cleanup();
  localStorage.clear();
  resetBoard();
  history.replaceState(null, "", "/admin");
});

const server = () => {
  const staff = new StaffServer();
  staff.orders = Array.from({ length: 90 }, (_, index) => placed({ id: 101 + index, staff_created: true }));
  return staff;
};
const made = () => within(column("Pending")).getAllByRole("article").length;

it("O7 makes the first 60 cards of a long column at once, and counts them all", async () => {
  await openBoard(server());
  expect(made()).toBe(60);
  expect(screen.getByRole("region", { name: "Pending, 90 orders" })).toBeDefined();
});

it("O7 makes the card that is asked for, however far down it stands", async () => {
  history.replaceState(null, "", "/admin/orders/180");
  await openBoard(server());
  await waitFor(() => expect(card("O-180")).toBeDefined());
  expect(made()).toBe(80);
});
