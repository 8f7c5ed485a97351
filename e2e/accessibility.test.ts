import { AxeBuilder } from "@axe-core/playwright";
import type { Order } from "@hafaloha/contract";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { apiAt, orderOf, placeOrder } from "./harness/api.ts";
import { addPerson, openChickenPlate, openDashboard, openKitchen, orderByHand, signInByHand } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules that a colour scheme can change the verdict of. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];

describe("W1 WCAG 2.2 AA, light and dark", () => {
  const world = useWorld(noPolling);

  test.each([1280, 390])("W1 storefront and item dialog at %i px", async (width) => {
    const page = await (await world.person({ width })).newPage();
    await page.goto(`${world.url}/r/1`);
    await page.getByText("Live menu").waitFor();
    expect(await violations(page)).toEqual([]);
    const dialog = await openChickenPlate(page);
    await dialog.getByText("red rice").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("W1 checkout and tracking", async () => {
    const page = await (await world.person()).newPage();
    await page.goto(`${world.url}/r/1`);
    await page.getByRole("button", { name: "Add Young coconut" }).click();
    await page.getByRole("button", { name: "Go to checkout" }).click();
    await page.getByLabel("Name").waitFor();
    expect(await violations(page)).toEqual([]);
    const tracking = await (await world.person()).newPage();
    await orderByHand(tracking, world.url);
    await tracking.getByRole("heading", { name: "Order received" }).waitFor();
    expect(await violations(tracking)).toEqual([]);
  });

  test("W1 the choice of a restaurant, sign-in and sign-up", async () => {
    const page = await (await world.person()).newPage();
    await page.goto(world.url);
    await page.getByRole("link", { name: /^Tasi Niyok Kitchen/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    for (const path of ["/sign-in", "/sign-up"]) {
      await page.goto(world.url + path);
      await page.getByLabel("Email").waitFor();
      expect(await violations(page)).toEqual([]);
    }
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
      const kitchen = await openKitchen(await world.staff("rosa", { width }), world.url);
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

  test.each([1280, 390])("W1 the stock of one item, and a sheet, at %i px", async (width) => {
    const { page } = await openDashboard(await world.staff("rosa", { width }), world.url, "/admin/stock?item=32");
    const drawer = page.getByRole("dialog", { name: "Young coconut" });
    await drawer.getByRole("region", { name: "Movements" }).getByRole("listitem").first().waitFor();
    await drawer.getByRole("button", { name: "Mark damaged" }).click();
    expect(await violations(page)).toEqual([]);
    await drawer.getByRole("button", { name: "Close" }).click();
    await page.getByRole("button", { name: "Restock from a sheet" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Rows").fill("item_id,add\n32,1\n999,1");
    await dialog.getByRole("button", { name: "Preview" }).click();
    await dialog.getByText("1 line cannot be taken in").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("W1 board with an alert, and stock", async () => {
    const board = await openDashboard(await world.staff("rosa"), world.url);
    await board.connection("Live").waitFor();
    await placeOrder(world.site.url, [{ id: 35, quantity: 1 }]);
    await board.newOrderAlert().waitFor();
    expect(await violations(board.page)).toEqual([]);
    const stock = await openDashboard(await world.staff("rosa"), world.url, "/admin/stock");
    await stock.page.getByRole("row", { name: /^Young coconut/ }).waitFor();
    expect(await violations(stock.page)).toEqual([]);
  });

  test.each([1280, 390])("W1 an order's details and their edit, at %i px", async (width) => {
    const order = await placeOrder(world.site.url, [{ id: 35, quantity: 1 }]);
    const staff = await world.staff("rosa", { width });
    const { page } = await openDashboard(staff, world.url, `/admin?order=${order.id}`);
    const drawer = page.getByRole("dialog", { name: order.order_number });
    await drawer.getByText("Placed", { exact: true }).last().waitFor();
    expect(await violations(page)).toEqual([]);
    await drawer.getByRole("button", { name: "Edit lines" }).click();
    await drawer.getByLabel("Add a dish").fill("rice");
    await drawer.getByRole("button", { name: /^Red rice/ }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("W1 history and intake", async () => {
    await placeOrder(world.site.url, [{ id: 35, quantity: 1 }]);
    const { page } = await openDashboard(await world.staff("rosa"), world.url, "/admin/history");
    await page.getByRole("table").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: /^Taking orders/ }).click();
    await page.getByRole("dialog", { name: "Taking orders" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test.each([1280, 390])("W1 alerts at %i px", async (width) => {
    await placeOrder(world.site.url, [{ id: 35, quantity: 1 }]);
    const { page } = await openDashboard(await world.staff("rosa", { width }), world.url, "/admin/alerts");
    await page.getByRole("list", { name: "Waiting" }).getByRole("listitem").first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test.each([1280, 390])("W1 analytics at %i px, as charts and as tables", async (width) => {
    await placeOrder(world.site.url, [{ id: 35, quantity: 1 }]);
    const { page } = await openDashboard(await world.staff("rosa", { width }), world.url, "/admin/analytics");
    await page.getByRole("img", { name: /^Revenue/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    const showTable = page.getByRole("button", { name: /^Show as table/ });
    while ((await showTable.count()) > 0) await showTable.first().click();
    expect(await violations(page)).toEqual([]);
  });

  test("W1 settings", async () => {
    const { page } = await openDashboard(await world.staff("rosa"), world.url, "/admin/settings");
    await page.getByRole("button", { name: "Add hours, Monday" }).click();
    expect(await violations(page)).toEqual([]);
  });

  test.each([1920, 390])("W1 menu manager at %i px", async (width) => {
    const { page } = await openDashboard(await world.staff("rosa", { width }), world.url, "/admin/menu");
    const sections = page.getByRole("region", { name: "Sections" });
    await sections.getByRole("button", { name: /^Grill plates/ }).click();
    await page.getByRole("button", { name: /^Coconut-charcoal chicken plate/ }).click();
    await page.getByRole("button", { name: "Add a group" }).click();
    await page.getByLabel("Price").fill("");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Type an amount such as 15.50.").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test.each([1280, 390])("W1 people and what is done about them, at %i px", async (width) => {
    const { page } = await openDashboard(await world.staff("rosa", { width }), world.url, "/admin/people");
    await page.getByRole("button", { name: "Add someone" }).click();
    await page.getByRole("dialog", { name: "Add someone" }).waitFor();
    expect(await violations(page)).toEqual([]);
    const { email, password } = await addPerson(page, `Tasi${width}`);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: /^More for Mina/ }).click();
    // By the keyboard: on a phone the alert of an order that waits may stand above it.
    await page.getByRole("menuitem", { name: "Remove" }).press("Enter");
    await page.getByRole("dialog", { name: "Remove Mina?" }).waitFor();
    expect(await violations(page)).toEqual([]);
    const first = await (await world.person({ width })).newPage();
    await first.goto(`${world.url}/sign-in`);
    await signInByHand(first, email, password);
    await first.getByRole("dialog", { name: "Choose a password of your own" }).waitFor();
    expect(await violations(first)).toEqual([]);
    await page.goto(`${world.url}/account`);
    await page.getByRole("button", { name: "Sign out everywhere" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("W1 a keyed-in order", async () => {
    const { page } = await openDashboard(await world.staff("rosa"), world.url);
    await page.getByRole("button", { name: "New order" }).click();
    await page.getByRole("dialog", { name: "New order" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("W1 a paused storefront with opening hours, and a customer's own orders", async () => {
    const rosa = apiAt(world.site.url, (await world.signIn("rosa")).token);
    const always = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, from: 0, to: 1_440 }));
    await rosa.patch("/restaurants/1", { restaurant: { opening_hours: always } });
    await rosa.patch("/restaurants/1/intake", { intake: { state: "paused", minutes: 30 } });
    const menu = await (await world.person()).newPage();
    await menu.goto(`${world.url}/r/1`);
    await menu.getByText(/^Paused until/).waitFor();
    await menu.getByText("Opening hours").click();
    expect(await violations(menu)).toEqual([]);
    await rosa.patch("/restaurants/1/intake", { intake: { state: "open" } });
    const kai = apiAt(world.site.url, (await world.signIn("kai")).token);
    expect((await kai.post("/orders", orderOf([{ id: 35, quantity: 1 }]))).status).toBe(201);
    const mine = await (await world.staff("kai")).newPage();
    await mine.goto(`${world.url}/r/1/orders`);
    await mine.getByText("Order received").first().waitFor();
    expect(await violations(mine)).toEqual([]);
  });
});

async function violations(page: Page): Promise<readonly string[]> {
  const inLight = await inspect(page).withTags(rules).analyze();
  await showIn(page, "dark");
  const inDark = await inspect(page).withRules(rulesOfColour).analyze();
  await showIn(page, "light");
  return [...inLight.violations, ...inDark.violations].flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

/** Without a description of what is in order, and without a page of its own for putting frames together: there are none. */
function inspect(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
}

/** Until no colour is on its way to another one. */
async function showIn(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
}
