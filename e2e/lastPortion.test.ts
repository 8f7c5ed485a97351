import type { StreamPosition } from "@hafaloha/cable/client";
import { cursor, type MenuItem, menuChannelMessage, type Notification, type Order, streams } from "@hafaloha/contract";
import { describe, expect, test } from "vitest";
import { Follower } from "./faults/follower.ts";
import { type Api, apiAt, orderOf, signIn } from "./harness/api.ts";
import { dish, openDashboard } from "./harness/pages.ts";
import { describeSiteOnEachEngine } from "./harness/site.ts";
import { noPolling, useWorld } from "./harness/world.ts";

/** The young coconut: 15 less 3 damaged, sold every day, without options. */
const coconut = 32;
const buyers = 100;

describeSiteOnEachEngine("The last portion", (open) => {
  test("I4 of 100 buyers at once one gets it and 99 are told what is short; orders and stock agree", async () => {
    const { url } = await open();
    const guest = apiAt(url);
    const rosa = apiAt(url, (await signIn(url, "rosa")).token);
    expect((await guest.post("/orders", orderOf([{ id: coconut, quantity: 11 }]))).status).toBe(201);

    const answers = await Promise.all(
      Array.from({ length: buyers }, () => guest.post("/orders", orderOf([{ id: coconut, quantity: 1 }]))),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(buyers - 1).fill(409)]);
    for (const { body } of answers.filter(({ status }) => status === 409)) {
      expect(body).toMatchObject({ code: "stock_short", details: [{ name: "Young coconut", asked: 1, available: 0 }] });
    }
    const { body: orders } = await rosa.get<{ orders: Order[]; total_count: number }>("/orders");
    expect(orders.total_count).toBe(2);
    expect(new Set(orders.orders.map((order) => order.order_number)).size).toBe(2);
    const { body: items } = await rosa.get<MenuItem[]>("/menu_items?restaurant_id=1");
    expect(items.find(({ id }) => id === coconut)).toMatchObject({
      available_quantity: 0,
      stock_status: "out_of_stock",
    });
  });

  test("O1 the same idempotency key at the same time makes one order", async () => {
    const { url } = await open();
    const rosa = apiAt(url, (await signIn(url, "rosa")).token);
    const headers = { "idempotency-key": "one-click-or-twenty-0001" };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        apiAt(url).post<Order>("/orders", orderOf([{ id: coconut, quantity: 1 }]), headers),
      ),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
    expect((await rosa.get<{ total_count: number }>("/orders")).body.total_count).toBe(1);
  });
});

describe("The last portions, watched", () => {
  const world = useWorld({ ...noPolling, RATE_LIMITS: "off" });
  const portions = 3;
  const browsers = 3;

  test("I4 I5 I7 of 100 buyers of 3 portions three get one, every storefront says so, and the manager hears it once", async () => {
    const { url } = world.site;
    const rosa = apiAt(url, (await world.signIn("rosa")).token);
    await rosa.patch(`/menu_items/${coconut}`, { menu_item: { low_stock_threshold: portions - 1 } });
    // Three are damaged.
    await rosa.post(`/menu_items/${coconut}/update_stock`, { stock_quantity: portions + 3, reason_type: "recount" });
    const board = await openDashboard(await world.staff("rosa"), world.url);
    await board.connection("Live").waitFor();
    const storefronts = await Promise.all(
      Array.from({ length: browsers }, async () => {
        const page = await (await world.person()).newPage();
        await page.goto(`${world.url}/r/1`);
        await dish(page, "Young coconut").getByText(`${portions} left`).first().waitFor();
        await page.getByText("Live menu").waitFor();
        return page;
      }),
    );
    const { headers } = await apiAt(url).get("/menu_items?restaurant_id=1");
    const start = menuPosition(headers);
    const others = Array.from({ length: buyers - browsers }, () => new Follower({ url: () => url }));
    const hearings = others.map((follower) =>
      follower.follow({ channel: "MenuChannel", params: { restaurant_id: 1 } }, start),
    );
    await Promise.all(others.map((follower) => follower.live()));

    const answers = await Promise.all(
      Array.from({ length: buyers }, () => apiAt(url).post("/orders", orderOf([{ id: coconut, quantity: 1 }]))),
    );

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(portions);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(buyers - portions);
    for (const { status, body } of refused) {
      expect([status, body]).toMatchObject([409, { code: "stock_short", details: [{ name: "Young coconut" }] }]);
    }
    await Promise.all(storefronts.map((page) => dish(page, "Young coconut").getByText("Sold out").first().waitFor()));
    await Promise.all(hearings.map((hearing) => hearing.until(({ payload }) => isSoldOut(payload))));
    await board.lowStockAlert().getByRole("heading", { name: "Young coconut: sold out" }).waitFor();
    expect(await told(rosa, "low_stock")).toEqual(["Young coconut: 2 left"]);
    expect(await told(rosa, "out_of_stock")).toEqual(["Young coconut: 0 left, sold out"]);
    for (const follower of others) follower.end();
  });
});

/** Where the menu stream stood when the menu was read. */
function menuPosition(headers: Headers): StreamPosition {
  const cursors: unknown[] = JSON.parse(headers.get("cable-cursor") ?? "[]");
  const found = cursors.map((each) => cursor.parse(each)).find(({ stream_id }) => stream_id === streams.menu(1));
  if (!found) throw new Error("The menu was answered without its position");
  return { stream: found.stream_id, epoch: found.epoch, offset: found.offset };
}

function isSoldOut(payload: string): boolean {
  const message = menuChannelMessage.parse(JSON.parse(payload));
  if (message.type !== "menu_item_update" || "deleted" in message.menuItem) return false;
  return message.menuItem.id === coconut && message.menuItem.stock_status === "out_of_stock";
}

/** The titles of the item's stored alerts of one kind. */
async function told(manager: Api, type: "low_stock" | "out_of_stock"): Promise<string[]> {
  const { body } = await manager.get<{ notifications: Notification[] }>(`/notifications/unacknowledged?type=${type}`);
  return body.notifications.filter(({ resource_id }) => resource_id === coconut).map(({ title }) => title);
}
