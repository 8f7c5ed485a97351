import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBoard, placed, recently, rosa, signInBen } from "../../../../../test/boardUnderTest.tsx";
import { StaffServer } from "../../../../../test/staffServer.ts";
import { sampleLine } from "../../../state/boardSamples.ts";
import { chooseStation } from "./kitchenScreen.ts";

beforeEach(() => {
  signInBen();
  history.replaceState(null, "", "/admin/kitchen");
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  chooseStation("all");
  localStorage.clear();
  history.replaceState(null, "", "/admin");
});

const plate = sampleLine();
const fries = sampleLine({ id: 2, menu_item_id: 2, name: "Taro fries", quantity: 3, station: "fry", options: [] });
const cooking = (differences: Parameters<typeof placed>[0] = {}) =>
  placed({ status: "preparing", eta_minutes: 20, items: [plate, fries], ...differences });
const open = (server: StaffServer) =>
  openBoard(server, undefined, () => screen.findByRole("heading", { name: "All day" }));
const ticket = (number: string) => screen.getByRole("article", { name: new RegExp(`^Ticket ${number},`) });
const noTicket = (number: string) => screen.queryByRole("article", { name: new RegExp(`^Ticket ${number},`) });
const spoken = (words: string | RegExp) => screen.findByText(words, { selector: "[aria-live]" });

/** O-052 as the server has it, which takes checks and steps. */
function answer(server: StaffServer) {
  let now = cooking();
  server.orders = [now];
  for (const line of [plate, fries]) {
    server.on("PATCH", `/orders/52/lines/${line.id}`, ({ body }) => {
      const { made_quantity } = (body as { line: { made_quantity: number } }).line;
      now = { ...now, items: now.items.map((one) => (one.id === line.id ? { ...one, made_quantity } : one)) };
      return { status: 200, body: now };
    });
  }
  server.on("PATCH", "/orders/52", ({ body }) => {
    const { status, expected_version } = (body as { order: { status: "ready"; expected_version: number } }).order;
    if (expected_version !== now.version) {
      return { status: 409, body: { error: "The order has changed.", code: "stale_version", order: now } };
    }
    now = { ...now, status, version: now.version + 1, status_changed_at: recently(), step_back_until: undefined };
    return { status: 200, body: now };
  });
}

const patches = (server: StaffServer) =>
  server.requests.flatMap(({ method, path, body }) => (method === "PATCH" ? [[path, body]] : []));

describe("the kitchen", () => {
  it("O8 bumping early marks the rest made and brings the order to ready, once, and Recall brings it back", async () => {
    const server = new StaffServer();
    answer(server);
    const { user } = await open(server);
    await user.click(within(ticket("O-052")).getByRole("checkbox", { name: /Taro fries/ }));
    await user.dblClick(within(ticket("O-052")).getByRole("button", { name: "Bump O-052" }));
    expect(noTicket("O-052")).toBeNull();
    expect(screen.getByText("All caught up.")).toBeDefined();
    await waitFor(() => expect(patches(server)).toHaveLength(3));
    expect(patches(server)).toEqual([
      ["/orders/52/lines/2", { line: { made_quantity: 3 } }],
      ["/orders/52/lines/1", { line: { made_quantity: 2 } }],
      ["/orders/52", { order: { expected_version: 1, status: "ready" } }],
    ]);
    await user.keyboard("r");
    expect(within(ticket("O-052")).getByRole("button", { name: "All made: bump O-052" })).toBeDefined();
  });

  it("O8 the second half of a double tap, on the ticket that has slid there, bumps nothing", async () => {
    const server = new StaffServer();
    server.orders = [cooking({ id: 52 }), cooking({ id: 53 })];
    await open(server);
    server.reachable = false;
    fireEvent.click(screen.getByRole("button", { name: "Bump O-052" }), { detail: 1 });
    fireEvent.click(screen.getByRole("button", { name: "Bump O-053" }), { detail: 2 });
    expect([noTicket("O-052"), ticket("O-053").isConnected]).toEqual([null, true]);
  });

  it("O8 a station bumps its own part; the order is ready with the last one", async () => {
    const server = new StaffServer();
    answer(server);
    const { user } = await open(server);
    await user.click(screen.getByRole("button", { name: /^Fry/ }));
    expect(within(ticket("O-052")).queryByText(plate.name)).toBeNull();
    expect(within(ticket("O-052")).getByText("2 more at Grill")).toBeDefined();
    await user.keyboard("1");
    expect(noTicket("O-052")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Recall O-052" }));
    expect(ticket("O-052")).toBeDefined();
    await user.keyboard("1");
    await user.click(screen.getByRole("button", { name: /^Grill/ }));
    await user.keyboard("1");
    await waitFor(() => expect(server.asked("PATCH", "/orders/52")).toHaveLength(1));
    expect(server.asked("PATCH", "/orders/52")[0]?.body).toEqual({ order: { expected_version: 1, status: "ready" } });
  });

  it("O10 an edit and a cancel are said aloud and stay until they are seen", async () => {
    const server = new StaffServer();
    server.orders = [cooking()];
    const { goLive, tell, user, close } = await open(server);
    goLive();
    const { price: _price, made_quantity: _made, ...removed } = fries;
    const change = { at: recently(), by: rosa, added: [], removed: [removed], changed: [] };
    tell({
      type: "order_updated",
      order: cooking({ version: 2, items: [plate], last_change: change }),
      staff_info: rosa,
    });
    expect(await within(ticket("O-052")).findByText("Void")).toBeDefined();
    expect(await spoken("O-052 was changed.")).toBeDefined();
    const cancelled = cooking({ version: 3, status: "cancelled", status_changed_at: new Date().toISOString() });
    tell({ type: "order_updated", order: cancelled, staff_info: rosa });
    expect(await spoken("O-052 is cancelled. Stop cooking.")).toBeDefined();
    close();
    server.orders = [cancelled];
    await open(server);
    await user.click(screen.getByRole("button", { name: "Got it, stop cooking O-052" }));
    expect(noTicket("O-052")).toBeNull();
    expect(server.asked("PATCH", "/orders/52")).toEqual([]);
  });

  it("R12 without a line a bump is kept, and sent in order when the line is back", async () => {
    const server = new StaffServer();
    answer(server);
    const { browser, goLive, user } = await open(server);
    goLive();
    server.reachable = false;
    act(() => browser.goOffline());
    await user.click(screen.getByRole("button", { name: "Bump O-052" }));
    expect(await screen.findByRole("button", { name: /^Connection: Offline.*2 saved/ })).toBeDefined();
    expect(noTicket("O-052")).toBeNull();
    const failed = server.requests.length;
    server.reachable = true;
    act(() => browser.goOnline());
    goLive();
    expect(await spoken(/Live again\. 2 saved actions sent\./)).toBeDefined();
    const sent = server.requests.slice(failed).flatMap(({ method, path }) => (method === "PATCH" ? path : []));
    expect(sent).toEqual(["/orders/52/lines/1", "/orders/52/lines/2", "/orders/52"]);
  });

  it("O3 a bump that a colleague was faster with is told, and the ticket goes as theirs", async () => {
    const server = new StaffServer();
    answer(server);
    const { goLive, tell, user } = await open(server);
    goLive();
    const ready = cooking({ version: 2, status: "ready", status_changed_at: recently() });
    server.on("PATCH", "/orders/52", () => ({
      status: 409,
      body: { error: "The order has changed.", code: "stale_version", order: ready },
    }));
    await user.click(screen.getByRole("button", { name: "Bump O-052" }));
    tell({ type: "order_updated", order: ready, staff_info: rosa });
    expect(await spoken(/O-052: Ready: .* already marked it ready\./)).toBeDefined();
    expect(noTicket("O-052")).toBeNull();
  });

  it("W1 Shift and a number goes into the ticket, the arrows walk its lines and Space checks off", async () => {
    const server = new StaffServer();
    answer(server);
    const { user } = await open(server);
    fireEvent.keyDown(document.body, { key: "!", code: "Digit1", shiftKey: true });
    expect(document.activeElement?.textContent).toContain(plate.name);
    await user.keyboard("{ArrowDown} ");
    await waitFor(() => expect(server.asked("PATCH", "/orders/52/lines/2")).toHaveLength(1));
  });

  it("R13 says how old it is and what failed, and never looks live when it is not", async () => {
    const server = new StaffServer();
    server.on("POST", "/none", () => ({ status: 200 }));
    server.reachable = false;
    await openBoard(server, undefined, () => screen.findByText(/The (kitchen|restaurant) did not load\./));
    expect(screen.queryByRole("button", { name: /Connection: Live/ })).toBeNull();
  });
});
