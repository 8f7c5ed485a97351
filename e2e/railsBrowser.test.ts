import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { placeOrder, signIn } from "./harness/api.ts";
import { openChromium, openContext } from "./harness/browser.ts";
import { type CuttableProxy, startCuttableProxy } from "./harness/cuttableProxy.ts";
import { openSite, type Site } from "./harness/site.ts";
import { type StockPage, serveStockPage, subscribeOn, toldOn } from "./harness/stockPage.ts";

const soda = [{ id: 35, quantity: 1 }];
const orders = { channel: "OrderChannel", restaurant_id: "1" };

describe("The stock build of @rails/actioncable in Chromium", () => {
  let stockPage: StockPage;
  let site: Site;
  let proxy: CuttableProxy;
  let browser: Browser;

  beforeAll(async () => {
    stockPage = await serveStockPage();
    site = await openSite({ ALLOWED_ORIGINS: `http://127.0.0.1:${stockPage.port}` });
    proxy = await startCuttableProxy(site.port);
    browser = await openChromium();
  });

  afterAll(async () => {
    await browser.close();
    await proxy.close();
    await site.close();
    await stockPage.close();
  });

  async function open(host = "127.0.0.1"): Promise<Page> {
    const page = await (await openContext(browser)).newPage();
    await page.goto(`http://${host}:${stockPage.port}/`);
    return page;
  }

  async function cableOf(name: string): Promise<string> {
    const { token } = await signIn(site.url, name);
    return `${proxy.url.replace("http", "ws")}/cable?${new URLSearchParams({ token, restaurant_id: "1" })}`;
  }

  async function hearsNextOrder(page: Page): Promise<void> {
    const { id } = await placeOrder(site.url, soda);
    const isOf = (message: unknown) => (message as { order?: { id: number } }).order?.id === id;
    await expect.poll(async () => (await toldOn(page)).filter(isOf)).toMatchObject([{ type: "new_order" }]);
  }

  test("R1 subscribes to OrderChannel, receives new_order, and survives a cut and a restart", async () => {
    const page = await open();
    // Its six seconds, but for the beats of three that it must not mistake for silence.
    await page.evaluate("ActionCable.ConnectionMonitor.staleThreshold = 4");
    await subscribeOn(page, await cableOf("ben"), orders);
    const told = async (what: string) => (await toldOn(page)).filter((one) => one === what).length;
    await expect.poll(() => told("connected")).toBe(1);
    await hearsNextOrder(page);

    proxy.cutCable();
    await expect.poll(() => told("disconnected")).toBe(1);
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
    await expect.poll(() => told("connected")).toBeGreaterThan(1);
    await hearsNextOrder(page);

    const before = await told("connected");
    await site.kill();
    await site.startAgain();
    await expect.poll(() => told("connected")).toBeGreaterThan(before);
    await hearsNextOrder(page);
  });

  test("A2 is rejected as a customer", async () => {
    const page = await open();
    await subscribeOn(page, await cableOf("kai"), orders);
    await expect.poll(() => toldOn(page)).toEqual(["rejected"]);
  });

  test("A5 a page of a site that is not allowed gets no socket", async () => {
    const page = await open("localhost");
    const refused = new Promise<string>((resolve) => {
      page.on("websocket", (socket) => socket.on("socketerror", resolve));
    });
    await subscribeOn(page, await cableOf("ben"), orders);
    expect(await refused).toContain("404");
    expect(await toldOn(page)).toEqual([]);
  });
});
