import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { placeOrder } from "./harness/api.ts";
import { troubleOf } from "./harness/browser.ts";
import { openDashboard } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const water = [{ id: 35, quantity: 1 }];

describe("With COMPRESSION=on", () => {
  const world = useWorld({ ...noPolling, COMPRESSION: "on" });

  test("P36 a browser, which then compresses all that it sends, hears of orders and catches up after a cut", async () => {
    const board = await openDashboard(await world.staff("ben"), world.url);
    expect(await agreedExtensions(board.page)).toContain("permessage-deflate");
    const trouble = troubleOf(board.page);
    await board.connection("Live").waitFor();
    const first = await placeOrder(world.site.url, water);
    await board.card(first.order_number).waitFor();
    expect(trouble).toEqual([]);

    world.proxy.refuseCable(true);
    world.proxy.cutCable();
    await board.connection("Reconnecting").waitFor();
    const missed = await placeOrder(world.site.url, water);
    world.proxy.refuseCable(false);
    await board.connection("Live").waitFor();
    await board.card(missed.order_number).waitFor();
    expect(await board.card(first.order_number).count()).toBe(1);
  });
});

/** What this browser agrees on with the server that its page came from. */
function agreedExtensions(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const socket = new WebSocket(`${location.origin.replace("http", "ws")}/cable`, "actioncable-v1-json");
        socket.onopen = () => resolve(socket.extensions);
        socket.onerror = () => reject(new Error("The socket was refused"));
      }),
  );
}
