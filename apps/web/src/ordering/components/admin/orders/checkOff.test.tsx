import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { card, openBoard, placed, rosa, signInBen } from "../../../../../test/boardUnderTest.tsx";
import { StaffServer } from "../../../../../test/staffServer.ts";
import { sampleLine } from "../../../state/boardSamples.ts";

beforeEach(signInBen);
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const plate = sampleLine();
const fries = sampleLine({ id: 2, name: "Taro fries", quantity: 3, options: [] });
const cooking = (differences: Parameters<typeof placed>[0] = {}) =>
  placed({ status: "preparing", items: [plate, fries], ...differences });
const line = (name: RegExp) => within(card("O-052")).getByRole("checkbox", { name });
const checked = (name: RegExp) => line(name).getAttribute("aria-checked");
const path = (id: number) => `/orders/52/lines/${id}`;

describe("checking off on the board", () => {
  it("O7 a tap on a line shows it made at once and says so to the server; a double tap means the same", async () => {
    const server = new StaffServer();
    server.orders = [cooking()];
    server.on("PATCH", path(2), () => ({
      status: 200,
      body: cooking({ items: [plate, { ...fries, made_quantity: 3 }] }),
    }));
    const { user } = await openBoard(server);
    expect(within(card("O-052")).getByText("0 of 5 made")).toBeDefined();
    await user.dblClick(line(/Taro fries/));
    expect(checked(/Taro fries/)).toBe("true");
    expect(within(card("O-052")).getByText("3 of 5 made")).toBeDefined();
    await waitFor(() => expect(server.asked("PATCH", path(2))).toHaveLength(1));
    expect(server.asked("PATCH", path(2))[0]?.body).toEqual({ line: { made_quantity: 3 } });
  });

  it("O7 shows what a colleague checks off, and how much of a line is made", async () => {
    const server = new StaffServer();
    server.orders = [cooking()];
    const { goLive, tell } = await openBoard(server);
    goLive();
    const later = new Date(Date.now() + 1_000).toISOString();
    tell({
      type: "order_updated",
      order: cooking({
        updated_at: later,
        items: [
          { ...plate, made_quantity: 2 },
          { ...fries, made_quantity: 1 },
        ],
      }),
      staff_info: rosa,
    });
    await waitFor(() => expect(checked(/chicken plate/)).toBe("true"));
    expect(checked(/Taro fries/)).toBe("mixed");
    expect(within(line(/Taro fries/)).getByText("1 of 3")).toBeDefined();
  });

  it("O7 X checks off the next line of the card in focus", async () => {
    const server = new StaffServer();
    server.orders = [cooking()];
    server.on("PATCH", path(1), () => ({ status: 503 }));
    const { user } = await openBoard(server);
    card("O-052").focus();
    await user.keyboard("xx");
    expect([checked(/chicken plate/), checked(/Taro fries/)]).toEqual(["true", "true"]);
  });

  it("R12 without a line it is kept, the order can go on, and both are sent in order when the line is back", async () => {
    const server = new StaffServer();
    server.orders = [cooking()];
    server.on("PATCH", path(1), () => ({
      status: 200,
      body: cooking({ items: [{ ...plate, made_quantity: 2 }, fries] }),
    }));
    server.on("PATCH", "/orders/52", () => ({ status: 200, body: cooking({ version: 2, status: "ready" }) }));
    const { user, browser, goLive } = await openBoard(server);
    goLive();
    server.reachable = false;
    act(() => browser.goOffline());
    await user.click(line(/chicken plate/));
    expect(await within(card("O-052")).findByText(/Your “Coconut-charcoal chicken plate made” is saved/)).toBeDefined();
    await user.click(within(card("O-052")).getByRole("button", { name: "Ready" }));
    const failed = server.requests.length;
    server.reachable = true;
    act(() => browser.goOnline());
    goLive();
    await waitFor(() => expect(server.asked("PATCH", "/orders/52").length).toBeGreaterThan(0));
    const sent = server.requests.slice(failed).flatMap((request) => (request.method === "PATCH" ? request.path : []));
    expect(sent).toEqual([path(1), "/orders/52"]);
  });

  it("O7 a refusal takes the check off again and says why", async () => {
    const server = new StaffServer();
    server.orders = [cooking()];
    const words = "3 of Taro fries cannot be made: 2 were ordered.";
    server.on("PATCH", path(2), () => ({ status: 422, body: { error: words, code: "invalid" } }));
    const { user } = await openBoard(server);
    await user.click(line(/Taro fries/));
    expect(await within(card("O-052")).findByText(words)).toBeDefined();
    expect(checked(/Taro fries/)).toBe("false");
  });

  it("O10 says line by line what an edit changed", async () => {
    const server = new StaffServer();
    const at = new Date(Date.now() - 120_000).toISOString();
    const { price: _price, made_quantity: _made, ...removed } = sampleLine({ id: 9, name: "Red rice", quantity: 1 });
    server.orders = [cooking({ last_change: { at, by: rosa, added: [], removed: [removed], changed: [] } })];
    await openBoard(server);
    expect(within(card("O-052")).getByText("−1 Red rice").tagName).toBe("DEL");
    expect(within(card("O-052")).getByText(/Changed 2 min ago/)).toBeDefined();
  });

  it("O3 offers no step back once its time has passed, and B says why", async () => {
    const server = new StaffServer();
    const past = new Date(Date.now() - 1_000).toISOString();
    server.orders = [cooking({ step_back_until: past })];
    const { user } = await openBoard(server);
    await user.click(screen.getByRole("button", { name: "More for O-052" }));
    expect(await screen.findByRole("menuitem", { name: "Cancel order" })).toBeDefined();
    expect(screen.queryByRole("menuitem", { name: "Back to pending" })).toBeNull();
    await user.keyboard("{Escape}");
    card("O-052").focus();
    await user.keyboard("b");
    expect(await screen.findByText(/cannot be taken back any more/, { selector: "[aria-live]" })).toBeDefined();
    expect(server.asked("PATCH", "/orders/52")).toEqual([]);
  });

  it("O7 prints a ticket from its card, and the page comes back after it", async () => {
    const server = new StaffServer();
    server.orders = [cooking({ allergy_note: "peanut" })];
    const { user } = await openBoard(server);
    const sheets: (string | null)[] = [];
    const paper = () => document.querySelector(".printed-ticket");
    window.print = () => sheets.push(paper()?.textContent ?? null);
    await user.click(screen.getByRole("button", { name: "More for O-052" }));
    await user.click(await screen.findByRole("menuitem", { name: "Print ticket" }));
    await waitFor(() => expect(sheets).toHaveLength(1));
    expect(sheets[0]).toMatch(
      /^O-052Joleen C\..*ALLERGY: peanut.*2 Coconut-charcoal chicken platered rice.*3 Taro fries.*Total/,
    );
    act(() => void window.dispatchEvent(new Event("afterprint")));
    expect(paper()).toBeNull();
  });
});
