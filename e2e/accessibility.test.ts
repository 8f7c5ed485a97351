import { AxeBuilder } from "@axe-core/playwright";
import type { Order } from "@hafaloha/contract";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { apiAt, placeOrder } from "./harness/api.ts";
import { openChickenPlate, openDashboard, openKitchen, orderByHand } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

describe.each(["light", "dark"] as const)("W1 WCAG 2.2 AA (%s)", (colorScheme) => {
  const world = useWorld(noPolling);

  test.each([1280, 390])("W1 storefront and item dialog at %i px", async (width) => {
    const page = await (await world.person({ colorScheme, width })).newPage();
    await page.goto(`${world.url}/r/1`);
    await page.getByText("Live menu").waitFor();
    expect(await violations(page)).toEqual([]);
    const dialog = await openChickenPlate(page);
    await dialog.getByText("red rice").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("W1 checkout and tracking", async () => {
    const page = await (await world.person({ colorScheme })).newPage();
    await page.goto(`${world.url}/r/1`);
    await page.getByRole("button", { name: "Add Young coconut" }).click();
    await page.getByRole("button", { name: "Go to checkout" }).click();
    await page.getByLabel("Name").waitFor();
    expect(await violations(page)).toEqual([]);
    const tracking = await (await world.person({ colorScheme })).newPage();
    await orderByHand(tracking, world.url);
    await tracking.getByRole("heading", { name: "Order received" }).waitFor();
    expect(await violations(tracking)).toEqual([]);
  });

  test("W1 sign-in", async () => {
    const page = await (await world.person({ colorScheme })).newPage();
    await page.goto(`${world.url}/sign-in`);
    await page.getByLabel("Password").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test.each([1920, 1280, 390])(
    "W1 kitchen at %i px, with an edit, a cancelled order and what was bumped",
    async (width) => {
      const api = apiAt(world.site.url, (await world.signIn("rosa")).token);
      const change = async (order: Order, asked: object) =>
        (await api.patch<Order>(`/orders/${order.id}`, { order: { expected_version: order.version, ...asked } })).body;
      const start = async () => {
        const placed = await placeOrder(world.site.url, [
          { id: 35, quantity: 1 },
          { id: 32, quantity: 1 },
        ]);
        return change(placed, { status: "preparing", eta_minutes: 20 });
      };
      const kitchen = await openKitchen(await world.staff("rosa", { colorScheme, width }), world.url);
      await kitchen.connection("Live").waitFor();
      const edited = await start();
      await change(edited, { items: [{ line_id: edited.items[0]?.id, quantity: 1 }] });
      const cancelled = await start();
      await change(cancelled, { status: "cancelled", cancel_reason: "The guest called." });
      await change(await start(), { status: "ready" });
      await kitchen.ticket(edited.order_number).getByText("Void").waitFor();
      await kitchen.page
        .getByRole("button", { name: /^Got it, stop cooking/ })
        .first()
        .waitFor();
      await kitchen.page
        .getByRole("button", { name: /^Recall O-/ })
        .first()
        .waitFor();
      expect(await violations(kitchen.page)).toEqual([]);
    },
  );

  test("W1 board with an alert, and stock", async () => {
    const board = await openDashboard(await world.staff("rosa", { colorScheme }), world.url);
    await board.connection("Live").waitFor();
    await placeOrder(world.site.url, [{ id: 35, quantity: 1 }]);
    await board.newOrderAlert().waitFor();
    expect(await violations(board.page)).toEqual([]);
    const stock = await openDashboard(await world.staff("rosa", { colorScheme }), world.url, "/admin/stock");
    await stock.page.getByRole("row", { name: /^Young coconut/ }).waitFor();
    expect(await violations(stock.page)).toEqual([]);
  });
});

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}
