import type { Order } from "@hafaloha/contract";
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { apiAt, placeOrder } from "./harness/api.ts";
import { openDashboard } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const water = 35;

describe("Dragging a card", () => {
  const world = useWorld(noPolling);

  const open = async () => {
    const board = await openDashboard(await world.staff("rosa"), world.url);
    await board.connection("Live").waitFor();
    const order = await placeOrder(world.site.url, [{ id: water, quantity: 1 }]);
    await board.card(order.order_number).waitFor();
    // The alert stands over the board's corner.
    await board.page.keyboard.press("Shift+A");
    await board.newOrderAlert().waitFor({ state: "detached" });
    return { ...board, order, card: board.card(order.order_number) };
  };
  const column = (page: Page, name: string) => page.getByRole("region", { name: new RegExp(`^${name},`) });
  const statusOf = async (order: Order) => {
    const rosa = apiAt(world.site.url, (await world.signIn("rosa")).token);
    return (await rosa.get<Order>(`/orders/${order.id}`)).body.status;
  };

  test("O7 by mouse takes the step that its column stands for; Escape and a column that is too far put it back", async () => {
    const { page, order, card } = await open();
    const lifted = page.locator("[data-lifted]");
    const from = await middleOf(card.getByText(order.contact_name));
    const over = async (name: string) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      const { x, y } = await middleOf(column(page, name).getByRole("heading", { name, level: 2 }));
      await page.mouse.move(x, y, { steps: 5 });
      await lifted.waitFor();
    };
    await over("Preparing");
    await page.keyboard.press("Escape");
    await lifted.waitFor({ state: "detached" });
    await page.mouse.up();
    await over("Ready");
    await page.mouse.up();
    await lifted.waitFor({ state: "detached" });
    await column(page, "Pending")
      .getByRole("article", { name: nameOf(order) })
      .waitFor();
    expect(await statusOf(order)).toBe("pending");
    await over("Preparing");
    await page.mouse.up();
    await column(page, "Preparing")
      .getByRole("article", { name: nameOf(order) })
      .waitFor();
    await expect.poll(() => statusOf(order)).toBe("preparing");
  });

  test("O7 by finger, after it has rested on the card", async () => {
    const { page, order, card } = await open();
    const touch = await page.context().newCDPSession(page);
    const send = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number }[]) =>
      touch.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await send("touchStart", [await middleOf(card.getByText(order.contact_name))]);
    await page.locator("[data-lifted]").waitFor();
    await send("touchMove", [
      await middleOf(column(page, "Preparing").getByRole("heading", { name: "Preparing", level: 2 })),
    ]);
    await send("touchEnd", []);
    await column(page, "Preparing")
      .getByRole("article", { name: nameOf(order) })
      .waitFor();
    await expect.poll(() => statusOf(order)).toBe("preparing");
  });

  test("O7 by keyboard: D picks up, the arrows move, D drops, and Escape puts it back", async () => {
    const { page, order, card } = await open();
    await card.focus();
    await page.keyboard.press("d");
    await page.getByText(/picked up\. The arrows choose the column/).waitFor({ state: "attached" });
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Escape");
    await page.getByText("Put back.").waitFor({ state: "attached" });
    expect(await statusOf(order)).toBe("pending");
    for (const key of ["d", "ArrowRight", "d"]) await page.keyboard.press(key);
    await column(page, "Preparing")
      .getByRole("article", { name: nameOf(order) })
      .waitFor();
    await expect.poll(() => statusOf(order)).toBe("preparing");
  });
});

const nameOf = ({ order_number }: Order) => `Order O-${order_number.split("-").at(-1)},`;

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
