import type { Order } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { apiAt, orderOf, placeOrder, signIn } from "./harness/api.ts";
import { openRailsConsumer } from "./harness/railsConsumer.ts";
import { describeSiteOnEachEngine } from "./harness/site.ts";

const soda = { id: 35, quantity: 1 };

describeSiteOnEachEngine("A server that is killed", (open) => {
  test("R2 keeps every order that it answered, with its event, and goes on where it stopped", async () => {
    const site = await open();
    const { token } = await signIn(site.url, "rosa");
    const answered: Order[] = [];
    const placing = Array.from({ length: 8 }, async () => {
      for (;;) answered.push(await placeOrder(site.url, [soda]));
    });
    while (answered.length < 20)
      await Promise.race([...placing, placeOrder(site.url, [soda]).then((order) => answered.push(order))]);
    await site.kill();
    await Promise.allSettled(placing);
    await site.startAgain();

    const rosa = apiAt(site.url, token);
    const stored: Order[] = [];
    for (let page = 1; stored.length < answered.length; page++) {
      const { body } = await rosa.get<{ orders: Order[] }>(`/orders?per_page=100&page=${page}`);
      if (body.orders.length === 0) break;
      stored.push(...body.orders);
    }
    const storedIds = new Set(stored.map(({ id }) => id));
    expect(answered.filter(({ id }) => !storedIds.has(id))).toEqual([]);
    const { body } = await rosa.get<{ total_count: number; cursor: { offset: number } }>("/orders");
    expect(body.cursor.offset).toBe(body.total_count);

    const next = await placeOrder(site.url, [soda]);
    const after = await rosa.get<{ cursor: { offset: number } }>("/orders");
    expect(after.body.cursor.offset).toBe(body.cursor.offset + 1);
    expect(storedIds.has(next.id)).toBe(false);
  });

  test("O1 a repeat of a request after the crash gets the same order", async () => {
    const site = await open();
    const headers = { "idempotency-key": "asked-before-the-crash-1" };
    const before = await apiAt(site.url).post<Order>("/orders", orderOf([soda]), headers);
    await site.kill();
    await site.startAgain();
    const again = await apiAt(site.url).post<Order>("/orders", orderOf([soda]), headers);
    expect(again.body.id).toBe(before.body.id);
  });

  test("R1 a stock client that was connected hears of orders placed after the restart", async () => {
    const site = await open();
    const { token } = await signIn(site.url, "ben");
    const consumer = openRailsConsumer(site.url, { token, restaurant_id: "1" });
    const orders = consumer.subscribe({ channel: "OrderChannel", restaurant_id: 1 });
    await orders.until("connected");
    await site.kill();
    await site.startAgain();
    await orders.until("connected again");
    const placed = await placeOrder(site.url, [soda]);
    const heard = await orders.message((message) => (message as { order?: { id?: unknown } }).order?.id === placed.id);
    expect(heard).toMatchObject({ type: "new_order" });
    consumer.close();
  });
});
