import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBoard, recently, signInBen } from "../../../../../test/boardUnderTest.tsx";
import { StaffServer } from "../../../../../test/staffServer.ts";
import { sampleStockAlert } from "../../../state/notificationSamples.ts";

beforeEach(signInBen);
afterEach(() => {
  cleanup();
  localStorage.clear();
  history.replaceState(null, "", "/admin");
});

const alerts = async () => within(await screen.findByRole("region", { name: "Low stock" }));
const shown = async () => (await alerts()).getAllByRole("article").length;

/** Five items run out, in the order of their numbers. */
async function openWithFive(path: string) {
  history.replaceState(null, "", path);
  const server = new StaffServer();
  server.notifications = [1, 2, 3, 4, 5].map((number) =>
    sampleStockAlert({
      id: number,
      resource_id: 30 + number,
      metadata: { name: `Dish ${number}`, available_quantity: 1, low_stock_threshold: 2 },
      created_at: recently(),
    }),
  );
  const page = await openBoard(server, undefined, () => screen.findByRole("region", { name: "Low stock" }));
  page.goLive();
  return page;
}

describe("the low-stock alerts", () => {
  it("I5 three stand beside a wide board, the others behind a link", async () => {
    await openWithFive("/admin");
    expect(await shown()).toBe(3);
    expect((await alerts()).getByRole("link", { name: "and 2 more" }).getAttribute("href")).toBe("/admin/alerts");
  });

  it("I5 one stands over the list of the stock, and the next follows when it is settled", async () => {
    const { user } = await openWithFive("/admin/stock");
    expect(await shown()).toBe(1);
    expect((await alerts()).getByRole("heading", { name: "Dish 1: 1 left" })).toBeDefined();
    await user.click((await alerts()).getByRole("button", { name: "Got it" }));
    expect((await alerts()).getByRole("heading", { name: "Dish 2: 1 left" })).toBeDefined();
    expect((await alerts()).getByRole("link", { name: "and 3 more" })).toBeDefined();
  });

  it("I5 one stands over a narrow board", async () => {
    window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
    await openWithFive("/admin");
    expect(await shown()).toBe(1);
    expect((await alerts()).getByRole("link", { name: "and 4 more" })).toBeDefined();
  });
});
