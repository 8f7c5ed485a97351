import type { Order } from "@hafaloha/contract";
import { describe, expect, test } from "vitest";
import { apiAt, placeOrder } from "./harness/api.ts";
import { type Dashboard, openDashboard } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const water = [{ id: 35, quantity: 1 }];

/** Alone, or with what came back besides. */
const sentWords = /(All saved actions sent\.|1 saved action sent\.)/;

describe("What staff do without a line", () => {
  const world = useWorld(noPolling);

  /** Ben starts the order, which takes it out of pending. */
  async function start(board: Dashboard, { order_number }: Order): Promise<void> {
    await board
      .card(order_number)
      .getByRole("button", { name: /^Start · / })
      .click();
  }

  async function expectStartedOnce({ id }: Order): Promise<void> {
    const ben = apiAt(world.site.url, (await world.signIn("ben")).token);
    await expect
      .poll(async () => (await ben.get<Order>(`/orders/${id}`)).body)
      .toMatchObject({ status: "preparing", version: 2 });
  }

  test("R12 is kept over a reload, and sent once when the line is back", async () => {
    const placed = await placeOrder(world.site.url, water);
    const context = await world.staff("ben");
    const board = await openDashboard(context, world.url);
    await board.connection("Live").waitFor();
    const itsAddress = new RegExp(`/orders/${placed.id}\\?`);
    await context.route(itsAddress, (route) => route.abort());
    await start(board, placed);
    await board.connection(/.*(1 saved|sending 1)/).waitFor();
    await board.page.reload();
    await board.card(placed.order_number).getByText("Waiting to send").waitFor();
    await context.unroute(itsAddress);
    await expectStartedOnce(placed);
    await board.page.getByText(sentWords).first().waitFor();
    await board.card(placed.order_number).getByRole("button", { name: "Ready" }).waitFor();
  });

  test("R12 is sent once after the server was killed and started again", async () => {
    const placed = await placeOrder(world.site.url, water);
    const board = await openDashboard(await world.staff("ben"), world.url);
    await board.connection("Live").waitFor();
    await world.site.kill();
    await start(board, placed);
    await board.connection(/.*1 saved/).waitFor();
    await world.site.startAgain();
    await expectStartedOnce(placed);
    await board.page.getByText(sentWords).first().waitFor();
    expect(await board.card(placed.order_number).count()).toBe(1);
  });

  test("R12 R14 is sent once by whichever of two tabs, and the one it was done in says so", async () => {
    const placed = await placeOrder(world.site.url, water);
    const context = await world.staff("ben");
    const [acting, other] = [await openDashboard(context, world.url), await openDashboard(context, world.url)];
    for (const board of [acting, other]) await board.connection("Live").waitFor();
    await context.setOffline(true);
    for (const board of [acting, other]) await board.connection("Offline").waitFor();
    await start(acting, placed);
    for (const board of [acting, other]) await board.connection(/.*1 saved/).waitFor();
    await context.setOffline(false);
    await expectStartedOnce(placed);
    await acting.page.getByText(sentWords).first().waitFor();
    for (const board of [acting, other]) {
      await board.connection("Live").waitFor();
      await board.card(placed.order_number).getByRole("button", { name: "Ready" }).waitFor();
      expect(await board.card(placed.order_number).count()).toBe(1);
    }
  });
});
