import type { Order } from "@hafaloha/contract";
import type { BrowserContext } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import { apiAt, placeOrder } from "./harness/api.ts";
import { watchBoard } from "./harness/boardWatch.ts";
import { type FreezableTab, openFreezableTabs } from "./harness/freezableTabs.ts";
import { type Dashboard, openDashboard, short } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const water = [{ id: 35, quantity: 1 }];

describe("Several tabs of one browser", () => {
  const world = useWorld(noPolling);
  let attempts = 0;

  beforeEach(() => {
    attempts = world.proxy.cableAttempts();
  });

  const socketsOpened = () => world.proxy.cableAttempts() - attempts;

  async function openSockets(): Promise<number> {
    const { body } = await apiAt(world.site.url).get<string>("/metrics");
    return Number(/^hafaloha_cable_connections (\d+)$/m.exec(body)?.[1]);
  }

  /** The first one leads: it was alone when it connected. */
  async function openBoards(context: BrowserContext, count: number): Promise<[Dashboard, ...Dashboard[]]> {
    const first = await openDashboard(context, world.url);
    await first.connection("Live").waitFor();
    const boards: [Dashboard, ...Dashboard[]] = [first];
    while (boards.length < count) boards.push(await openDashboard(context, world.url));
    for (const board of boards) await board.connection("Live").waitFor();
    return boards;
  }

  async function expectOnce(boards: readonly Dashboard[], orderNumber: string): Promise<void> {
    for (const board of boards) {
      await board.card(orderNumber).waitFor();
      expect(await board.card(orderNumber).count()).toBe(1);
    }
  }

  test("R14 five of one account have one socket, and an order shows once in each", async () => {
    const boards = await openBoards(await world.staff("ben"), 5);
    const placed = await placeOrder(world.site.url, water);
    await expectOnce(boards, placed.order_number);
    expect([socketsOpened(), await openSockets()]).toEqual([1, 1]);
  });

  test("R14 R13 when the leader of five is closed nothing is lost or shown twice in the others, and none looks live meanwhile", async () => {
    const [leader, ...others] = await openBoards(await world.staff("ben"), 5);
    const before = await placeOrder(world.site.url, water);
    await expectOnce(others, before.order_number);
    const watches = await Promise.all(others.map(({ page }) => watchBoard(page)));
    world.proxy.refuseCable(true);
    await leader.page.close();
    for (const board of others) await board.connection("Reconnecting").waitFor();
    const between = await placeOrder(world.site.url, water);
    world.proxy.refuseCable(false);
    for (const board of others) await board.connection("Live").waitFor();
    const after = await placeOrder(world.site.url, water);
    for (const { order_number } of [before, between, after]) await expectOnce(others, order_number);
    for (const watch of watches) await watch.expectTrue(between);
    expect(await openSockets()).toBe(1);
  });

  test("R14 a frozen leader hands over, and has what it missed when it wakes", async () => {
    const tabs = await openFreezableTabs(world.browser, await world.signIn("ben"));
    const leader = await tabs.open(`${world.url}/admin`);
    await expectCount([leader], live, 1);
    const others = [await tabs.open(`${world.url}/admin`), await tabs.open(`${world.url}/admin`)];
    await expectCount(others, live, 1);
    expect(socketsOpened()).toBe(1);
    await leader.setLifecycle("frozen");
    await expect.poll(socketsOpened, patient).toBe(2);
    const during = await placeOrder(world.site.url, water);
    await expectCount(others, cardOf(during), 1);
    await leader.setLifecycle("active");
    await expectCount([leader, ...others], live, 1);
    const after = await placeOrder(world.site.url, water);
    for (const order of [during, after]) await expectCount([leader, ...others], cardOf(order), 1);
    expect([socketsOpened(), await openSockets()]).toEqual([2, 1]);
    await tabs.close();
  });

  test("R14 all show that the line is lost, and whichever is asked has it tried again", async () => {
    const boards = await openBoards(await world.staff("ben"), 3);
    world.proxy.refuseCable(true);
    world.proxy.cutCable();
    for (const board of boards) await board.connection("Reconnecting").waitFor();
    world.proxy.refuseCable(false);
    const last = boards.at(-1) ?? boards[0];
    await last.connection(/(Reconnecting|Checking every)/).click();
    await last.page.getByRole("button", { name: "Reconnect now" }).click();
    for (const board of boards) await board.connection("Live").waitFor();
    expect(await openSockets()).toBe(1);
  });

  test("A4 who signs out in one signs out in all", async () => {
    const boards = await openBoards(await world.staff("ben"), 3);
    const last = boards.at(-1) ?? boards[0];
    await last.page.getByRole("button", { name: "Account of Ben" }).click();
    await last.page.getByRole("menuitem", { name: "Sign out" }).click();
    for (const { page } of boards) await page.waitForURL(/\/sign-in/);
    await expect.poll(openSockets).toBe(0);
  });

  test("R14 without locks and broadcasts each has a socket of its own, and shows and does everything", async () => {
    const context = await world.staff("ben");
    await context.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, "locks");
      Reflect.deleteProperty(globalThis, "BroadcastChannel");
    });
    const boards = await openBoards(context, 3);
    expect([socketsOpened(), await openSockets()]).toEqual([3, 3]);
    const placed = await placeOrder(world.site.url, water);
    await expectOnce(boards, placed.order_number);
    await boards[0]
      .card(placed.order_number)
      .getByRole("button", { name: /^Start/ })
      .first()
      .click();
    for (const board of boards) await board.card(placed.order_number).getByRole("button", { name: "Ready" }).waitFor();
    await boards[0].page.getByRole("button", { name: "Account of Ben" }).click();
    await boards[0].page.getByRole("menuitem", { name: "Sign out" }).click();
    for (const { page } of boards) await page.waitForURL(/\/sign-in/);
    await expect.poll(openSockets).toBe(0);
  });

  test("R14 a storefront beside the board has a socket of its own, and shares it with another one", async () => {
    const context = await world.staff("ben");
    const [board] = await openBoards(context, 1);
    const menus = [await context.newPage(), await context.newPage()];
    for (const menu of menus) {
      await menu.goto(`${world.url}/r/1`);
      await menu.getByText("Live menu").waitFor();
    }
    expect([socketsOpened(), await openSockets()]).toEqual([2, 2]);
    const placed = await placeOrder(world.site.url, water);
    await expectOnce([board], placed.order_number);
  });
});

const patient = { timeout: 30_000 };
const live = '[aria-label^="Connection: Live"]';
const cardOf = (order: Order) => `article[aria-label^="Order ${short(order.order_number)},"]`;

async function expectCount(tabs: readonly FreezableTab[], selector: string, count: number): Promise<void> {
  const counting = `document.querySelectorAll(${JSON.stringify(selector)}).length`;
  for (const tab of tabs) await expect.poll(() => tab.evaluate(counting), patient).toBe(count);
}
