import type { Order } from "@hafaloha/contract";
import { describe, expect, test } from "vitest";
import { apiAt, orderOf, placeOrder } from "./harness/api.ts";
import { short } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const water = 35;

describe("A customer's own orders", () => {
  const world = useWorld(noPolling);

  test("A3 they see theirs and nobody else's, and each moves as the kitchen moves it", async () => {
    const kai = apiAt(world.site.url, (await world.signIn("kai")).token);
    const { body: own } = await kai.post<Order>("/orders", orderOf([{ id: water, quantity: 2 }]));
    const foreign = await placeOrder(world.site.url, [{ id: water, quantity: 1 }]);
    const page = await (await world.staff("kai")).newPage();
    await page.goto(`${world.url}/r/1`);
    await page.getByLabel("Account of Kai").click();
    await page.getByRole("link", { name: "Your orders" }).click();
    const row = page.getByRole("link").filter({ hasText: short(own.order_number) });
    await row.getByText("Order received").waitFor();
    expect(await page.getByText(short(foreign.order_number)).count()).toBe(0);
    const ben = apiAt(world.site.url, (await world.signIn("ben")).token);
    await ben.patch(`/orders/${own.id}`, { order: { expected_version: 1, status: "preparing", eta_minutes: 20 } });
    await row.getByText("Cooking now").waitFor();
    await ben.patch(`/orders/${own.id}`, { order: { expected_version: 2, status: "ready" } });
    await row.getByText("Ready", { exact: true }).waitFor();
    await row.click();
    await page.waitForURL(/\/track\//);
    await page.getByRole("heading", { name: "Ready" }).waitFor();
  });

  test("A3 who is not signed in does so first, and comes back to them", async () => {
    const page = await (await world.person()).newPage();
    await page.goto(`${world.url}/r/1/orders`);
    await page.getByLabel("Email").fill("kai@hafaloha.test");
    await page.getByLabel("Password").fill("hafaloha-demo");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Your orders" }).waitFor();
  });
});
