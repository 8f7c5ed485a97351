import type { Order } from "@hafaloha/contract";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { apiAt, placeOrder } from "./harness/api.ts";
import { openDashboard, short } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const youngCoconut = 32;
const water = 35;

describe("The details of an order", () => {
  const world = useWorld(noPolling);
  const staff = async (name: string) => apiAt(world.site.url, (await world.signIn(name)).token);
  const drawerOf = (page: Page, order: Order) => page.getByRole("dialog", { name: order.order_number });
  const openAt = async (order: Order, name = "ben") => {
    const board = await openDashboard(await world.staff(name), world.url, `/admin?order=${order.id}`);
    await drawerOf(board.page, order).waitFor();
    return { ...board, drawer: drawerOf(board.page, order) };
  };

  test("O7 the number on a card opens them, the address leads back to them, and closing leads back to the board", async () => {
    const order = await placeOrder(world.site.url, [{ id: water, quantity: 2 }]);
    const board = await openDashboard(await world.staff("ben"), world.url);
    await board
      .card(order.order_number)
      .getByRole("link", { name: short(order.order_number) })
      .click();
    const drawer = drawerOf(board.page, order);
    await drawer.getByRole("link", { name: "671-555-0140" }).waitFor();
    await drawer.getByText("Bottled water").waitFor();
    await board.page.reload();
    await drawer.getByText("Placed", { exact: true }).first().waitFor();
    await board.page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    expect(new URL(board.page.url()).search).toBe("");
  });

  test("O3 steps taken elsewhere show at once, with who took them and what with", async () => {
    const order = await placeOrder(world.site.url, [{ id: water, quantity: 1 }]);
    const { drawer } = await openAt(order);
    await drawer.getByText("Placed", { exact: true }).last().waitFor();
    const rosa = await staff("rosa");
    await rosa.patch(`/orders/${order.id}`, { order: { expected_version: 1, status: "preparing", eta_minutes: 20 } });
    await drawer.getByText("Started, 20 min").waitFor();
    await drawer.getByText(/Rosa Quinata/).waitFor();
    await drawer.getByRole("button", { name: /^Back to pending · \d:\d\d$/ }).waitFor();
    await drawer.getByRole("button", { name: "Ready", exact: true }).click();
    await drawer.getByRole("button", { name: "Picked up" }).waitFor();
    await drawer.getByText(/Ben Taitano · \w+ on Linux/).waitFor();
  });

  test("O4 another time can be promised while it is made", async () => {
    const order = await placeOrder(world.site.url, [{ id: water, quantity: 1 }]);
    const { drawer } = await openAt(order);
    await drawer.getByRole("button", { name: /^Start · / }).click();
    await drawer.getByRole("button", { name: "Change time" }).click();
    await drawer.getByRole("button", { name: "45 min", exact: true }).click();
    await drawer.getByText("New time, 45 min").waitFor();
    const { body } = await (await staff("ben")).get<Order>(`/orders/${order.id}`);
    expect(body.eta_minutes).toBe(45);
  });

  test("O10 lines are added, changed and taken off with a reason, and every screen shows the difference", async () => {
    const order = await placeOrder(world.site.url, [
      { id: water, quantity: 1 },
      { id: 23, quantity: 1 },
    ]);
    const other = await openDashboard(await world.staff("rosa"), world.url);
    await other.card(order.order_number).waitFor();
    const { drawer } = await openAt(order);
    const [, side] = order.items;
    await drawer.getByRole("button", { name: "Edit lines" }).click();
    await drawer.getByRole("button", { name: "One more, Bottled water" }).click();
    await drawer.getByRole("button", { name: `One less, ${side?.name}` }).click();
    await drawer.getByLabel("Add a dish").fill("young coco");
    await drawer.getByLabel("Add a dish").press("Enter");
    await drawer.getByLabel("Why").fill("The customer called");
    await drawer.getByRole("button", { name: "Save the lines" }).click();
    await drawer.getByText("Lines changed").waitFor();
    await drawer.getByText("Why: The customer called").waitFor();
    const card = other.card(order.order_number);
    await card.getByText("+1 Young coconut").waitFor();
    await card.getByText(`−1 ${side?.name}`).waitFor();
    await card.getByText("1 → 2 Bottled water").waitFor();
  });

  test("O3 who is too late with an edit sees the order as it is and keeps what was typed", async () => {
    const order = await placeOrder(world.site.url, [{ id: water, quantity: 1 }]);
    world.proxy.refuseCable(true);
    const { page, drawer } = await openAt(order);
    await drawer.getByRole("button", { name: "Edit lines" }).click();
    await drawer.getByRole("button", { name: "One more, Bottled water" }).click();
    await drawer.getByLabel("Why").fill("Two of them");
    const rosa = await staff("rosa");
    await rosa.patch(`/orders/${order.id}`, { order: { expected_version: 1, status: "preparing", eta_minutes: 15 } });
    await drawer.getByRole("button", { name: "Save the lines" }).click();
    await drawer.getByText("Here it is as it stands now, with your changes. Save again.").waitFor();
    await drawer.getByText("Preparing").first().waitFor();
    expect(await drawer.getByLabel("Why").inputValue()).toBe("Two of them");
    await drawer.getByText("1 → 2").waitFor();
    await drawer.getByRole("button", { name: "Save the lines" }).click();
    await drawer.getByRole("button", { name: "Edit lines" }).waitFor();
    expect((await rosa.get<Order>(`/orders/${order.id}`)).body).toMatchObject({ version: 3, items: [{ quantity: 2 }] });
    await page.close();
  });

  test("I2 damage that is found on an order leaves what can be sold as it was", async () => {
    const order = await placeOrder(world.site.url, [{ id: youngCoconut, quantity: 2 }]);
    const ben = await staff("ben");
    const stock = async () => {
      const { body } =
        await ben.get<{ id: number; available_quantity: number; damaged_quantity: number }[]>(
          "/menu_items?restaurant_id=1",
        );
      return body.find(({ id }) => id === youngCoconut);
    };
    const before = await stock();
    const { drawer } = await openAt(order);
    await drawer.getByRole("button", { name: "Edit lines" }).click();
    await drawer.getByRole("button", { name: "Damage found" }).click();
    await drawer.getByLabel("What happened").fill("cracked");
    await drawer.getByRole("button", { name: "Mark damaged" }).click();
    await drawer.getByText("Marked damaged. The stock shows it.").waitFor();
    expect(await stock()).toMatchObject({
      available_quantity: before?.available_quantity,
      damaged_quantity: (before?.damaged_quantity ?? 0) + 1,
    });
  });

  test("O10 it is cancelled with the reason that the customer reads", async () => {
    const order = await placeOrder(world.site.url, [{ id: water, quantity: 1 }]);
    const { drawer, page } = await openAt(order);
    await drawer.getByRole("button", { name: "Cancel order" }).click();
    const dialog = page.getByRole("dialog", { name: /^Cancel/ });
    await dialog.getByRole("button", { name: "The kitchen is closed" }).click();
    await dialog.getByRole("button", { name: "Cancel order" }).click();
    await drawer.getByText("Cancelled: The kitchen is closed").waitFor();
    await drawer.getByText("Why: The kitchen is closed").waitFor();
    await page.goto(`${world.url}/admin?order=${order.id}`);
    await drawer.getByText("Cancelled: The kitchen is closed").waitFor();
  });
});
