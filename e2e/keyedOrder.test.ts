import type { Order, Restaurant } from "@hafaloha/contract";
import { describe, expect, test } from "vitest";
import { apiAt } from "./harness/api.ts";
import { openDashboard } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

describe("Keyed-in orders and settings", () => {
  const world = useWorld(noPolling);

  test("O6 staff key in an order by the names of its dishes, and it appears everywhere without an alert", async () => {
    const { page } = await openDashboard(await world.staff("ben"), world.url);
    const other = await openDashboard(await world.staff("rosa"), world.url);
    await other.connection("Live").waitFor();
    await page.getByRole("button", { name: "New order" }).click();
    const dialog = page.getByRole("dialog", { name: "New order" });
    await dialog.getByRole("button", { name: /^Place/ }).click();
    await dialog.getByText("Add at least one dish.").waitFor();
    await dialog.getByLabel("Add a dish").fill("charcoal chicken");
    await dialog.getByLabel("Add a dish").press("Enter");
    await dialog.getByText("red rice").click();
    await dialog.getByRole("button", { name: /^Add 1 · / }).click();
    await dialog.getByLabel("Add a dish").fill("bottled");
    await dialog.getByRole("button", { name: /^Bottled water/ }).click();
    await dialog.getByLabel("Name").fill("Ana");
    await dialog.getByLabel("Allergies").fill("peanut");
    await dialog.getByRole("button", { name: /^Place · / }).click();
    await page
      .getByText(/^O-\d+ is on the board$/)
      .first()
      .waitFor();
    const card = other.page.getByRole("article").filter({ hasText: "Ana" });
    await card.getByText("Counter · Ben").waitFor();
    await card.getByText("Allergy: peanut").waitFor();
    expect(await other.newOrderAlert().count()).toBe(0);
    const ben = apiAt(world.site.url, (await world.signIn("ben")).token);
    const { body } = await ben.get<{ orders: Order[] }>("/orders?source=staff");
    expect(body.orders).toMatchObject([{ staff_created: true, contact_name: "Ana", items: [{}, { quantity: 1 }] }]);
  });

  test("W1 an admin changes the settings, and the storefront shows them at once", async () => {
    const { page, connection } = await openDashboard(await world.staff("rosa"), world.url, "/admin/settings");
    await connection("Live").waitFor();
    const menu = await (await world.person()).newPage();
    await menu.goto(`${world.url}/r/1`);
    await menu.getByText("Live menu").waitFor();
    await page.getByLabel("Usual wait").fill("0");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Use 1 to 240.").waitFor();
    await expect
      .poll(() => page.getByLabel("Usual wait").evaluate((field) => field === document.activeElement))
      .toBe(true);
    await page.getByLabel("Usual wait").fill("25");
    await page.getByRole("button", { name: "Add hours, Monday" }).click();
    await page.getByLabel("Monday, to").fill("22:00");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved. Shown to customers at once.").waitFor();
    await menu.getByText("Opening hours").click();
    await menu.getByText("11:00 to 22:00").waitFor();
    const { body } = await apiAt(world.site.url).get<Restaurant>("/restaurants/1");
    expect(body).toMatchObject({ prep_minutes: 25, opening_hours: [{ day: 1, from: 660, to: 1_320 }] });
  });

  test("O3 settings that somebody else changed meanwhile are shown, and what was typed is kept", async () => {
    world.proxy.refuseCable(true);
    const { page } = await openDashboard(await world.staff("rosa"), world.url, "/admin/settings");
    await page.getByLabel("Address").fill("Chalan San Antonio");
    const rosa = apiAt(world.site.url, (await world.signIn("rosa")).token);
    await rosa.patch("/restaurants/1", { restaurant: { shelves: ["A", "B"] } });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("What you typed is kept. Look at the rest and save again.").waitFor();
    expect(await page.getByLabel("Names").inputValue()).toBe("A, B");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved. Shown to customers at once.").waitFor();
    const { body } = await rosa.get<Restaurant>("/restaurants/1");
    expect(body).toMatchObject({ address: "Chalan San Antonio", shelves: ["A", "B"] });
  });

  test("A3 staff who are no admins have the settings of their device, and are told that they cannot change the rest", async () => {
    const { page } = await openDashboard(await world.staff("ben"), world.url, "/admin/settings");
    await page.getByText("Only admins change the settings of the restaurant.").waitFor();
    await page.getByText(/^This server sends no alerts to closed dashboards/).waitFor();
    await page.getByRole("button", { name: "Test sound" }).waitFor();
    expect(await page.getByRole("button", { name: "Save" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "Analytics" }).count()).toBe(0);
  });
});
