import type { MenuItem, Order } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { apiAt, orderOf, signIn } from "./harness/api.ts";
import { describeSiteOnEachEngine } from "./harness/site.ts";

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
