import type { BrowserContext, Locator, Page } from "playwright-core";

/** The staff's board as people see it. */
export interface Dashboard {
  readonly page: Page;
  connection(words: string | RegExp): Locator;
  card(orderNumber: string): Locator;
  newOrderAlert(): Locator;
  lowStockAlert(): Locator;
}

export async function openDashboard(context: BrowserContext, url: string, path = "/admin"): Promise<Dashboard> {
  const page = await context.newPage();
  await page.goto(url + path);
  return {
    page,
    connection: (words) => page.getByRole("button", { name: wordsAfter("Connection: ", words) }),
    card: (orderNumber) => page.getByRole("article", { name: `Order ${short(orderNumber)},` }),
    newOrderAlert: () => page.getByRole("alertdialog"),
    lowStockAlert: () => page.getByRole("region", { name: "Low stock" }),
  };
}

/** The kitchen's screen as cooks see it. */
export interface Kitchen {
  readonly page: Page;
  connection(words: string | RegExp): Locator;
  ticket(orderNumber: string): Locator;
  line(orderNumber: string, name: RegExp): Locator;
}

export async function openKitchen(context: BrowserContext, url: string): Promise<Kitchen> {
  const { page, connection } = await openDashboard(context, url, "/admin/kitchen");
  const ticket = (orderNumber: string) => page.getByRole("article", { name: `Ticket ${short(orderNumber)},` });
  return {
    page,
    connection,
    ticket,
    line: (orderNumber, name) => ticket(orderNumber).getByRole("checkbox", { name }),
  };
}

/** The board leaves the restaurant's prefix out. */
export const short = (orderNumber: string) => orderNumber.replace(/^[A-Z]+-O-/, "O-");

/** A dish on the storefront, with its tags. */
export function dish(page: Page, name: string): Locator {
  return page.getByRole("article").filter({ has: page.getByRole("heading", { name, exact: true }) });
}

/** From the menu to the tracking page, as a guest does it: a plate with a side, and seven coconuts. */
export async function orderByHand(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/r/1`);
  const dialog = await openChickenPlate(page);
  await dialog.getByText("red rice").click();
  await dialog.getByRole("button", { name: /^Add 1/ }).click();
  await page.getByRole("button", { name: "Add Young coconut" }).click();
  const cart = page.getByRole("complementary", { name: "Your order" });
  for (let more = 1; more < 7; more++) await cart.getByRole("button", { name: "One more, Young coconut" }).click();
  await cart.getByRole("button", { name: "Go to checkout" }).click();
  await page.getByLabel("Name").fill("Tasi Cruz");
  await page.getByLabel("Phone").fill("671-555-0140");
  await page.getByRole("button", { name: /^Place order/ }).click();
  await page.waitForURL(/\/track\//);
}

/** The dialog of a dish whose side must be chosen; on phones it stands among the featured ones as well. */
export async function openChickenPlate(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Add Coconut-charcoal chicken plate" }).last().click();
  return page.getByRole("dialog");
}

export async function signInByHand(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** In the open dialog of the people's page; the password that is shown for them stays on the screen. */
export async function addPerson(page: Page, name: string): Promise<{ email: string; password: string }> {
  const email = `${name.toLowerCase()}@hafaloha.test`;
  const dialog = page.getByRole("dialog", { name: "Add someone" });
  await dialog.getByLabel("First name").fill(name);
  await dialog.getByLabel("Email").fill(email);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  const shown = page.getByRole("dialog", { name: `A password for ${name}` }).getByLabel("Password for one sign-in");
  return { email, password: await shown.inputValue() };
}

/** Where the password of whoever is signed in can be changed. */
export async function changePasswordByHand(page: Page, from: string, to: string): Promise<void> {
  await page.getByLabel(/^(The password that you were given|Present password)$/).fill(from);
  await page.getByLabel("New password", { exact: true }).fill(to);
  await page.getByLabel("New password again").fill(to);
  await page.getByRole("button", { name: "Change password" }).click();
}

function wordsAfter(prefix: string, words: string | RegExp): RegExp {
  return new RegExp(`^${prefix}${typeof words === "string" ? words : words.source}`);
}
