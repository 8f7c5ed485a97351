import type { MenuItem } from "@hafaloha/contract";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBoard, signInBen } from "../../../../../test/boardUnderTest.tsx";
import { sampleItem as sampleStock } from "../../../../../test/serviceUnderTest.ts";
import { StaffServer } from "../../../../../test/staffServer.ts";
import { sampleItem } from "../../../state/storefrontSamples.ts";

const straw = { id: 3, name: "Paper straw", additional_price: 0, available: true, stock_quantity: 6 };
const choices = { id: 1, name: "With", min_select: 0, max_select: 1, free_option_count: 0, options: [straw] };
const coconut: MenuItem = { ...sampleItem(), ...sampleStock, option_groups: [choices] };

beforeEach(() => {
  signInBen();
  history.replaceState(null, "", "/admin/stock?item=9");
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  history.replaceState(null, "", "/admin");
});

describe("the choices of an item in its drawer", () => {
  it.each([
    ["saved", "{Enter}"],
    ["left", "{Escape}"],
  ])("I3 when a count is %s the focus is where it was, so that the next one can follow", async (_, key) => {
    const server = new StaffServer();
    server.items = [coconut];
    server.on("GET", "/menu_items/9", () => ({ status: 200, body: coconut }));
    server.on("POST", "/options/3/update_stock", () => ({ status: 200, body: { ...coconut, version: 4 } }));
    const { user } = await openBoard(server, undefined, () =>
      screen.findByRole("button", { name: "Count Paper straw" }),
    );
    await user.click(screen.getByRole("button", { name: "Count Paper straw" }));
    const form = screen.getByRole("form", { name: "Count of Paper straw" });
    await user.click(within(form).getByRole("textbox"));
    await user.keyboard(key);
    await waitFor(() => expect(screen.queryByRole("form", { name: "Count of Paper straw" })).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Count Paper straw" })));
  });
});
