import type { Order } from "@hafaloha/contract";
import type { BrowserContext } from "playwright-core";
import { describe, expect, test } from "vitest";
import { apiAt, placeOrder } from "./harness/api.ts";
import { lanHost, troubleOf } from "./harness/browser.ts";
import { type Dashboard, openDashboard, orderByHand, signInByHand } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const water = [{ id: 35, quantity: 1 }];
const password = "hafaloha-demo";
const areas = ["kitchen", "history", "stock", "menu", "alerts", "analytics", "people", "settings"];

/** A tablet and a server without a certificate, in a network of the house. */
describe("Over plain http", () => {
  const world = useWorld(noPolling);
  const url = () => world.url.replace("127.0.0.1", lanHost);
  const thrown: (readonly string[])[] = [];

  async function openBoard(context: BrowserContext): Promise<Dashboard> {
    const board = await openDashboard(context, url());
    thrown.push(troubleOf(board.page));
    return board;
  }

  /** Signed in by hand, as on a tablet that was just unpacked. */
  async function firstBoard(context: BrowserContext, name: string): Promise<Dashboard> {
    const board = await openBoard(context);
    await signInByHand(board.page, `${name}@hafaloha.test`, password);
    await board.connection("Live").waitFor();
    return board;
  }

  const expectNothingThrown = () =>
    expect(thrown.splice(0).flatMap((lines) => lines.filter((line) => line.startsWith("error:")))).toEqual([]);

  test("R14 R12 without a secure context each tab has its own socket, shows each order once, and what is done without a line is sent once", async () => {
    const context = await world.person();
    const attempts = world.proxy.cableAttempts();
    const acting = await firstBoard(context, "ben");
    const other = await openBoard(context);
    const boards = [acting, other];
    const lacks = await acting.page.evaluate(() => [
      isSecureContext,
      "locks" in navigator || "serviceWorker" in navigator || "clipboard" in navigator || "randomUUID" in crypto,
    ]);
    expect(lacks).toEqual([false, false]);
    await other.connection("Live").waitFor();
    expect(world.proxy.cableAttempts() - attempts).toBe(2);

    const placed = await placeOrder(world.site.url, water);
    for (const board of boards) {
      await board.card(placed.order_number).waitFor();
      expect(await board.card(placed.order_number).count()).toBe(1);
    }

    const answers: number[] = [];
    context.on("response", (response) => {
      if (response.request().method() === "PATCH") answers.push(response.status());
    });
    await context.setOffline(true);
    for (const board of boards) await board.connection("Offline").waitFor();
    await acting
      .card(placed.order_number)
      .getByRole("button", { name: /^Start · / })
      .click();
    for (const board of boards) await board.connection(/.*1 saved/).waitFor();
    await context.setOffline(false);
    for (const board of boards) {
      await board.card(placed.order_number).getByRole("button", { name: "Ready" }).waitFor();
      await board.connection(/Live just now$/).waitFor();
      expect(await board.card(placed.order_number).count()).toBe(1);
    }
    const ben = apiAt(world.site.url, (await world.signIn("ben")).token);
    expect((await ben.get<Order>(`/orders/${placed.id}`)).body).toMatchObject({ status: "preparing", version: 2 });
    // By their lease one tab sends; should both, the second is told what the first was.
    expect(new Set(answers)).toEqual(new Set([200]));
    expectNothingThrown();
  });

  test("O1 O9 W1 a guest orders and follows, and every page of the staff opens", async () => {
    const guest = await (await world.person()).newPage();
    thrown.push(troubleOf(guest));
    await orderByHand(guest, url());
    await guest.getByRole("heading", { name: "Order received" }).waitFor();
    const context = await world.person();
    const board = await firstBoard(context, "rosa");
    for (const area of areas) {
      await board.page.goto(`${url()}/admin/${area}`);
      await board.connection("Live").waitFor();
      await board.page.getByRole("heading", { level: 1 }).first().waitFor();
    }
    expectNothingThrown();
  });

  test("R10 what is copied by hand holds no token, and the level that was chosen stays over a reload", async () => {
    const { page, connection } = await firstBoard(await world.person(), "ben");
    await connection("Live").click();
    await page.getByLabel("Log").selectOption("Everything");
    await page.reload();
    await connection("Live").click();
    expect(await page.getByLabel("Log").inputValue()).toBe("debug");
    await page.getByRole("button", { name: "Copy diagnostics" }).click();
    const text = await page.getByLabel(/Select it all and copy it/).inputValue();
    expect(text).toContain(`address: ${url()}/admin`);
    expect(text).toContain("Subscribed to OrderChannel");
    const token = await page.evaluate(() => localStorage.getItem("token"));
    for (const part of token?.split(".") ?? [""]) expect(text).not.toContain(part);
    expectNothingThrown();
  });
});
