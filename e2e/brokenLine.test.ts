import { describe, expect, test } from "vitest";
import { placeOrder } from "./harness/api.ts";
import { openDashboard, orderByHand } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const water = [{ id: 35, quantity: 1 }];

describe("With a line that breaks", () => {
  const world = useWorld(noPolling);

  test("R3 an order placed while the sockets are cut appears exactly once after the reconnect", async () => {
    const board = await openDashboard(await world.staff("ben"), world.url);
    await board.connection("Live").waitFor();
    world.proxy.refuseCable(true);
    world.proxy.cutCable();
    await board.connection("Reconnecting").waitFor();
    const missed = await placeOrder(world.site.url, water);
    expect(await board.card(missed.order_number).count()).toBe(0);
    world.proxy.refuseCable(false);
    await board.connection("Live").waitFor();
    await board.card(missed.order_number).waitFor();
    const after = await placeOrder(world.site.url, water);
    await board.card(after.order_number).waitFor();
    expect(await board.card(missed.order_number).count()).toBe(1);
    await board.newOrderAlert().getByText("2 new orders").waitFor();
  });

  test("R3 a dashboard goes on by itself after the server was killed and started again", async () => {
    const board = await openDashboard(await world.staff("ben"), world.url);
    const before = await placeOrder(world.site.url, water);
    await board.card(before.order_number).waitFor();
    await world.site.kill();
    await board.connection("Reconnecting").waitFor();
    await world.site.startAgain();
    await board.connection("Live").waitFor();
    expect(await board.card(before.order_number).count()).toBe(1);
    const after = await placeOrder(world.site.url, water);
    await board.card(after.order_number).waitFor();
  });
});

describe("With sockets refused altogether", () => {
  const world = useWorld({ POLLING_INTERVAL: "1000" });

  test("R11 the board sees orders by polling and does not say that it is live", async () => {
    world.proxy.refuseCable(true);
    const board = await openDashboard(await world.staff("ben"), world.url);
    const placed = await placeOrder(world.site.url, [{ id: 32, quantity: 7 }]);
    await board.card(placed.order_number).waitFor();
    await board.newOrderAlert().waitFor();
    await board.lowStockAlert().getByRole("heading", { name: "Young coconut: 5 left" }).waitFor();
    await board.connection(/(Reconnecting|Checking every)/).waitFor();
    expect(world.proxy.cableAttempts()).toBeGreaterThan(0);
  });

  test("R7 polling ends when a socket can be had again", async () => {
    world.proxy.refuseCable(true);
    const board = await openDashboard(await world.staff("ben"), world.url);
    await board.connection("Reconnecting").waitFor();
    world.proxy.refuseCable(false);
    await board.connection(/(Reconnecting|Checking every)/).click();
    await board.page.getByRole("button", { name: "Reconnect now" }).click();
    await board.connection("Live").waitFor();
    const placed = await placeOrder(world.site.url, water);
    await board.card(placed.order_number).waitFor();
    expect(await board.card(placed.order_number).count()).toBe(1);
  });
});

describe("With sockets switched off by setting", () => {
  const world = useWorld({ POLLING_INTERVAL: "1000", USE_WEBSOCKETS: "off" });

  test("R11 the same pages poll and never ask for a socket", async () => {
    const board = await openDashboard(await world.staff("ben"), world.url);
    await board.connection("Checking every 1 s").waitFor();
    const placed = await placeOrder(world.site.url, water);
    await board.card(placed.order_number).waitFor();
    await board.newOrderAlert().waitFor();
    expect(world.proxy.cableAttempts()).toBe(0);
  });

  test("R11 an order goes its whole way from the menu to the customer's screen", async () => {
    const board = await openDashboard(await world.staff("ben"), world.url);
    const guest = await (await world.person()).newPage();
    await orderByHand(guest, world.url);
    await guest.getByRole("heading", { name: "Order received" }).waitFor();
    const alert = board.newOrderAlert().filter({ hasText: "Tasi Cruz" });
    await alert.waitFor();
    await alert
      .getByRole("button", { name: "Acknowledge all" })
      .or(alert.getByRole("button", { name: "Acknowledge" }))
      .first()
      .click();
    const card = board.page.getByRole("article").filter({ hasText: "Coconut-charcoal chicken plate" });
    await card
      .getByRole("button", { name: /^Start/ })
      .first()
      .click();
    await guest.getByRole("heading", { name: "Cooking now" }).waitFor();
    await card.getByRole("button", { name: "Ready" }).click();
    await guest.getByRole("heading", { name: "Ready", exact: true }).waitFor();
    expect(world.proxy.cableAttempts()).toBe(0);
  });
});
