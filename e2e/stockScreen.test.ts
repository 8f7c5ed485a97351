import type { MenuItem } from "@hafaloha/contract";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { apiAt, orderOf } from "./harness/api.ts";
import { dish, openDashboard } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

/** The young coconut: 15 less 3 damaged, sold every day, without options. */
const coconut = 32;
const name = "Young coconut";

describe("The stock screen", () => {
  const world = useWorld({ ...noPolling, RATE_LIMITS: "off" });
  const openStock = async (person: string, query = "") => {
    const { page, connection } = await openDashboard(await world.staff(person), world.url, `/admin/stock${query}`);
    await connection("Live").waitFor();
    return page;
  };
  const openMenu = async () => {
    const page = await (await world.person()).newPage();
    await page.goto(`${world.url}/r/1`);
    await page.getByText("Live menu").waitFor();
    return page;
  };
  const row = (page: Page) => page.getByRole("row", { name: new RegExp(`^${name}`) });
  const as = async (person: string) => apiAt(world.site.url, (await world.signIn(person)).token);
  const count = async (stock_quantity: number) => {
    const path = `/menu_items/${coconut}/update_stock`;
    return (await (await as("rosa")).post<MenuItem>(path, { stock_quantity, reason_type: "recount" })).body;
  };
  const editStock = async (page: Page, typed: string) => {
    await row(page)
      .getByRole("button", { name: /^Stock of/ })
      .click();
    await page.getByRole("textbox", { name: "In stock" }).fill(typed);
    return page.getByRole("form", { name: `Stock of ${name}` });
  };

  test("I7 what staff count shows on an open storefront, and in a cart before checkout, without a reload", async () => {
    await count(15);
    const [stock, menu] = [await openStock("rosa"), await openMenu()];
    await menu.getByRole("button", { name: `Add ${name}` }).click();
    const form = await editStock(stock, "6");
    await form.getByText("15 → 6, 3 available").waitFor();
    await stock.keyboard.press("Enter");
    await dish(menu, name).getByText("3 left").first().waitFor();
    await editStock(stock, "3");
    await stock.keyboard.press("Enter");
    await dish(menu, name).getByText("Sold out").first().waitFor();
    const cart = menu.getByRole("complementary", { name: "Your order" });
    await cart.getByRole("button", { name: `Remove ${name}` }).waitFor();
    expect(await cart.getByRole("button", { name: "Go to checkout" }).isEnabled()).toBe(false);
    await count(15);
    await cart.getByRole("button", { name: `Remove ${name}` }).waitFor({ state: "detached" });
    await dish(menu, name).getByText("Sold out").first().waitFor({ state: "detached" });
  });

  test("I6 of two managers who edit one count the second is told what the first did, and decides", async () => {
    await count(15);
    const rosa = await openStock("rosa");
    const form = await editStock(rosa, "20");
    const ben = await as("ben");
    await ben.post("/orders", orderOf([{ id: coconut, quantity: 1 }], { staff_created: true }));
    await form.getByText("Now 14, Ben sold 1. Save 20 anyway?").waitFor();
    expect(await rosa.getByRole("textbox", { name: "In stock" }).inputValue()).toBe("20");
    await form.getByRole("button", { name: "Save 20 anyway" }).click();
    await row(rosa)
      .getByRole("button", { name: `Stock of ${name}: 20` })
      .waitFor();
    await expect
      .poll(async () => (await ben.get<MenuItem>(`/menu_items/${coconut}?restaurant_id=1`)).body.stock_quantity)
      .toBe(20);
  });

  test("I3 I6 off sale for the day and put back, seen on the storefront, and every movement in the drawer", async () => {
    await count(15);
    const [stock, menu] = [await openStock("rosa", `?item=${coconut}`), await openMenu()];
    const drawer = stock.getByRole("dialog", { name });
    await drawer.getByRole("button", { name: "86 today" }).click();
    await dish(menu, name).getByText("Sold out").first().waitFor();
    await drawer.getByText("Off sale for the day").first().waitFor();
    await drawer.getByRole("button", { name: "Put back on sale" }).click();
    await dish(menu, name).getByText("Sold out").first().waitFor({ state: "detached" });
    await drawer.getByText("Back on sale").first().waitFor();
    const before = (await (await as("ben")).get<MenuItem>(`/menu_items/${coconut}?restaurant_id=1`)).body;
    await count(30);
    await drawer.getByRole("button", { name: `Undo recount +${30 - (before.stock_quantity ?? 0)}` }).click();
    await drawer.getByText("Recount, undone").first().waitFor();
    await drawer.getByText("30 → 15").first().waitFor();
  });

  test("I6 a sheet with wrong lines shows each of them, and takes the right ones in once", async () => {
    await count(15);
    const stock = await openStock("rosa");
    await stock.getByRole("button", { name: "Restock from a sheet" }).click();
    const dialog = stock.getByRole("dialog");
    await dialog.getByLabel("Rows").fill(`item_id,add\n${coconut},24\n999,5\n14,some\n`);
    await dialog.getByRole("button", { name: "Preview" }).click();
    await dialog.getByText('Line 3: item_id "999" is no item of this restaurant').waitFor();
    await dialog.getByText(/^Line 4, .*: add must be a whole number/).waitFor();
    await dialog.getByText("15 → 39").waitFor();
    await dialog.getByRole("button", { name: "Change 1 count" }).dblclick();
    await dialog.getByText("2 lines left out").waitFor();
    await dialog.getByRole("button", { name: "Done" }).click();
    await row(stock)
      .getByRole("button", { name: `Stock of ${name}: 39` })
      .waitFor();
    const [download] = await Promise.all([
      stock.waitForEvent("download"),
      stock.getByRole("button", { name: "Export CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("stock.csv");
  });
});
