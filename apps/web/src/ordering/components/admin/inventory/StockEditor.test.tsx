import type { MenuItem, StockAudit } from "@hafaloha/contract";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBoard, signInBen } from "../../../../../test/boardUnderTest.tsx";
import { sampleItem as sampleStock } from "../../../../../test/serviceUnderTest.ts";
import { StaffServer } from "../../../../../test/staffServer.ts";
import { ToastHost } from "../../../../shared/ui/ToastHost.tsx";
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
const sold: StockAudit = {
  ...{ id: 70, menu_item_id: 9, option_id: null, previous_quantity: 6, new_quantity: 5, reason: "sale" },
  ...{ reason_details: null, user_id: 2, user: { id: 2, name: "Ben Taitano" }, order_id: 50 },
  created_at: "2026-07-03T02:41:00Z",
};
const row = () => screen.getByRole("row", { name: /^Young coconut/ });
const path = "/menu_items/9/update_stock";

const expectedOf = (body: unknown) =>
  typeof body === "object" && body !== null && "expected_version" in body ? body.expected_version : null;

async function openStock(moved: readonly StockAudit[] = []) {
  const server = new StaffServer();
  server.audits = moved;
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
    const count = within(row()).getByRole("button", { name: /^Stock of Young coconut/ });
    expect(document.activeElement, "who goes down the list stays there").toBe(count);
    await waitFor(() => expect(server.asked("POST", path)).toHaveLength(1));
    expect(server.asked("POST", path)[0]?.body).toEqual({
      stock_quantity: 20,
      reason_type: "recount",
      expected_version: 3,
    });
  });

  it("I6 a change just made is taken back from its message, as the movement it was, unless somebody made another one", async () => {
    render(<ToastHost />);
    const { server, user } = await openStock();
    const answered = { ...coconut, stock_quantity: 20, available_quantity: 19, version: 4 };
    server.on("POST", path, () => ({ status: 200, body: answered }));
    server.on("POST", "/menu_items/9/undo_stock", () => ({ status: 200, body: { ...coconut, version: 5 } }));
    const restock = async () => {
      await user.click(within(row()).getByRole("button", { name: /^Stock of Young coconut/ }));
      await user.keyboard("20{Enter}");
      await user.click(await screen.findByRole("button", { name: "Undo" }));
    };
    const mine: StockAudit = { ...sold, id: 71, reason: "restock", new_quantity: 20, order_id: null };
    server.audits = [{ ...mine, user_id: 1, user: { id: 1, name: "Rosa Quinata" } }];
    await restock();
    await screen.findByText("Young coconut: somebody changed it since, so it stays");
    await waitFor(() => expect(screen.queryByRole("button", { name: "Undo" })).toBeNull());
    expect(server.asked("POST", "/menu_items/9/undo_stock")).toEqual([]);

    server.audits = [sold, mine];
    server.on("POST", path, () => ({ status: 200, body: { ...answered, version: 6 } }));
    await restock();
    await screen.findByText("Young coconut: taken back");
    expect(server.asked("POST", "/menu_items/9/undo_stock").map(({ body }) => body)).toEqual([{ audit_id: 71 }]);
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
    const { server, user, goLive, tellStock } = await openStock();
    server.audits = [sold];
    goLive();
    await user.click(within(row()).getByRole("button", { name: "Stock of Young coconut: 6" }));
    await user.keyboard("20");
    tellStock({
      type: "inventory_update",
      item: { ...sampleStock, stock_quantity: 5, available_quantity: 4, version: 4 },
    });
    const form = screen.getByRole("form", { name: "Stock of Young coconut" });
    expect(await within(form).findByText("Now 5, Ben sold 1. Save 20 anyway?")).toBeDefined();
    expect(within(form).getByRole("button", { name: /^Save 20 anyway/ })).toBeDefined();
    expect(within(form).getByRole("textbox", { name: "In stock" })).toHaveProperty("value", "20");
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("form")).toBeNull();
  });

  it("I6 opens again as it was typed when a colleague was faster than Save", async () => {
    const { server, user } = await openStock();
    server.audits = [sold];
    const now = { ...coconut, stock_quantity: 5, available_quantity: 4, version: 4 };
    server.on("POST", path, ({ body }) =>
      expectedOf(body) === 4
        ? { status: 200, body: { ...now, stock_quantity: 20, available_quantity: 19, version: 5 } }
        : { status: 409, body: { error: "Changed meanwhile.", code: "stale_version", menu_item: now } },
    );
    await user.click(within(row()).getByRole("button", { name: "Stock of Young coconut: 6" }));
    await user.keyboard("20{Enter}");
    const form = await screen.findByRole("form", { name: "Stock of Young coconut" });
    expect(await within(form).findByText("Now 5, Ben sold 1. Save 20 anyway?")).toBeDefined();
    await user.click(within(form).getByRole("button", { name: /^Save 20 anyway/ }));
    await waitFor(() => expect(server.asked("POST", path).at(-1)?.body).toMatchObject({ expected_version: 4 }));
    expect(await within(row()).findByText("19")).toBeDefined();
    expect(screen.queryByRole("form")).toBeNull();
  });

  it("I3 takes a dish off sale at once, and offers to take that back", async () => {
    const { server, user } = await openStock();
    server.reachable = false;
    await user.click(within(row()).getByRole("button", { name: "86 Young coconut" }));
    await user.click(await screen.findByRole("menuitem", { name: "86 until restored" }));
    expect(await within(row()).findByText("86 until restored")).toBeDefined();
    expect(within(row()).getByRole("button", { name: "Back on sale: Young coconut" })).toBeDefined();
  });

  it("I6 names in each row what moved it last, and without asking what moves it next", async () => {
    const sale = { ...sold, menu_item_id: coconut.id, order_number: "TN-O-039" };
    const { server, goLive, tellStock } = await openStock([sale]);
    goLive();
    expect(await within(row()).findByText("Sale, O-039")).toBeDefined();
    const asked = server.requests.length;
    tellStock({
      type: "inventory_update",
      item: { ...sampleStock, stock_quantity: 5, available_quantity: 4, version: 4 },
      last_movement: { ...sale, id: 72, reason: "recount", order_number: null },
    });
    expect(await within(row()).findByText("Recount, Ben")).toBeDefined();
    expect(server.requests).toHaveLength(asked);
  });

  it("I1 sorts by a column, says so to screen readers, and keeps it in the address", async () => {
    const { user } = await openStock();
    await user.click(screen.getByRole("button", { name: "Stock" }));
    expect(screen.getByRole("columnheader", { name: "Stock" }).getAttribute("aria-sort")).toBe("ascending");
    expect(location.search).toBe("?sort=stock");
  });
});
