import type { Page } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import { apiAt, orderOf } from "./harness/api.ts";
import { openDashboard } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const water = 35;
const everyDay = [0, 1, 2, 3, 4, 5, 6];

describe("Orders slowed, paused and closed", () => {
  const world = useWorld(noPolling);
  const rosa = async () => apiAt(world.site.url, (await world.signIn("rosa")).token);
  const setIntake = async (intake: object) => {
    expect((await (await rosa()).patch("/restaurants/1/intake", { intake })).status).toBe(200);
  };
  const setHours = async (opening_hours: readonly object[]) => {
    expect((await (await rosa()).patch("/restaurants/1", { restaurant: { opening_hours } })).status).toBe(200);
  };
  afterEach(async () => {
    await setHours([]);
    await setIntake({ state: "open" });
  });

  test("O12 a pause shows on every staff device and on the storefront at once, and so does its end", async () => {
    const first = await openDashboard(await world.staff("ben"), world.url);
    const second = await openDashboard(await world.staff("rosa"), world.url);
    const menu = await (await world.person()).newPage();
    await menu.goto(`${world.url}/r/1`);
    for (const board of [first, second]) await board.connection("Live").waitFor();
    await menu.getByText("Live menu").waitFor();
    await menu.getByText("Ready in about 20 min").waitFor();

    await first.page.getByRole("button", { name: "Taking orders · 20 min" }).click();
    await first.page.getByRole("button", { name: /^30 min until/ }).click();
    for (const board of [first, second])
      await board.page.getByRole("button", { name: /^Paused · \d+:\d\d$/ }).waitFor();
    // The end of a pause that is made before midnight may lie on the next day.
    await menu.getByText(/^Paused until (\w{3} \d+ \w{3}, )?\d\d:\d\d/).waitFor();
    const guest = apiAt(world.site.url);
    expect(await guest.post("/orders", orderOf([{ id: water, quantity: 1 }]))).toMatchObject({
      status: 422,
      body: { code: "paused" },
    });

    await second.page.getByRole("button", { name: /^Paused/ }).click();
    await second.page.getByRole("button", { name: /^As usual/ }).click();
    await first.page.getByRole("button", { name: "Taking orders · 20 min" }).waitFor();
    await menu.getByText("Ready in about 20 min").waitFor();
  });

  test("O12 while it is busy, customers are promised more time", async () => {
    const board = await openDashboard(await world.staff("ben"), world.url);
    const menu = await (await world.person()).newPage();
    await menu.goto(`${world.url}/r/1`);
    await menu.getByText("Live menu").waitFor();
    await board.page.getByRole("button", { name: "Taking orders · 20 min" }).click();
    await board.page.getByRole("button", { name: /^\+20 min/ }).click();
    await menu.getByText("Busy: ready in about 40 min").waitFor();
    await board.page.getByRole("button", { name: /^Busy · 40 min/ }).waitFor();
  });

  test("O11 a closed restaurant tells its hours, and takes orders for when it is open", async () => {
    const menu = await (await world.person()).newPage();
    await menu.goto(`${world.url}/r/1`);
    await menu.getByText("Live menu").waitFor();
    await setHours(closedNow());
    await menu.getByText("Closed now").waitFor();
    await menu.getByText("Opening hours").click();
    await menu.getByText("Mon", { exact: true }).waitFor();
    await toCheckout(menu);
    expect(await menu.getByRole("radio", { name: /^As soon as ready Closed now\. Opens/ }).isDisabled()).toBe(true);
    await menu.getByLabel("Time", { exact: true }).waitFor();
    await fillContact(menu);
    await menu.getByRole("button", { name: /^Place order/ }).click();
    await menu.waitForURL(/\/track\//);
    await menu.getByText(/^For /).waitFor();
  });

  test("O12 an order that a pause has overtaken is refused with what to do, and what was typed is kept", async () => {
    world.proxy.refuseCable(true);
    const page = await (await world.person()).newPage();
    await page.goto(`${world.url}/r/1`);
    await toCheckout(page);
    await fillContact(page);
    await setIntake({ state: "paused", minutes: 30 });
    await page.getByRole("button", { name: /^Place order/ }).click();
    const refusal = page.getByRole("alert");
    await refusal.getByText(/takes no orders until/).waitFor();
    await refusal.getByText("Choose another time under Pickup, and place the order again.").waitFor();
    await page.getByRole("radio", { name: /takes no orders until/ }).waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("Tasi Cruz");
    await page.getByRole("button", { name: /^Place order/ }).click();
    await page.waitForURL(/\/track\//);
  });
});

/** Two hours each day that have ended an hour ago, wherever the restaurant lies. */
function closedNow(): readonly object[] {
  const clock = new Date().toLocaleTimeString("en-GB", {
    timeZone: "Pacific/Guam",
    hour: "2-digit",
    minute: "2-digit",
  });
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  const at = (offset: number) => (hours * 60 + minutes + offset + 1_440) % 1_440;
  return everyDay.map((day) => ({ day, from: at(-180), to: at(-60) }));
}

async function toCheckout(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add Young coconut" }).click();
  await page.getByRole("button", { name: "Go to checkout" }).click();
  await page.getByLabel("Name").waitFor();
}

async function fillContact(page: Page): Promise<void> {
  await page.getByLabel("Name").fill("Tasi Cruz");
  await page.getByLabel("Phone").fill("671-555-0140");
}
