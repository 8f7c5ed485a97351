import type { Order, OrderStatus } from "@hafaloha/contract";
import { describe, expect, test } from "vitest";
import { type Api, apiAt, orderOf } from "./harness/api.ts";
import { type Dashboard, openDashboard, short } from "./harness/pages.ts";
import { noPolling, useWorld } from "./harness/world.ts";

/** Not counted, sold every day, without options. */
const items = [{ id: 23, quantity: 1 }];
const served = 200;
/** From here on nobody orders but at the counter, so nothing may ring. */
const lastCustomer = 160;
/** Where the orders of the evening stand at its end, one after the other. */
const ends = ["pending", "preparing", "ready", "completed", "cancelled"] as const satisfies OrderStatus[];
const columns = ["pending", "preparing", "ready", "completed"] as const;
const atOnce = 4;

/** Runs in the page: its sound is on, and each first note of a ring and each closing of the alert is kept with its time. */
const listening = `
  localStorage.setItem("hafaloha.sound", "on");
  window.rings = [];
  window.closings = [];
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...at) {
    if (Math.round(this.frequency.value) === 784) window.rings.push(performance.now());
    return start.apply(this, at);
  };
  let shown = false;
  new MutationObserver(() => {
    const shows = document.getElementById("new-order-alert") !== null;
    if (shown && !shows) window.closings.push(performance.now());
    shown = shows;
  }).observe(document, { subtree: true, childList: true });
`;

describe("An evening", () => {
  const world = useWorld(noPolling);

  async function openDevice(name: string): Promise<Dashboard> {
    const context = await world.staff(name, { width: 1920 });
    await context.addInitScript(listening);
    const board = await openDashboard(context, world.url);
    await board.connection("Live").waitFor();
    // Browsers let a page sound once somebody has touched it.
    await board.page.getByRole("heading", { name: "Live board" }).click();
    return board;
  }

  test("O6 after 200 orders three devices show what the server says, though one was cut off twice, and each rang until the first acknowledgement", async () => {
    const rosa = apiAt(world.site.url, (await world.signIn("rosa")).token);
    const [still, other, shaky] = [await openDevice("rosa"), await openDevice("ben"), await openDevice("mina")];
    const devices = [still, other, shaky];

    await serve(rosa, 0, 40);
    await loseNetwork(shaky, rosa, () => serve(rosa, 40, 80));
    await serve(rosa, 80, 100);
    await loseNetwork(shaky, rosa, () => serve(rosa, 100, 140));
    await serve(rosa, 140, lastCustomer);

    const waiting = await unacknowledged(rosa);
    expect(waiting).toHaveLength(lastCustomer / 10);
    for (const { page, newOrderAlert } of devices) {
      await newOrderAlert().getByText(`${waiting.length} new orders`, { exact: true }).waitFor();
      // Once is no repeating.
      await expect.poll(() => page.evaluate("window.rings.length")).toBeGreaterThan(1);
    }
    await other
      .newOrderAlert()
      .getByRole("button", { name: `Acknowledge all ${waiting.length}` })
      .click();
    for (const { newOrderAlert } of devices) await newOrderAlert().waitFor({ state: "detached" });
    expect(await unacknowledged(rosa)).toEqual([]);

    await serve(rosa, lastCustomer, served);
    const truth = await boardOfServer(rosa);
    for (const { page } of devices) {
      await expect.poll(() => boardShown(page)).toEqual(truth);
      expect(await page.evaluate("window.rings.filter((at) => at > window.closings.at(-1))")).toEqual([]);
    }
  }, 180_000);

  /** The device works on while it is alone: what was started there is started once. */
  async function loseNetwork(device: Dashboard, rosa: Api, meanwhile: () => Promise<void>): Promise<void> {
    const order = await place(rosa, { staff_created: true });
    const card = device.card(order.order_number);
    await card.waitFor();
    await device.page.context().setOffline(true);
    await device.connection("Offline").waitFor();
    await card.getByRole("button", { name: /^Start · / }).click();
    await device.connection(/.*1 saved/).waitFor();
    await meanwhile();
    await device.page.context().setOffline(false);
    await device.connection("Live").waitFor({ timeout: 60_000 });
    await expect
      .poll(async () => (await rosa.get<Order>(`/orders/${order.id}`)).body)
      .toMatchObject({ status: "preparing", version: 2 });
  }
});

/** The orders from one number to the next come in and go their ways, a few at once. */
async function serve(rosa: Api, from: number, to: number): Promise<void> {
  let next = from;
  const worker = async () => {
    while (next < to) {
      const index = next++;
      const isCustomers = index % 2 === 0 && index < lastCustomer;
      const order = await place(rosa, { staff_created: !isCustomers });
      await bring(rosa, order, ends[index % ends.length] ?? "pending");
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function place(rosa: Api, more: { staff_created: boolean }): Promise<Order> {
  const { status, body } = await rosa.post<Order>("/orders", orderOf(items, more));
  if (status !== 201) throw new Error(`The order was not taken: ${status} ${JSON.stringify(body)}`);
  return body;
}

async function bring(rosa: Api, placed: Order, end: OrderStatus): Promise<void> {
  const way = end === "cancelled" ? [end] : columns.slice(1, columns.indexOf(end) + 1);
  let order = placed;
  for (const status of way) {
    const more =
      status === "preparing" ? { eta_minutes: 20 } : status === "cancelled" ? { cancel_reason: "Closed" } : {};
    const asked = { order: { expected_version: order.version, status, ...more } };
    const answer = await rosa.patch<Order>(`/orders/${order.id}`, asked);
    if (answer.status !== 200) throw new Error(`No step to ${status}: ${JSON.stringify(answer.body)}`);
    order = answer.body;
  }
}

async function unacknowledged(rosa: Api): Promise<readonly Order[]> {
  return (await rosa.get<Order[]>("/orders/unacknowledged?hours=24")).body;
}

type Shown = Readonly<Record<(typeof columns)[number], readonly string[]>>;

/** The numbers in each column. */
async function boardOfServer(rosa: Api): Promise<Shown> {
  const numbers = async (status: string) => {
    const { body } = await rosa.get<{ orders: Order[] }>(`/orders?status=${status}&per_page=100`);
    return body.orders.map(({ order_number }) => short(order_number)).sort();
  };
  return {
    pending: await numbers("pending"),
    preparing: await numbers("preparing"),
    ready: await numbers("ready"),
    completed: await numbers("completed"),
  };
}

async function boardShown(page: Dashboard["page"]): Promise<Shown> {
  const numbers = (status: string) =>
    page
      .locator(`[data-column="${status}"] [data-order]`)
      .evaluateAll((cards) => cards.map((card) => card.querySelector("h3")?.textContent ?? "no number").sort());
  return {
    pending: await numbers("pending"),
    preparing: await numbers("preparing"),
    ready: await numbers("ready"),
    completed: await numbers("completed"),
  };
}
