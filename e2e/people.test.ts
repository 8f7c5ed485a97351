import { describe, expect, test } from "vitest";
import { apiAt, placeOrder } from "./harness/api.ts";
import { addPerson, changePasswordByHand, openDashboard, signInByHand } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

const ownPassword = "one of my own";

describe("The people of a restaurant", () => {
  const world = useWorld(noPolling);

  test("A1 who is added must choose a password before anything else, and then works", async () => {
    const { page } = await openDashboard(await world.staff("rosa"), world.url, "/admin/people");
    await page.getByRole("row", { name: /^Ben/ }).waitFor();
    await page.getByRole("button", { name: "Add someone" }).click();
    const { email, password } = await addPerson(page, "Lani");
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("row", { name: /^Lani.*Must choose a password/ }).waitFor();
    expect(await page.getByText(password).count()).toBe(0);

    const context = await world.person();
    const board = await openDashboard(context, world.url);
    await signInByHand(board.page, email, password);
    const chosen = board.page.getByRole("dialog", { name: "Choose a password of your own" });
    await chosen.waitFor();
    for (const path of ["/admin/stock", "/account", "/sign-in"]) {
      await board.page.goto(world.url + path);
      await chosen.waitFor();
    }
    await changePasswordByHand(board.page, "not this one", ownPassword);
    await board.page.getByText("The present password is not right.").waitFor();
    await changePasswordByHand(board.page, password, ownPassword);
    await board.connection("Live").waitFor();
    const placed = await placeOrder(world.site.url, [{ id: 35, quantity: 1 }]);
    await board.card(placed.order_number).waitFor();
    await board.page.reload();
    await board.connection("Live").waitFor();
  });

  test("A1 an email that is taken is refused in words, and staff are told whom to ask", async () => {
    const rosa = await openDashboard(await world.staff("rosa"), world.url, "/admin/people");
    await rosa.page.getByRole("button", { name: "Add someone" }).click();
    await rosa.page.getByLabel("First name").fill("Ben");
    await rosa.page.getByLabel("Email").fill("ben@hafaloha.test");
    await rosa.page.getByRole("button", { name: "Add", exact: true }).click();
    await rosa.page.getByText("ben@hafaloha.test has an account already. Use another address.").waitFor();
    const ben = await openDashboard(await world.staff("ben"), world.url, "/admin/people");
    await ben.page.getByText("Only admins see the people.").waitFor();
  });

  test("A4 a changed role, a sign-out by the admin and a removal end the other browser at once, and it says why", async () => {
    const rosa = await openDashboard(await world.staff("rosa"), world.url, "/admin/people");
    const choose = async (entry: string) => {
      await rosa.page.getByRole("button", { name: /^More for Ben/ }).click();
      await rosa.page.getByRole("menuitem", { name: entry }).click();
    };
    const confirm = (name: string) => rosa.page.getByRole("dialog").getByRole("button", { name }).click();
    const ben = async () => {
      const board = await openDashboard(await world.staff("ben"), world.url);
      await board.connection("Live").waitFor();
      return board.page;
    };
    const promoted = await ben();
    await choose("Change role");
    await rosa.page.getByRole("radio", { name: /^Admin/ }).check();
    await confirm("Change role");
    await promoted.getByText("You were signed out because your role changed. Sign in to go on.").waitFor();
    await rosa.page.getByRole("row", { name: /^Ben.*Admin/ }).waitFor();

    const lost = await ben();
    await choose("Sign out everywhere");
    await confirm("Sign out everywhere");
    await lost.getByText("You were signed out on all devices. Sign in to go on.").waitFor();

    const removed = await ben();
    await choose("Remove");
    await confirm("Remove");
    await removed.getByText(/^You were signed out because your account was removed/).waitFor();
    await rosa.page.getByRole("row", { name: /^Ben/ }).waitFor({ state: "detached" });
  });

  test("A4 who changes the password stays in all tabs of that browser; the other device is told", async () => {
    const context = await world.person();
    const first = await openDashboard(context, world.url);
    await signInByHand(first.page, "mina@hafaloha.test", "hafaloha-demo");
    await first.connection("Live").waitFor();
    const second = await openDashboard(context, world.url);
    await second.connection("Live").waitFor();
    const other = await openDashboard(await world.staff("mina"), world.url);
    await other.connection("Live").waitFor();
    await first.page.getByRole("button", { name: "Account of Mina" }).click();
    await first.page.getByRole("menuitem", { name: "Password and devices" }).click();
    await changePasswordByHand(first.page, "hafaloha-demo", ownPassword);
    await first.page.getByText("Changed. Your other devices are signed out.").waitFor();
    await other.page.getByText("You were signed out because your password changed. Sign in to go on.").waitFor();
    const placed = await placeOrder(world.site.url, [{ id: 35, quantity: 1 }]);
    await second.card(placed.order_number).waitFor();
    await second.connection("Live").waitFor();
    await first.page.getByRole("link", { name: "To the board" }).click();
    await first.card(placed.order_number).waitFor();
    await first.page.goto(`${world.url}/account`);
    await first.page.getByRole("button", { name: "Sign out everywhere" }).click();
    for (const { page } of [first, second]) {
      await page.getByText("You were signed out on all devices. Sign in to go on.").waitFor();
    }
    expect(
      (await apiAt(world.site.url).post("/login", { email: "mina@hafaloha.test", password: ownPassword })).status,
    ).toBe(201);
  });
});
