import { describe, expect, test } from "vitest";
import { apiAt, placeOrder } from "./harness/api.ts";
import { troubleOf } from "./harness/browser.ts";
import { dish, openDashboard, orderByHand, short } from "./harness/pages.ts";
import { countNotes, notesHeard, shownTitles } from "./harness/signals.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const youngCoconut = 32;
const water = 35;

describe("From the customer's click to the staff's screen", () => {
  const world = useWorld(noPolling);

  test("R15 an order placed in one browser pops up in another, and its stock is gone from both, without reload or polling", async () => {
    const staff = await world.staff("ben");
    const board = await openDashboard(staff, world.url);
    const stock = await openDashboard(staff, world.url, "/admin/stock");
    const menu = await (await world.person()).newPage();
    await menu.goto(`${world.url}/r/1`);
    for (const screen of [board, stock]) await screen.connection("Live").waitFor();
    await menu.getByText("Live menu").waitFor();
    const asked: string[] = [];
    for (const page of [board.page, stock.page, menu]) page.on("request", (request) => asked.push(request.url()));

    const customer = await (await world.person()).newPage();
    const trouble = troubleOf(customer);
    await orderByHand(customer, world.url);
    const number = await customer.getByText(/^O-\d+$/).innerText();

    await board.newOrderAlert().getByRole("heading", { name: number }).waitFor();
    await board.card(number).getByText("Coconut-charcoal chicken plate").waitFor();
    await board.lowStockAlert().getByRole("heading", { name: "Young coconut: 5 left" }).waitFor();
    await stock.page
      .getByRole("row", { name: /^Young coconut .* 5 Stock of Young coconut: 8 Damaged of Young coconut: 3 5 / })
      .waitFor();
    await dish(menu, "Young coconut").getByText("5 left").filter({ visible: true }).waitFor();
    expect(asked.filter((address) => !/\/(assets|images)\//.test(address))).toEqual([]);
    expect(trouble).toEqual([]);
  });

  test("O5 one acknowledgement silences the alert on every device", async () => {
    const boards = [
      await openDashboard(await world.staff("ben"), world.url),
      await openDashboard(await world.staff("rosa"), world.url),
    ];
    const [first, second] = boards as [(typeof boards)[number], (typeof boards)[number]];
    for (const board of boards) await board.connection("Live").waitFor();
    const placed = await placeOrder(world.site.url, [{ id: water, quantity: 1 }]);
    const rosa = apiAt(world.site.url, (await world.signIn("rosa")).token);
    const { length: waiting } = (await rosa.get<readonly unknown[]>("/orders/unacknowledged?hours=24")).body;
    // Orders from before stand in the same alert, the oldest first.
    const name = waiting > 1 ? `${waiting} new orders` : "New order";
    for (const { page } of boards) await page.getByRole("alertdialog", { name }).waitFor();
    await acknowledgeEverything(first);
    await second.newOrderAlert().waitFor({ state: "detached" });
    await second.card(placed.order_number).waitFor();
    expect((await rosa.get("/orders/unacknowledged?hours=24")).body).toEqual([]);
    expect((await rosa.get("/notifications/unacknowledged?type=order")).body).toMatchObject({ notifications: [] });
  });

  test("O9 the customer's page follows the order as the kitchen moves it", async () => {
    const placed = await placeOrder(world.site.url, [{ id: water, quantity: 1 }]);
    const page = await (await world.person()).newPage();
    await page.goto(`${world.url}/track/${(placed as { tracking_token?: string }).tracking_token}`);
    await page.getByRole("heading", { name: "Order received" }).waitFor();
    const board = await openDashboard(await world.staff("ben"), world.url);
    const card = board.card(placed.order_number);
    await card.getByRole("button", { name: /^Start · / }).click();
    await page.getByRole("heading", { name: /cooking|preparing|minutes|ready/i }).waitFor();
    await page.getByRole("heading", { name: "Order received" }).waitFor({ state: "detached" });
    await page.getByText("Live").waitFor();
  });

  test("O9 who asks to be told hears each time that the order is ready, and finds a message outside of the page", async () => {
    const placed = await placeOrder(world.site.url, [{ id: water, quantity: 1 }]);
    const customer = await world.person();
    await customer.grantPermissions(["notifications"], { origin: world.url });
    await customer.addInitScript(countNotes);
    const page = await customer.newPage();
    await page.goto(`${world.url}/track/${(placed as { tracking_token?: string }).tracking_token}`);
    await page.getByRole("button", { name: "Tell me when ready" }).click();
    await page.getByText("A sound and a message will tell you.").waitFor();
    const ben = apiAt(world.site.url, (await world.signIn("ben")).token);
    const move = async (expected_version: number, change: object) =>
      expect((await ben.patch(`/orders/${placed.id}`, { order: { expected_version, ...change } })).status).toBe(200);
    await move(1, { status: "preparing", eta_minutes: 10 });
    await page.getByText("A sound and a message will tell you.").waitFor();
    expect(await notesHeard(page)).toBe(0);
    await move(2, { status: "ready" });
    await page.getByRole("heading", { name: /ready/i }).waitFor();
    await expect.poll(() => notesHeard(page)).toBe(2);
    await expect.poll(() => shownTitles(page)).toEqual([`Ready: ${short(placed.order_number)}`]);
    await move(3, { status: "preparing" });
    await page.getByRole("heading", { name: /ready/i }).waitFor({ state: "detached" });
    await move(4, { status: "ready" });
    await expect.poll(() => notesHeard(page)).toBe(4);
    expect(await shownTitles(page)).toEqual([`Ready: ${short(placed.order_number)}`]);
  });

  test("R16 those who work at a restaurant see who else is there, and nobody of another one", async () => {
    const [bens, rosas] = [await world.staff("ben"), await world.staff("rosa")];
    const board = await openDashboard(bens, world.url);
    const foreign = await openDashboard(await world.staff("leilani"), world.url);
    for (const one of [board, foreign]) await one.connection("Live").waitFor();
    const other = await openDashboard(rosas, world.url, "/admin/stock");
    await board.page.getByRole("img", { name: "Also here: Rosa" }).waitFor();
    await other.page.getByRole("img", { name: "Also here: Ben" }).waitFor();
    expect(await foreign.page.getByRole("img", { name: /^Also here/ }).count()).toBe(0);
    await rosas.close();
    await board.page.getByRole("img", { name: "Also here: Rosa" }).waitFor({ state: "detached" });
  });

  test("A2 another restaurant's staff see and hear nothing of it", async () => {
    const foreign = await openDashboard(await world.staff("leilani"), world.url);
    await foreign.connection("Live").waitFor();
    const placed = await placeOrder(world.site.url, [{ id: water, quantity: 1 }]);
    const own = await openDashboard(await world.staff("ben"), world.url);
    await own.card(placed.order_number).waitFor();
    expect(await foreign.page.getByText(short(placed.order_number)).count()).toBe(0);
    expect(await foreign.newOrderAlert().count()).toBe(0);
  });

  test("A1 staff sign in by hand and come to the board; a wrong password is told", async () => {
    const page = await (await world.person()).newPage();
    await page.goto(`${world.url}/admin`);
    await page.getByLabel("Email").fill("ben@hafaloha.test");
    await page.getByLabel("Password").fill("not-this-one");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("That email and password do not match.").waitFor();
    await page.getByLabel("Password").fill("hafaloha-demo");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Live board" }).waitFor();
    const kept = await page.evaluate(() => [localStorage.getItem("token"), localStorage.getItem("auth_token")]);
    expect(kept[0]).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(kept[1]).toBe(kept[0]);
  });

  test("I7 a cart that holds a sold-out item says so before checkout", async () => {
    const page = await (await world.person()).newPage();
    await page.goto(`${world.url}/r/1`);
    await page.getByRole("button", { name: "Add Young coconut" }).click();
    const { body: items } = await apiAt(world.site.url).get<{ id: number; available_quantity: number }[]>(
      "/menu_items?restaurant_id=1",
    );
    const left = items.find(({ id }) => id === youngCoconut)?.available_quantity ?? 0;
    await placeOrder(world.site.url, [{ id: youngCoconut, quantity: left }]);
    await page
      .getByRole("complementary", { name: "Your order" })
      .getByText(/sold out/i)
      .first()
      .waitFor();
  });
});

async function acknowledgeEverything(board: Awaited<ReturnType<typeof openDashboard>>): Promise<void> {
  const all = board
    .newOrderAlert()
    .getByRole("button", { name: /^Acknowledge/ })
    .last();
  await all.click();
  await board.newOrderAlert().waitFor({ state: "detached" });
}
