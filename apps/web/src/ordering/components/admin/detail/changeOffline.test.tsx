import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { card, openBoard, placed, signInBen } from "../../../../../test/boardUnderTest.tsx";
import { StaffServer } from "../../../../../test/staffServer.ts";
import { laterParts } from "../laterParts.ts";

// On a busy machine it takes longer than the rest of a test.
beforeAll(() => laterParts.orderDrawer());
beforeEach(() => {
  signInBen();
  history.replaceState(null, "", "/admin?order=52");
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  history.replaceState(null, "", "/admin");
});

const order = placed({ status: "preparing", eta_minutes: 20 });
const [line] = order.items;

/** O-052 is being made, its details are open, and the line is lost. */
async function openWithoutLine() {
  const server = new StaffServer();
  server.orders = [order];
  server.on("PATCH", `/orders/${order.id}`, () => ({ status: 200, body: { ...order, version: order.version + 1 } }));
  const board = await openBoard(server);
  board.goLive();
  const drawer = within(await screen.findByRole("dialog", { name: order.order_number }));
  server.reachable = false;
  act(() => board.browser.goOffline());
  const comeBack = () => {
    server.reachable = true;
    act(() => board.browser.goOnline());
  };
  const changes = () => server.asked("PATCH", `/orders/${order.id}`);
  return { ...board, drawer, comeBack, changes };
}

it("R12 another time is refused in words without a line, and is one command when it is chosen again", async () => {
  const { user, drawer, comeBack, changes } = await openWithoutLine();
  await user.click(drawer.getByRole("button", { name: "Change time" }));
  await user.click(drawer.getByRole("button", { name: "45 min" }));
  expect(await drawer.findByText("The server cannot be reached.")).toBeDefined();
  expect(drawer.getByText("Choose again when the connection is back.")).toBeDefined();
  comeBack();
  await user.click(drawer.getByRole("button", { name: "45 min" }));
  expect(await drawer.findByRole("button", { name: "Change time" })).toBeDefined();
  expect(changes().map(({ body }) => body)).toEqual(
    Array.from({ length: 2 }, () => ({ order: { expected_version: order.version, eta_minutes: 45 } })),
  );
  expect(new Set(changes().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
});

it("R12 other lines are refused in words without a line, and what was typed stays until they are saved", async () => {
  const { user, drawer, comeBack, changes } = await openWithoutLine();
  await user.click(drawer.getByRole("button", { name: "Edit lines" }));
  await user.click(drawer.getByRole("button", { name: `One more, ${line?.name}` }));
  await user.type(drawer.getByLabelText(/^Why/), "The customer called");
  await user.click(drawer.getByRole("button", { name: "Save the lines" }));
  expect(await drawer.findByText("Your changes stay here. Save them when the connection is back.")).toBeDefined();
  comeBack();
  expect(drawer.getByLabelText<HTMLInputElement>(/^Why/).value).toBe("The customer called");
  await user.click(drawer.getByRole("button", { name: "Save the lines" }));
  expect(await drawer.findByRole("button", { name: "Edit lines" })).toBeDefined();
  expect(changes().at(-1)?.body).toMatchObject({ order: { edit_reason: "The customer called" } });
});

it("R12 lines are not changed on top of a step that waits to be sent", async () => {
  const { user, drawer, changes } = await openWithoutLine();
  await user.click(within(card("O-052")).getByRole("button", { name: "Ready" }));
  await waitFor(() => expect(drawer.getByText("Waiting to send")).toBeDefined());
  await user.click(drawer.getByRole("button", { name: "Edit lines" }));
  await user.click(drawer.getByRole("button", { name: `One more, ${line?.name}` }));
  await user.click(drawer.getByRole("button", { name: "Save the lines" }));
  expect(await drawer.findByText("An earlier step of this order is not sent yet.")).toBeDefined();
  expect(changes().filter(({ body }) => JSON.stringify(body).includes("items"))).toEqual([]);
});
