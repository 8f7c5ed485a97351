import type { MenuItem } from "@hafaloha/contract";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBoard, signInBen } from "../../../../../test/boardUnderTest.tsx";
import { sampleItem as sampleStock } from "../../../../../test/serviceUnderTest.ts";
import { StaffServer } from "../../../../../test/staffServer.ts";
import { sampleItem } from "../../../state/storefrontSamples.ts";

beforeEach(() => {
  signInBen();
  history.replaceState(null, "", "/admin/stock");
});
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const coconut: MenuItem = { ...sampleItem(), ...sampleStock };
const row = () => screen.getByRole("row", { name: /^Young coconut/ });
const path = "/menu_items/9/update_stock";

async function openStock() {
  const server = new StaffServer();
  server.items = [coconut];
  const board = await openBoard(server, undefined, () => screen.findByRole("row", { name: /^Young coconut/ }));
  return { server, ...board };
}

describe("the editor of an item's stock", () => {
  it("I6 sets what was counted, with its reason and the version that it was counted at", async () => {
    const { server, user } = await openStock();
    server.on("POST", path, () => ({
      status: 200,
      body: { ...coconut, stock_quantity: 20, available_quantity: 19, version: 4 },
    }));
    await user.click(within(row()).getByRole("button", { name: "Stock of Young coconut: 6" }));
    const form = screen.getByRole("form", { name: "Stock of Young coconut" });
    await user.keyboard("20");
    expect(form.textContent).toContain("6 → 20, 19 available");
    await user.click(within(form).getByRole("radio", { name: "Recount" }));
    await user.type(within(form).getByRole("textbox", { name: "In stock" }), "{Enter}");
    expect(within(row()).getByText("19")).toBeDefined();
    await waitFor(() => expect(server.asked("POST", path)).toHaveLength(1));
    expect(server.asked("POST", path)[0]?.body).toEqual({
      stock_quantity: 20,
      reason_type: "recount",
      expected_version: 3,
    });
  });

  it("R12 without a line the change shows at once and waits to be sent", async () => {
    const { server, user } = await openStock();
    server.reachable = false;
    await user.click(within(row()).getByRole("button", { name: "Damaged of Young coconut: 1" }));
    const form = screen.getByRole("form", { name: "Damage of Young coconut" });
    await user.click(within(form).getByRole("button", { name: "One more" }));
    await user.click(within(form).getByRole("button", { name: /^Mark damaged/ }));
    expect(await within(row()).findByText("Waiting to send")).toBeDefined();
    expect(within(row()).getByRole("button", { name: "Damaged of Young coconut: 3" })).toBeDefined();
  });

  it("I6 says so when someone else changes the item meanwhile, and asks before it goes on", async () => {
    const { user, goLive, tellStock } = await openStock();
    goLive();
    await user.click(within(row()).getByRole("button", { name: "Stock of Young coconut: 6" }));
    await user.keyboard("20");
    tellStock({
      type: "inventory_update",
      item: { ...sampleStock, stock_quantity: 5, available_quantity: 4, version: 4 },
    });
    const form = screen.getByRole("form", { name: "Stock of Young coconut" });
    expect(await within(form).findByText("Changed meanwhile: now 5.")).toBeDefined();
    expect(within(form).getByRole("button", { name: /^Save 20 anyway/ })).toBeDefined();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("form")).toBeNull();
  });
});
