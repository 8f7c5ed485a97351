import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  alert,
  ben,
  card,
  column,
  openBoard,
  placed,
  recently,
  rosa,
  signInBen,
} from "../../../../test/boardUnderTest.tsx";
import { orderChannel, sampleItem, serviceUnderTest } from "../../../../test/serviceUnderTest.ts";
import { cursorOf, StaffServer } from "../../../../test/staffServer.ts";
import { WebSocketServiceContext } from "../../../shared/hooks/serviceContext.ts";
import { AdminDashboard } from "./AdminDashboard.tsx";
import { filterBoard } from "./orders/boardState.ts";

beforeEach(signInBen);
afterEach(() => {
  cleanup();
  localStorage.clear();
  history.replaceState(null, "", "/admin");
});

describe("the staff's dashboard", () => {
  it("R13 says Live only once every subscription is confirmed and caught up", async () => {
    const { goLive } = await openBoard(new StaffServer());
    expect(screen.queryByRole("button", { name: /Connection: Live/ })).toBeNull();
    goLive();
    expect(await screen.findByRole("button", { name: /Connection: Live/ })).toBeDefined();
  });

  it("R13 says Live again only once what the server's history lacks is loaded, and asks until it is", async () => {
    const server = new StaffServer();
    const { browser, goLive } = await openBoard(server, { useWebsockets: true, pollingInterval: 10 });
    goLive();
    expect(await screen.findByRole("button", { name: /Connection: Live/ })).toBeDefined();
    server.reachable = false;
    act(() => browser.socket.end(false));
    act(() => browser.clock.advance(1_000));
    goLive("reject_history");
    expect(screen.getByRole("button", { name: /Connection: Catching up/ })).toBeDefined();
    const before = server.requests.length;
    await waitFor(() => expect(server.requests.length).toBeGreaterThan(before + 8));
    expect(screen.getByRole("button", { name: /Connection: Catching up/ })).toBeDefined();
    server.reachable = true;
    await waitFor(() => {
      act(() => {
        for (const { identifier } of browser.socket.take("history"))
          browser.socket.say({ type: "confirm_history", identifier });
      });
      expect(screen.queryByRole("button", { name: /Connection: Live/ })).not.toBeNull();
    });
  });

  it("O6 pops up for a customer's order as it comes, without taking the focus, and not for one keyed in by staff", async () => {
    const { goLive, tell } = await openBoard(new StaffServer());
    goLive();
    tell({
      type: "new_order",
      order: placed({ id: 51, staff_created: true, created_by_user_id: 1 }),
      staff_info: rosa,
    });
    expect(await screen.findByText("Counter · Rosa")).toBeDefined();
    expect(alert()).toBeNull();
    tell({ type: "new_order", order: placed({ allergy_note: "peanut" }), staff_info: null });
    const popUp = await screen.findByRole("alertdialog", { name: "New order O-052" });
    expect(within(popUp).getByText("Allergy: peanut")).toBeDefined();
    expect(popUp.getAttribute("aria-modal")).toBe("false");
    expect(document.activeElement).toBe(document.body);
  });

  it("N1 opens the board at the order that a notification names, whatever filter is on", async () => {
    const server = new StaffServer();
    server.orders = [placed({ id: 40 }), placed({ id: 52, status: "ready" })];
    history.replaceState(null, "", "/admin/orders/52");
    filterBoard("late");
    await openBoard(server);
    await waitFor(() => expect(document.activeElement).toBe(card("O-052")));
  });

  it("N1 opens the details of an order that the board does not hold any more", async () => {
    const server = new StaffServer();
    server.old = [placed({ id: 12, status: "completed" })];
    history.replaceState(null, "", "/admin/orders/12");
    await openBoard(server);
    expect(await screen.findByRole("dialog", { name: "TNK-O-012" })).toBeDefined();
  });

  it("N1 leads from the notification of low stock to the stock", async () => {
    history.replaceState(null, "", "/admin/inventory");
    const server = new StaffServer();
    window.fetch = server.fetch;
    render(
      <QueryClientProvider client={new QueryClient()}>
        <WebSocketServiceContext value={serviceUnderTest().service}>
          <AdminDashboard user={ben} onSignOut={() => {}} />
        </WebSocketServiceContext>
      </QueryClientProvider>,
    );
    await waitFor(() => expect(location.pathname).toBe("/admin/stock"));
    expect(await screen.findByRole("heading", { name: "Stock" })).toBeDefined();
  });

  it("O5 acknowledges one order by A", async () => {
    const server = new StaffServer();
    server.orders = [placed()];
    const { user } = await openBoard(server);
    await screen.findByRole("alertdialog");
    await user.keyboard("a");
    expect(alert()).toBeNull();
    await waitFor(() => expect(server.asked("POST", "/orders/52/acknowledge")).toHaveLength(1));
  });

  it("O5 leafs through several and acknowledges all with one call", async () => {
    const server = new StaffServer();
    server.orders = [placed({ id: 52 }), placed({ id: 53 }), placed({ id: 54 })];
    const { user } = await openBoard(server);
    const popUp = await screen.findByRole("alertdialog", { name: "3 new orders, O-052" });
    await user.click(within(popUp).getByRole("button", { name: "The next order" }));
    expect(within(popUp).getByRole("heading", { name: "O-053" })).toBeDefined();
    await user.click(within(popUp).getByRole("button", { name: "Acknowledge all 3" }));
    expect(alert()).toBeNull();
    await waitFor(() => expect(server.asked("POST", "/orders/acknowledge_all")).toHaveLength(1));
    expect(server.asked("POST", "/orders/acknowledge_all")[0]?.body).toEqual({ ids: [52, 53, 54] });
  });

  it("O5 closes the alert when a colleague acknowledges, and says who", async () => {
    const server = new StaffServer();
    server.orders = [placed()];
    const { goLive, tell } = await openBoard(server);
    goLive();
    tell({ type: "order_updated", order: placed({ id: 40, version: 2, status: "ready" }), staff_info: rosa });
    await screen.findByRole("alertdialog");
    tell({ type: "order_acknowledged", order_id: 52, user_id: 1, acknowledged_at: recently() });
    expect(await screen.findByText("Rosa took it")).toBeDefined();
    expect(alert()).toBeNull();
  });

  it("R9 applies a second update of one order", async () => {
    const { goLive, tell } = await openBoard(new StaffServer());
    goLive();
    for (const [version, status] of [
      [2, "preparing"],
      [3, "ready"],
    ] as const) {
      tell({ type: "order_updated", order: placed({ version, status }), staff_info: rosa });
    }
    expect(await within(column("Ready")).findByRole("article")).toBeDefined();
    expect(within(column("Preparing")).queryByRole("article")).toBeNull();
  });

  it("O3 moves an order at once, with the version that it was moved from and the time that was chosen", async () => {
    const server = new StaffServer();
    server.orders = [placed({ global_last_acknowledged_at: recently() })];
    server.on("PATCH", "/orders/52", () => ({
      status: 200,
      body: placed({ version: 2, status: "preparing", eta_minutes: 45 }),
    }));
    const { user } = await openBoard(server);
    card("O-052").focus();
    await user.keyboard("6");
    expect(within(column("Preparing")).getByRole("article")).toBeDefined();
    await waitFor(() => expect(server.asked("PATCH", "/orders/52")).toHaveLength(1));
    const [request] = server.asked("PATCH", "/orders/52");
    expect(request?.body).toEqual({ order: { expected_version: 1, status: "preparing", eta_minutes: 45 } });
    expect(request?.idempotencyKey).toMatch(/.{16}/);
    expect(localStorage.getItem("hafaloha.eta.1")).toBe("45");
  });

  it("R13 says of a step taken without a connection that it waits, instead of offering the next one", async () => {
    const server = new StaffServer();
    server.orders = [placed({ status: "preparing" })];
    server.on("PATCH", "/orders/52", () => ({ status: 200, body: placed({ version: 2, status: "ready" }) }));
    const { browser, goLive, user } = await openBoard(server);
    goLive();
    server.reachable = false;
    act(() => browser.socket.end(false));
    await user.click(within(card("O-052")).getByRole("button", { name: "Ready" }));
    const moved = within(await within(column("Ready")).findByRole("article"));
    expect(await moved.findByText("Waiting to send")).toBeDefined();
    expect(moved.queryByRole("button", { name: "Picked up" })).toBeNull();
    server.reachable = true;
    expect(await moved.findByRole("button", { name: "Picked up" })).toBeDefined();
    expect(new Set(server.asked("PATCH", "/orders/52").map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  });

  it("O3 flips a card back when a colleague was faster, and says what happened", async () => {
    const server = new StaffServer();
    server.orders = [placed({ status: "preparing" })];
    const current = placed({ version: 2, status: "ready" });
    server.on("PATCH", "/orders/52", () => ({
      status: 409,
      body: { error: "The order has changed.", code: "stale_version", order: current },
    }));
    const { user, goLive, tell } = await openBoard(server);
    goLive();
    await user.click(within(card("O-052")).getByRole("button", { name: "Ready" }));
    tell({ type: "order_updated", order: current, staff_info: rosa });
    expect(await within(column("Ready")).findByText("Rosa already marked it ready.")).toBeDefined();
  });

  it("I5 names the item and what is left of it, and acknowledges its notification", async () => {
    const server = new StaffServer();
    const { user, goLive, tellStock } = await openBoard(server);
    goLive();
    tellStock({ type: "low_stock", item: sampleItem, notification_id: 9 });
    expect(await screen.findByRole("heading", { name: "Young coconut: 5 left" })).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Got it" }));
    expect(screen.queryByText("Young coconut: 5 left")).toBeNull();
    await waitFor(() => expect(server.asked("POST", "/notifications/9/acknowledge")).toHaveLength(1));
  });

  it("R11 without sockets finds orders and low stock by asking, each once", async () => {
    const server = new StaffServer();
    await openBoard(server, { useWebsockets: false, pollingInterval: 10 });
    server.orders = [placed()];
    server.notifications = [
      {
        id: 9,
        title: "Young coconut: 5 left",
        body: "",
        notification_type: "low_stock",
        resource_type: "MenuItem",
        resource_id: 9,
        restaurant_id: 1,
        admin_path: "/admin/stock",
        acknowledged: false,
        metadata: { name: "Young coconut", available_quantity: 5, low_stock_threshold: 5 },
        created_at: recently(),
      },
    ];
    expect(await screen.findByRole("alertdialog")).toBeDefined();
    expect(await screen.findByText("Young coconut: 5 left")).toBeDefined();
    expect(server.asked("GET", "/orders/unacknowledged")[0]?.query.get("hours")).toBe("24");
    expect(screen.getAllByRole("article", { name: /Order O-052/ })).toHaveLength(1);
    expect(screen.getByRole("button", { name: /Connection: Checking every/ })).toBeDefined();
  });

  it("O5 drops the alert of an order that was settled while nobody listened", async () => {
    const server = new StaffServer();
    server.orders = [placed()];
    await openBoard(server, { useWebsockets: false, pollingInterval: 10 });
    await screen.findByRole("alertdialog");
    server.orders = [placed({ global_last_acknowledged_at: recently() })];
    await waitFor(() => expect(alert()).toBeNull());
  });

  it("R4 starts the order stream from the position of what it read", async () => {
    const { browser } = await openBoard(new StaffServer());
    act(() => browser.socket.welcome());
    const subscription = browser.socket.take("subscribe").find((frame) => frame.identifier === orderChannel);
    const { offset, epoch } = cursorOf("order_channel_1");
    expect(subscription?.history?.streams).toEqual({ order_channel_1: { offset, epoch } });
  });
});
