import type { Order, OrderHistoryEntry } from "@hafaloha/contract";
import { beforeEach, describe, expect, test } from "vitest";
import { type Api, apiAt, placeOrder } from "./harness/api.ts";
import { openDashboard, openKitchen } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const water = 35;
const coconut = 32;

describe("In the kitchen", () => {
  const world = useWorld(noPolling);
  let rosa: Api;

  beforeEach(async () => {
    rosa = apiAt(world.site.url, (await world.signIn("rosa")).token);
  });

  const change = async (order: Order, asked: object) => {
    const { status, body } = await rosa.patch<Order>(`/orders/${order.id}`, {
      order: { expected_version: order.version, ...asked },
    });
    if (status !== 200) throw new Error(`The order was not changed: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  /** Two bottles and a coconut, being prepared. */
  const start = async () => {
    const items = [
      { id: water, quantity: 2 },
      { id: coconut, quantity: 1 },
    ];
    return change(await placeOrder(world.site.url, items), { status: "preparing", eta_minutes: 20 });
  };
  const read = async (order: Order) => (await rosa.get<Order>(`/orders/${order.id}`)).body;
  const history = async (order: Order) => {
    const { body } = await rosa.get<OrderHistoryEntry[]>(`/orders/${order.id}/history`);
    return body.map(({ to_status }) => to_status);
  };

  test("O8 a line checked off at one screen is checked off at the others, and leaves the version alone", async () => {
    const kitchen = await openKitchen(await world.staff("ben"), world.url);
    const board = await openDashboard(await world.staff("rosa"), world.url);
    for (const screen of [kitchen, board]) await screen.connection("Live").waitFor();
    const order = await start();
    await kitchen.line(order.order_number, /water/i).click();
    await board.card(order.order_number).getByRole("checkbox", { name: /water/i, checked: true }).waitFor();
    await board.card(order.order_number).getByText("2 of 3 made").waitFor();
    expect((await read(order)).version).toBe(order.version);
  });

  test("O8 the bump bar bumps, checks off, recalls and shows the totals without a mouse", async () => {
    const kitchen = await openKitchen(await world.staff("mina"), world.url);
    await kitchen.connection("Live").waitFor();
    const { page } = kitchen;
    for (const { id } of (await rosa.get<{ orders: Order[] }>("/orders?status=preparing&per_page=100")).body.orders) {
      await change((await rosa.get<Order>(`/orders/${id}`)).body, { status: "ready" });
    }
    await page.getByText("All caught up.").waitFor();
    const order = await start();
    await kitchen.ticket(order.order_number).waitFor();
    await page.keyboard.press("Shift+Digit1");
    await page.keyboard.press("Space");
    await kitchen.ticket(order.order_number).getByRole("checkbox", { checked: true }).waitFor();
    await page.keyboard.press("1");
    await kitchen.ticket(order.order_number).waitFor({ state: "detached" });
    await expect.poll(async () => (await read(order)).status).toBe("ready");
    expect((await read(order)).items.map((line) => line.made_quantity)).toEqual([2, 1]);
    await page.keyboard.press("r");
    await kitchen
      .ticket(order.order_number)
      .getByRole("button", { name: /^All made: bump/ })
      .waitFor();
    const totals = page.getByRole("complementary", { name: "All day totals" });
    await page.keyboard.press("0");
    await totals.waitFor({ state: "detached" });
    await page.keyboard.press("0");
    await totals.waitFor();
  });

  test("O3 two tablets on one order at once: one wins, the other is told and shows the winner's state", async () => {
    const tablets = [
      await openDashboard(await world.staff("ben"), world.url),
      await openDashboard(await world.staff("mina"), world.url),
    ];
    for (const tablet of tablets) await tablet.connection("Live").waitFor();
    const order = await start();
    for (const tablet of tablets) await tablet.card(order.order_number).waitFor();
    // Both ask before either has an answer.
    const asked = new Set<string>();
    let letBoth = () => {};
    const bothAsked = new Promise<void>((resolve) => {
      letBoth = resolve;
    });
    for (const [index, { page }] of tablets.entries()) {
      await page.route(`**/orders/${order.id}?*`, async (route) => {
        if (route.request().method() === "PATCH") {
          asked.add(String(index));
          if (asked.size === tablets.length) letBoth();
          await bothAsked;
        }
        await route.continue();
      });
    }
    const [first, second] = tablets as [(typeof tablets)[number], (typeof tablets)[number]];
    await first.card(order.order_number).getByRole("button", { name: "Ready" }).click();
    await second
      .card(order.order_number)
      .getByRole("button", { name: /^More for/ })
      .click();
    await second.page.getByRole("menuitem", { name: "Cancel order" }).click();
    await second.page.getByRole("button", { name: "The customer asked" }).click();
    await second.page
      .getByRole("dialog")
      .getByRole("button", { name: /^Cancel/ })
      .last()
      .click();
    await expect.poll(async () => (await read(order)).version).toBe(order.version + 1);
    const { status } = await read(order);
    const loser = status === "ready" ? second : first;
    await loser.page
      .getByText(/already (marked it ready|cancelled it)\./)
      .first()
      .waitFor();
    expect(await history(order)).toHaveLength(3);
    if (status === "ready") {
      await second.page.getByRole("article", { name: new RegExp(`${order.order_number.slice(-3)}, ready,`) }).waitFor();
    } else {
      await first.card(order.order_number).waitFor({ state: "detached" });
    }
  });

  test("O3 a double tap on Bump is one bump, also where the next ticket has slid under the finger", async () => {
    const kitchen = await openKitchen(await world.staff("ben"), world.url);
    await kitchen.connection("Live").waitFor();
    const orders = [await start(), await start()] as const;
    for (const order of orders) await kitchen.ticket(order.order_number).waitFor();
    const bump = kitchen.ticket(orders[0].order_number).getByRole("button", { name: /bump/i });
    await bump.dblclick({ noWaitAfter: true });
    await expect.poll(async () => (await read(orders[0])).status).toBe("ready");
    await kitchen.ticket(orders[0].order_number).waitFor({ state: "detached" });
    expect((await read(orders[1])).status).toBe("preparing");
    expect(await kitchen.ticket(orders[1].order_number).count()).toBe(1);
  });

  test("R12 a reload in the middle of a bump makes one bump", async () => {
    const kitchen = await openKitchen(await world.staff("ben"), world.url);
    await kitchen.connection("Live").waitFor();
    const order = await start();
    let reached = () => {};
    const isReached = new Promise<void>((resolve) => {
      reached = resolve;
    });
    // The server does it, and the page is gone before the answer.
    await kitchen.page.route(`**/orders/${order.id}?*`, async (route) => {
      if (route.request().method() !== "PATCH") return route.continue();
      await route.fetch();
      reached();
      await route.abort();
    });
    await kitchen.ticket(order.order_number).getByRole("button", { name: /bump/i }).click();
    await isReached;
    await kitchen.page.unroute(`**/orders/${order.id}?*`);
    await kitchen.page.reload();
    await kitchen.connection("Live").waitFor();
    await kitchen.page.getByRole("button", { name: `Recall ${order.order_number.replace(/^[A-Z]+-/, "")}` }).waitFor();
    await expect
      .poll(() =>
        kitchen.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("hafaloha.queue"))),
      )
      .toEqual([]);
    expect(await read(order)).toMatchObject({ status: "ready", version: order.version + 1 });
    expect(await kitchen.page.getByRole("button", { name: /not taken/ }).count()).toBe(0);
  });

  test("O10 an edit stands on the ticket's lines, and a cancelled order says stop until somebody has seen it", async () => {
    const kitchen = await openKitchen(await world.staff("ben"), world.url);
    await kitchen.connection("Live").waitFor();
    const order = await start();
    await kitchen.ticket(order.order_number).waitFor();
    const [bottles] = order.items;
    const edited = await change(order, {
      items: [
        { line_id: bottles?.id, quantity: 2 },
        { id: water, quantity: 1, notes: "no ice" },
      ],
    });
    await kitchen.ticket(order.order_number).getByText("Void").waitFor();
    await kitchen.line(order.order_number, /Added.*NO ice/s).waitFor();
    await change(edited, { status: "cancelled", cancel_reason: "The guest called." });
    const stop = kitchen.page.getByRole("button", {
      name: `Got it, stop cooking ${order.order_number.replace(/^[A-Z]+-/, "")}`,
    });
    await stop.waitFor();
    await kitchen.page.reload();
    await stop.click();
    await kitchen.ticket(order.order_number).waitFor({ state: "detached" });
    await kitchen.page.reload();
    await kitchen.connection("Live").waitFor();
    expect(await kitchen.ticket(order.order_number).count()).toBe(0);
  });
});
