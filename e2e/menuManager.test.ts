import type { MenuItem } from "@hafaloha/contract";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { apiAt, placeOrder } from "./harness/api.ts";
import { troubleOf } from "./harness/browser.ts";
import { dish, openDashboard } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const ribs = { id: 2, name: "Guava-glazed short ribs" };
const fish = "Grilled parrotfish, calamansi butter";

describe("The menu manager", () => {
  const world = useWorld(noPolling);
  const itemAt = async (id: number) => {
    const rosa = apiAt(world.site.url, (await world.signIn("rosa")).token);
    return (await rosa.get<MenuItem>(`/menu_items/${id}`)).body;
  };
  const openManager = async (width = 1280) => {
    const { page, connection } = await openDashboard(await world.staff("rosa", { width }), world.url, "/admin/menu");
    await connection("Live").waitFor();
    await page.getByRole("region", { name: "Items: Grill plates" }).getByText(fish).waitFor();
    return page;
  };
  const openMenu = async () => {
    const page = await (await world.person()).newPage();
    await page.goto(`${world.url}/r/1`);
    await page.getByText("Live menu").waitFor();
    return page;
  };

  test("M2 days are cleared and set again: stored as an empty list, and told to the open storefront", async () => {
    const manager = await openManager();
    const menu = await openMenu();
    const id = await idOf(world.site.url, fish);
    expect((await itemAt(id)).available_days).toEqual([4, 5, 6]);
    const form = await openForm(manager, fish);
    for (const day of ["Thu", "Fri", "Sat"]) await form.getByRole("button", { name: day, exact: true }).click();
    await form.getByText(/^Sold every day\. Today is .+: on the menu\.$/).waitFor();
    expect(await form.getByRole("button", { name: "Every day" }).getAttribute("aria-pressed")).toBe("true");
    await save(form);
    expect((await itemAt(id)).available_days).toEqual([]);
    await dish(menu, fish)
      .getByText(/^Thu to Sat$/)
      .first()
      .waitFor({ state: "detached" });

    const another = await otherDayThanToday(manager);
    await form.getByRole("button", { name: another, exact: true }).click();
    await save(form);
    await dish(menu, fish).getByText(another, { exact: true }).first().waitFor({ state: "attached" });
    expect((await itemAt(id)).available_days).toHaveLength(1);
  });

  test("M3 name, price, picture and hiding reach an open storefront, and an order keeps what it was placed with", async () => {
    const side = (await itemAt(ribs.id)).option_groups[0]?.options[0]?.id ?? 0;
    const order = await placeOrder(world.site.url, [{ id: ribs.id, quantity: 1, options: [{ id: side }] }]);
    const manager = await openManager();
    const trouble = troubleOf(manager);
    const menu = await openMenu();
    const form = await openForm(manager, ribs.name);
    await form.getByLabel("Picture file").setInputFiles({ name: "ribs.gif", mimeType: "image/gif", buffer: pixel });
    await form.getByText("Choose a JPEG, PNG or WebP.").waitFor();
    await form.getByLabel("Picture file").setInputFiles({ name: "ribs.png", mimeType: "image/png", buffer: pixel });
    await form.locator("img[src$='.webp']").waitFor();
    await form.getByLabel("Price").fill("nineteen");
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByText("Type an amount such as 15.50.").waitFor();
    await expect.poll(() => form.getByLabel("Price").evaluate((field) => field === document.activeElement)).toBe(true);
    await form.getByLabel("Price").fill("21,5");
    await form.getByLabel("Name").fill("Short ribs");
    await save(form);
    const card = dish(menu, "Short ribs").last();
    await card.getByText("$21.50").waitFor();
    await card.locator("img[src$='.webp']").waitFor();

    await form.getByRole("switch", { name: "Hidden" }).focus();
    await manager.keyboard.press("Space");
    await save(form);
    await dish(menu, "Short ribs").last().waitFor({ state: "detached" });
    await manager.getByRole("button", { name: /Short ribs Hidden/ }).waitFor();

    // Whether a dish that guests do not see any more is hidden or gone is asked, and answered by 404.
    expect(trouble).toEqual([]);
    await form.getByRole("button", { name: "Delete item" }).click();
    const dialog = manager.getByRole("dialog", { name: 'Delete "Short ribs"?' });
    await dialog.getByText("Past orders keep it.").waitFor();
    await dialog.getByRole("button", { name: "Delete" }).click();
    await manager
      .getByRole("button", { name: /Short ribs/ })
      .first()
      .waitFor({ state: "detached" });
    await manager.goto(`${world.url}/admin?order=${order.id}`);
    const drawer = manager.getByRole("dialog", { name: order.order_number });
    await drawer.getByText(ribs.name).first().waitFor();
    await drawer.getByText("$19.00").first().waitFor();
  });

  test("M3 of two managers at one item the first wins, and the second is told and chooses", async () => {
    const [first, second] = [await openManager(), await openManager()];
    const name = "Reef-road pork steak";
    const [mine, theirs] = [await openForm(first, name), await openForm(second, name)];
    await theirs.getByLabel("Price").fill("18.00");
    await mine.getByLabel("Price").fill("17.00");
    await mine.getByLabel("Description").fill("From the reef road");
    await save(mine);
    await theirs.getByText("A colleague changed this meanwhile.").waitFor();
    await theirs.getByText("Price: $17.00").waitFor();
    expect(await theirs.getByLabel("Description").inputValue()).toBe("From the reef road");
    await theirs.getByRole("button", { name: "Save" }).click();
    const id = await idOf(world.site.url, name);
    expect((await itemAt(id)).price).toBe(17);
    await theirs.getByRole("button", { name: "Keep mine" }).click();
    await save(theirs);
    expect(await itemAt(id)).toMatchObject({ price: 18, description: "From the reef road" });
    await expect.poll(() => mine.getByLabel("Price").inputValue()).toBe("18.00");

    await mine.getByLabel("Name").fill("Pork");
    await mine.getByRole("button", { name: "Close the form" }).click();
    await first.getByRole("button", { name: "Keep editing" }).click();
    expect(await mine.getByLabel("Name").inputValue()).toBe("Pork");
  });

  test("M1 a section is added, renamed and moved up by the keyboard, and the open storefront follows", async () => {
    const menu = await openMenu();
    const manager = await openManager();
    const sections = manager.getByRole("region", { name: "Sections" });
    const grip = sections.getByRole("button", { name: "Move Drinks" });
    await grip.focus();
    for (let step = 0; step < 2; step++) await grip.press("ArrowUp");
    await expect
      .poll(() => headings(menu))
      .toEqual(["Grill plates", "Bowls and poke", "Handhelds and musubi", "Drinks", "Soups and sides", "Sweets"]);
    expect(await grip.evaluate((button) => button === document.activeElement)).toBe(true);

    await sections.getByRole("button", { name: "Add a section" }).click();
    await manager.getByRole("dialog", { name: "New section" }).getByLabel("Name").fill("Late plates");
    await manager.keyboard.press("Enter");
    await sections.getByRole("button", { name: "More for Late plates" }).click();
    await manager.getByRole("menuitem", { name: "Rename" }).click();
    await manager.getByRole("dialog", { name: "Rename Late plates" }).getByLabel("Name").fill("Night plates");
    await manager.keyboard.press("Enter");
    await sections.getByRole("button", { name: /^Night plates/ }).click();
    await manager.getByRole("button", { name: "Add item" }).click();
    const form = manager.getByRole("region", { name: "New item" });
    await form.getByLabel("Name").fill("Midnight musubi");
    await form.getByLabel("Price").fill("7.25");
    await form.getByRole("button", { name: "Save" }).click();
    await dish(menu, "Midnight musubi").getByText("$7.25").waitFor();
    expect((await headings(menu)).at(-1)).toBe("Night plates");
    const made = manager.getByRole("region", { name: "Edit Midnight musubi" });
    await made.getByText("Saved. Shown to customers at once.").waitFor();
    const saveAgain = made.getByRole("button", { name: "Save" });
    expect(await saveAgain.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test("M1 an item moved down and up again, while the first is on its way, stands where it was", async () => {
    const manager = await openManager();
    const grips = manager.getByRole("region", { name: "Items: Grill plates" }).getByRole("button", { name: /^Move / });
    const shown = () => grips.evaluateAll((all) => all.map((each) => each.getAttribute("aria-label") ?? ""));
    const before = await shown();
    const goOn = await holdBack(manager, "**/menu_items/*");
    const answers: number[] = [];
    manager.on("response", (answer) => {
      if (answer.request().method() === "PATCH") answers.push(answer.status());
    });
    const moved = manager.getByRole("button", { name: before[0] ?? "", exact: true });
    await moved.press("ArrowDown");
    await moved.press("ArrowUp");
    goOn();
    // Two items change places, twice.
    await expect.poll(() => answers).toEqual([200, 200, 200, 200]);
    await manager.reload();
    await grips.first().waitFor();
    expect(await shown()).toEqual(before);
  });

  test("M3 what is typed while a new item is saved for the first time stays, and is saved next", async () => {
    const manager = await openManager();
    await manager.getByRole("button", { name: "Add item" }).click();
    const form = manager.getByRole("region", { name: /^(New item|Edit Titiyas)$/ });
    await form.getByLabel("Name").fill("Titiyas");
    await form.getByLabel("Price").fill("3.50");
    const goOn = await holdBack(manager, "**/menu_items?*");
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByLabel("Description").fill("Warm, with coconut");
    goOn();
    await manager.getByRole("region", { name: "Edit Titiyas" }).waitFor();
    expect(await form.getByLabel("Description").inputValue()).toBe("Warm, with coconut");
    await save(form);
    expect(await itemAt(await idOf(world.site.url, "Titiyas"))).toMatchObject({ description: "Warm, with coconut" });
  });
});

/** Keeps the page's requests of that address back until the function that it gives is called. */
async function holdBack(page: Page, address: string): Promise<() => void> {
  let goOn = () => {};
  const allowed = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(address, async (route) => {
    await allowed;
    await route.continue();
  });
  return goOn;
}

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

async function openForm(manager: Page, name: string) {
  await manager.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  const form = manager.getByRole("region", { name: /^Edit / });
  await form.waitFor();
  return form;
}

async function save(form: Awaited<ReturnType<typeof openForm>>): Promise<void> {
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("Saved. Shown to customers at once.").waitFor();
}

async function idOf(url: string, name: string): Promise<number> {
  const { body } = await apiAt(url).get<readonly MenuItem[]>("/menu_items?restaurant_id=1");
  const item = body.find((each) => each.name === name);
  if (!item) throw new Error(`The menu has no ${name}`);
  return item.id;
}

/** A day on which it is then not sold: its card names that day. */
async function otherDayThanToday(page: Page): Promise<string> {
  const words = await page.getByText(/Today is/).innerText();
  return words.includes("Today is Mon") ? "Tue" : "Mon";
}

const headings = (menu: Page) =>
  menu
    .getByRole("main")
    .getByRole("heading", { level: 2 })
    .allInnerTexts()
    .then((all) => all.filter(isSection));

const isSection = (heading: string) => /^(Grill|Bowls|Handhelds|Soups|Sweets|Drinks|Night)/.test(heading);
