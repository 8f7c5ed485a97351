import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { placeOrder, signIn } from "./harness/api.ts";
import { openRailsConsumer, type RailsConsumer } from "./harness/railsConsumer.ts";
import { openSite, type Site } from "./harness/site.ts";

const youngCoconut = 32;
const isNewOrder = (message: unknown) => (message as { type?: unknown }).type === "new_order";

describe("@rails/actioncable against the real server", () => {
  let site: Site;
  const consumers: RailsConsumer[] = [];
  const open = (query: Record<string, string>) => {
    const consumer = openRailsConsumer(site.url, query);
    consumers.push(consumer);
    return consumer;
  };

  beforeAll(async () => {
    site = await openSite();
  });

  afterAll(async () => {
    for (const consumer of consumers) consumer.close();
    await site.close();
  });

  test("R1 subscribes to OrderChannel and receives new_order", async () => {
    const { token } = await signIn(site.url, "ben");
    const orders = open({ token, restaurant_id: "1" }).subscribe({ channel: "OrderChannel", restaurant_id: "1" });
    await orders.until("connected");
    const placed = await placeOrder(site.url, [{ id: youngCoconut, quantity: 2 }]);
    expect(await orders.message(isNewOrder)).toMatchObject({
      type: "new_order",
      order: { id: placed.id, order_number: placed.order_number, status: "pending", version: 1 },
    });
  });

  test("A2 is rejected for another restaurant's orders", async () => {
    const { token } = await signIn(site.url, "leilani");
    const foreign = open({ token, restaurant_id: "2" }).subscribe({ channel: "OrderChannel", restaurant_id: "1" });
    await foreign.until("rejected");
    await placeOrder(site.url, [{ id: youngCoconut, quantity: 1 }]);
    const own = open({ token, restaurant_id: "2" }).subscribe({ channel: "OrderChannel", restaurant_id: "2" });
    await own.until("connected");
    expect([...foreign.received, ...own.received]).toEqual([]);
  });

  test("A3 is rejected as a customer and as a guest", async () => {
    const { token } = await signIn(site.url, "kai");
    await open({ token, restaurant_id: "1" }).subscribe({ channel: "OrderChannel" }).until("rejected");
    await open({ restaurant_id: "1" }).subscribe({ channel: "OrderChannel" }).until("rejected");
    await open({ restaurant_id: "1" }).subscribe({ channel: "MenuChannel" }).until("connected");
  });
});
