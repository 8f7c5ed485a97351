import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Device, openPushService, type PushService } from "../apps/server/test/pushService.ts";
import { apiAt, placeOrder } from "./harness/api.ts";
import { openDashboard, short } from "./harness/pages.ts";
import { shownTitles } from "./harness/signals.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const water = 35;
const coconut = 32;

describe("Alerts, pushes and analytics on the screen", () => {
  const world = useWorld({ ...noPolling, WEB_PUSH: "loopback", WEB_PUSH_CONTACT: "mailto:chef@hafaloha.test" });
  let pushService: PushService;
  beforeAll(async () => {
    pushService = await openPushService();
  });
  afterAll(() => pushService.close());

  const waiting = (page: Page) => page.getByRole("list", { name: "Waiting" }).getByRole("listitem");
  const answered = (page: Page) => page.getByRole("list", { name: "Acknowledged" }).getByRole("listitem");
  const openAlerts = async (name: string, options = {}) => {
    const board = await openDashboard(await world.staff(name, options), world.url, "/admin/alerts");
    await board.connection("Live").waitFor();
    return board.page;
  };

  test("N1 what is acknowledged on one device moves on the other; all at once can be undone, and is told when it stands", async () => {
    const [ben, rosa] = [await openAlerts("ben"), await openAlerts("rosa")];
    const first = await placeOrder(world.site.url, [{ id: water, quantity: 1 }]);
    // 8 coconuts are there, and 5 are the level of the alert.
    const second = await placeOrder(world.site.url, [{ id: coconut, quantity: 7 }]);
    const row = (page: Page, number: string) => waiting(page).filter({ hasText: short(number) });
    for (const page of [ben, rosa]) await row(page, second.order_number).waitFor();
    await waiting(ben)
      .filter({ hasText: /^Young coconut/ })
      .waitFor();

    await row(ben, first.order_number)
      .getByRole("button", { name: /^Acknowledge/ })
      .click();
    await answered(rosa)
      .filter({ hasText: short(first.order_number) })
      .waitFor();

    const before = await waiting(ben).count();
    await ben.getByRole("button", { name: `Acknowledge all ${before}` }).click();
    await ben.getByText("Nothing waits for you").waitFor();
    expect(await waiting(rosa).count(), "nobody is told yet").toBe(before);
    await ben.getByRole("button", { name: "Undo Z" }).click();
    await row(ben, second.order_number).waitFor();
    expect(await waiting(ben).count()).toBe(before);

    await rosa.getByRole("button", { name: /^Orders \d/ }).click();
    expect(new URL(rosa.url()).searchParams.get("show")).toBe("orders");
    await waiting(rosa)
      .getByRole("button", { name: /^New order/ })
      .first()
      .click();
    await rosa.getByRole("link", { name: "Open the order" }).click();
    await rosa.getByRole("dialog", { name: second.order_number }).waitFor();

    await ben.getByRole("button", { name: `Acknowledge all ${before}` }).click();
    await ben.getByText("Nothing waits for you").waitFor();
    // Told once the offer to undo it has run out.
    await rosa.getByText("Nothing waits for you").waitFor();
  });

  test("N2 a device is turned on, tried, shown what is pushed and led to the order, and is told nothing after signing out", async () => {
    const device = new Device(`${pushService.origin}/tablet`);
    const context = await world.staff("ben");
    await context.grantPermissions(["notifications"], { origin: world.url });
    const { page } = await openDashboard(context, world.url, "/admin/settings");
    await giveSubscription(page, device);
    await page.getByRole("button", { name: "Turn on for this device" }).click();
    await page.getByText("Turned on. Send a test to see one.").waitFor();
    await page.getByRole("list", { name: "Your devices" }).getByText("this one").waitFor();
    await page.getByRole("button", { name: "Send a test" }).click();
    await page.getByText(/^Sent\./).waitFor();
    const lastPush = () => device.read(pushService.received.at(-1)?.body ?? Buffer.alloc(0));
    expect(lastPush()).toMatchObject({ type: "test" });

    const { order_number } = await placeOrder(world.site.url, [{ id: water, quantity: 1 }]);
    await expect.poll(() => JSON.stringify(lastPush()), { timeout: 10_000 }).toContain(order_number);
    const deliver = await pushesOf(page);
    await deliver(JSON.stringify(lastPush()));
    expect(await shownTitles(page), "whoever looks at the dashboard sees it there").toEqual([]);
    await page.goto(`${world.url}/r/1`);
    await deliver(JSON.stringify(lastPush()));
    await expect.poll(() => shownTitles(page)).toEqual([`New order ${order_number}`]);

    const desk = await openDashboard(context, world.url, "/admin/stock");
    await desk.connection("Live").waitFor();
    await tap(page);
    await desk.page.waitForURL(/\/admin\/orders\/\d+/);

    await desk.page.getByRole("button", { name: "Account of Ben" }).click();
    await desk.page.getByRole("menuitem", { name: "Sign out" }).click();
    const ben = apiAt(world.site.url, (await world.signIn("ben")).token);
    await expect.poll(async () => (await ben.get("/push/subscriptions")).body).toEqual([]);
  });

  test("W2 the analytics say what was ordered, as charts, tables and sheets", async () => {
    const rosa = apiAt(world.site.url, (await world.signIn("rosa")).token);
    const context = await world.staff("rosa");
    const { page } = await openDashboard(context, world.url, "/admin/analytics");
    const tile = (name: string) => page.locator("dl > div").filter({ has: page.getByText(name, { exact: true }) });
    const { body: before } = await rosa.get<{ totals: { orders: number; revenue: number } }>("/analytics");
    await placeOrder(world.site.url, [{ id: water, quantity: 4 }]);
    await page.reload();
    await tile("Orders")
      .getByText(String(before.totals.orders + 1), { exact: true })
      .waitFor();
    await tile("Revenue")
      .getByText(dollars(before.totals.revenue + 8), { exact: true })
      .waitFor();

    const chart = page.getByRole("region", { name: "Best sellers", exact: true });
    await chart.getByText("Bottled water").waitFor();
    await chart.getByRole("button", { name: /^Show as table/ }).click();
    await chart.getByRole("row", { name: /^Bottled water/ }).waitFor();
    await page.getByRole("img", { name: /^Revenue and orders of 7 days/ }).waitFor();

    const downloading = page.waitForEvent("download");
    await chart.getByRole("button", { name: /^CSV/ }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^items_.*\.csv$/);
    expect(readFileSync(await file.path(), "utf8")).toContain("35,Bottled water,");

    await page.getByRole("button", { name: "Today" }).click();
    await page.getByRole("img", { name: /^Revenue and orders of one day/ }).waitFor();
    expect(new URL(page.url()).searchParams.get("from")).not.toBeNull();
  });
});

const dollars = (amount: number) =>
  new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(amount);

/** This Chromium reaches no maker's push service: it is given a subscription that leads to the one of this machine. */
async function giveSubscription(page: Page, { subscription }: Device): Promise<void> {
  await page.evaluate((given) => {
    const made = { ...given, toJSON: () => given, unsubscribe: async () => true };
    PushManager.prototype.subscribe = async () => made as unknown as PushSubscription;
  }, subscription);
}

/** Delivers to the page's service worker as a push service would. */
async function pushesOf(page: Page): Promise<(data: string) => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [found] = registrations;
      if (found) resolve(found.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const registrationId = await registration;
  const origin = new URL(page.url()).origin;
  return async (data) => {
    await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  };
}

/** What the browser does when the notification is tapped; only a person can have it take the focus. */
async function tap(page: Page): Promise<void> {
  const [worker] = page.context().serviceWorkers();
  await worker?.evaluate(`(async () => {
    const [notification] = await self.registration.getNotifications();
    self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
  })()`);
}
