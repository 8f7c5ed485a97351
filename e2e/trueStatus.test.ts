import { describe, expect, test } from "vitest";
import { apiAt, placeOrder, signToken } from "./harness/api.ts";
import { watchBoard } from "./harness/boardWatch.ts";
import { openFreezableTabs } from "./harness/freezableTabs.ts";
import { openDashboard, short } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const water = [{ id: 35, quantity: 1 }];
const secret = "the-same-for-the-server-and-for-the-test";

describe("What the board says of its line", () => {
  const world = useWorld({ ...noPolling, JWT_SECRET: secret });

  /** A board that is live, and what it shows from here on. */
  async function openLive() {
    const context = await world.staff("ben");
    const board = await openDashboard(context, world.url);
    await board.connection("Live").waitFor();
    return { context, board, watch: await watchBoard(board.page) };
  }

  test("R13 R3 is true when the server's end of its socket is cut, and when it has another one", async () => {
    const { board, watch } = await openLive();
    world.proxy.refuseCable(true);
    world.proxy.cutCable();
    await board.connection("Reconnecting").waitFor();
    const missed = await placeOrder(world.site.url, water);
    world.proxy.refuseCable(false);
    await board.connection("Live").waitFor();
    await watch.expectTrue(missed);
  });

  test("R13 R3 is true while the device has no network for a minute, and when it has it again", async () => {
    const { context, board, watch } = await openLive();
    await context.setOffline(true);
    await board.connection("Offline").waitFor();
    const missed = await placeOrder(world.site.url, water);
    await board.page.getByText(/This board may be behind\. Last update 1 min/).waitFor({ timeout: 120_000 });
    await context.setOffline(false);
    await board.connection("Live").waitFor();
    await watch.expectTrue(missed);
    expect(await watch.words()).toContain("Offline");
  });

  test("R13 R3 is true while the server is dead, and when it was started again", async () => {
    const { board, watch } = await openLive();
    await world.site.kill();
    await board.connection("Reconnecting").waitFor();
    world.proxy.refuseCable(true);
    await world.site.startAgain();
    const missed = await placeOrder(world.site.url, water);
    world.proxy.refuseCable(false);
    await board.connection("Live").waitFor();
    await watch.expectTrue(missed);
  });

  test("R13 R3 is true when a page that was frozen wakes", async () => {
    const tabs = await openFreezableTabs(world.browser, await world.signIn("ben"));
    const tab = await tabs.open(`${world.url}/admin`);
    const pill = () => tab.evaluate(`document.querySelector('[aria-label^="Connection: "]')?.ariaLabel`);
    await expect.poll(pill).toMatch(/^Connection: Live/);
    const watch = await watchBoard(tab);
    await tab.setLifecycle("frozen");
    const missed = await placeOrder(world.site.url, water);
    await tab.setLifecycle("active");
    await expect
      .poll(async () => (await tab.evaluate("document.body.innerText")) as string)
      .toContain(short(missed.order_number));
    await expect.poll(pill).toMatch(/^Connection: Live/);
    await watch.expectTrue(missed);
    await tabs.close();
  });

  test("R5 R13 a line that carries nothing any more is found, and is true from then on", async () => {
    const { board, watch } = await openLive();
    world.proxy.silenceCable();
    const missed = await placeOrder(world.site.url, water);
    await board.card(missed.order_number).waitFor();
    await board.connection("Live").waitFor();
    await watch.expectTrue(missed);
  });

  test("R13 a slow line is live all the same", async () => {
    const { board, watch } = await openLive();
    world.proxy.slowCable(700);
    for (const order of [await placeOrder(world.site.url, water), await placeOrder(world.site.url, water)]) {
      await board.card(order.order_number).waitFor();
    }
    await watch.expectAlwaysLive();
  });

  test("R13 R3 tells of each end that a proxy puts to an idle line, and shows each order once", async () => {
    const { board, watch } = await openLive();
    const before = world.proxy.cableAttempts();
    world.proxy.closeIdleCable(400);
    for (const attempts of [1, 2, 3]) {
      await expect.poll(world.proxy.cableAttempts).toBeGreaterThanOrEqual(before + attempts);
      const placed = await placeOrder(world.site.url, water);
      await board.card(placed.order_number).waitFor();
    }
    world.proxy.closeIdleCable(undefined);
    await board.connection("Live").waitFor();
    const last = await placeOrder(world.site.url, water);
    await board.card(last.order_number).waitFor();
    await watch.expectOnce();
    expect(await watch.losses()).toBeGreaterThanOrEqual(3);
  });

  test("A4 R13 signs out at once who is removed, and says why", async () => {
    const context = await world.staff("mina");
    const board = await openDashboard(context, world.url);
    await board.connection("Live").waitFor();
    const rosa = apiAt(world.site.url, (await world.signIn("rosa")).token);
    const { body: people } = await rosa.get<{ id: number; first_name: string }[]>("/people");
    const mina = people.find(({ first_name }) => first_name === "Mina");
    expect((await rosa.delete(`/people/${mina?.id}`)).status).toBe(204);
    await board.page.getByText("You were signed out because your account was removed.").first().waitFor();
    expect(await board.connection("Live").count()).toBe(0);
    expect(await board.page.evaluate(() => localStorage.getItem("token"))).toBeNull();
  });

  test("A4 R13 stays live while its token ends and is renewed in place", async () => {
    const { user } = await world.signIn("ben");
    const now = Math.floor(Date.now() / 1000);
    // As the server describes its people.
    const { id: user_id, role, restaurant_id } = user as { id: number; role: string; restaurant_id: number };
    const token = signToken(secret, { user_id, role, restaurant_id, jti: "ends-soon", iat: now, exp: now + 20 });
    const attempts = world.proxy.cableAttempts();
    const context = await world.person({ signedIn: { token, user } });
    const board = await openDashboard(context, world.url);
    await board.connection("Live").waitFor();
    const watch = await watchBoard(board.page);
    await expect.poll(() => board.page.evaluate(() => localStorage.getItem("token"))).not.toBe(token);
    const old = apiAt(world.site.url, token);
    await expect.poll(async () => (await old.get("/orders")).status).toBe(401);
    const after = await placeOrder(world.site.url, water);
    await board.card(after.order_number).waitFor();
    await watch.expectAlwaysLive();
    expect(world.proxy.cableAttempts() - attempts).toBe(1);
  });
});
