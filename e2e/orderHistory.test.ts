import type { Order } from "@hafaloha/contract";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { apiAt, orderOf, placeOrder } from "./harness/api.ts";
import { openDashboard, short } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const water = 35;
const perPage = 50;

describe("The history of all orders", () => {
  const world = useWorld({ ...noPolling, RATE_LIMITS: "off" });
  const rows = (page: Page) => page.getByRole("row").filter({ has: page.getByRole("rowheader") });
  const open = async (query = "") => {
    const { page, connection } = await openDashboard(await world.staff("rosa"), world.url, `/admin/history${query}`);
    await page.getByRole("table").waitFor();
    return { page, connection };
  };
  const placed: Order[] = [];
  const placeMany = async (count: number) => {
    for (let at = placed.length; at < count; at++) {
      placed.push(await placeOrder(world.site.url, [{ id: water, quantity: 1 }]));
    }
  };

  test("O7 shows them in pages that the server makes; keys and buttons turn them, and the address keeps the place", async () => {
    await placeMany(perPage + 2);
    const { page } = await open();
    await expect.poll(() => rows(page).count()).toBe(perPage);
    await page.getByRole("button", { name: "Next page" }).click();
    await expect.poll(() => rows(page).count()).toBeLessThan(perPage);
    expect(new URL(page.url()).search).toBe("?page=2");
    await page.locator("body").press("ArrowLeft");
    await expect.poll(() => rows(page).count()).toBe(perPage);
    await page.locator("body").press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const focused = page.locator(":focus");
    const number = await focused.innerText();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: number }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Total" }).click();
    await page.getByRole("columnheader", { name: "Total" }).and(page.locator("[aria-sort=descending]")).waitFor();
  });

  test("W1 on a phone the list keeps off the foot of the page while an order rings", async () => {
    await placeMany(2);
    const staff = await world.staff("rosa", { width: 390 });
    const { page, newOrderAlert } = await openDashboard(staff, world.url, "/admin/history");
    // The alert is taller than what is left of the list.
    await page.setViewportSize({ width: 390, height: 660 });
    await page.getByRole("table").waitFor();
    await newOrderAlert().waitFor();
    const foot = await page.getByRole("navigation", { name: "Staff pages" }).boundingBox();
    const list = await page.locator("section", { has: page.getByRole("table") }).boundingBox();
    expect((list?.y ?? 0) + (list?.height ?? 0)).toBe(foot?.y);
  });

  test("O7 finds by number, and filters by status, day and who keyed in", async () => {
    await placeMany(2);
    const [first] = placed as [Order, ...Order[]];
    const ben = apiAt(world.site.url, (await world.signIn("ben")).token);
    const { body: keyed } = await ben.post<Order>(
      "/orders",
      orderOf([{ id: water, quantity: 1 }], { staff_created: true }),
    );
    await ben.patch(`/orders/${first.id}`, {
      order: { expected_version: 1, status: "cancelled", cancel_reason: "power cut" },
    });
    const { page } = await open();
    await page.getByLabel("Search").fill(first.order_number);
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByRole("link", { name: short(first.order_number) }).waitFor();
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByLabel("From whom").selectOption("staff");
    await page.getByRole("link", { name: short(keyed.order_number) }).waitFor();
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByLabel("From whom").selectOption("");
    await page.getByLabel("Status").selectOption("cancelled");
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByLabel("To", { exact: true }).fill("2020-01-01");
    await page.getByText("No order matches").waitFor();
    await page.reload();
    await page.getByText("No order matches").waitFor();
  });

  test("R15 a row changes as its order does, and newer orders are offered, not pushed in", async () => {
    await placeMany(3);
    const last = placed.at(-1) as Order;
    const { page, connection } = await open(`?q=${last.order_number}`);
    await connection("Live").waitFor();
    const ben = apiAt(world.site.url, (await world.signIn("ben")).token);
    await ben.patch(`/orders/${last.id}`, { order: { expected_version: 1, status: "preparing", eta_minutes: 20 } });
    await rows(page).getByText("Preparing").waitFor();
    await page.getByRole("button", { name: "Show all" }).click();
    await expect.poll(() => rows(page).count()).toBeGreaterThan(1);
    const next = await placeOrder(world.site.url, [{ id: water, quantity: 1 }]);
    await page.getByRole("button", { name: "1 newer order: show it" }).click();
    await page.getByRole("link", { name: short(next.order_number) }).waitFor();
  });
});
