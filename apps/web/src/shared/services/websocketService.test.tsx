import { buildIdentifier } from "@hafaloha/cable/protocol";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  inventoryChannel,
  orderChannel,
  sampleItem,
  sampleToken,
  serviceUnderTest,
} from "../../../test/serviceUnderTest.ts";
import { sampleOrder } from "../../ordering/state/boardSamples.ts";

const token = sampleToken();

beforeEach(() => localStorage.clear());
afterEach(() => {
  delete window.authStore;
  vi.restoreAllMocks();
});

function signedIn(value = token) {
  localStorage.setItem("auth_token", value);
}

function connected() {
  signedIn();
  const rig = serviceUnderTest();
  rig.service.connect();
  rig.browser.socket.welcome();
  return rig;
}

const urlOf = (shown: string, restaurant: number) =>
  `ws://127.0.0.1:3000/cable?token=${shown}&restaurant_id=${restaurant}`;

describe("connect", () => {
  it("R6 connects with the token and the restaurant asked for", () => {
    signedIn(`"Bearer ${token} "`);
    const { browser, service } = serviceUnderTest();
    service.connect(7);
    expect(decodeURIComponent(browser.socket.url)).toBe(urlOf(token, 7));
  });

  it("R6 without a restaurant takes the token's", () => {
    localStorage.setItem("token", token);
    const { browser, service } = serviceUnderTest();
    service.connect();
    expect(decodeURIComponent(browser.socket.url)).toBe(urlOf(token, 1));
  });

  it("R6 takes the token of the page's store when storage has none", () => {
    window.authStore = { getState: () => ({ token }) };
    const { browser, service } = serviceUnderTest();
    service.connect();
    expect(decodeURIComponent(browser.socket.url)).toBe(urlOf(token, 1));
  });

  it("R6 without a token reports an error and does not try", () => {
    const { browser, service } = serviceUnderTest();
    const onError = vi.fn();
    service.addCallbacks({ onError });
    service.connect(1);
    expect(onError).toHaveBeenCalledOnce();
    expect(browser.sockets).toHaveLength(0);
  });

  it("R6 without a restaurant reports an error and does not try", () => {
    signedIn(sampleToken({ restaurant_id: null }));
    const { browser, service } = serviceUnderTest();
    const onError = vi.fn();
    service.addCallbacks({ onError });
    service.connect();
    expect(onError).toHaveBeenCalledOnce();
    expect(browser.sockets).toHaveLength(0);
  });

  it("R6 without a restaurant stays with the one that was chosen before", () => {
    const { browser, service } = connected();
    service.connect(7);
    service.connect();
    expect(browser.sockets).toHaveLength(2);
    expect(decodeURIComponent(browser.socket.url)).toBe(urlOf(token, 7));
  });

  it("R6 a guest sends no token, whoever is signed in", () => {
    signedIn();
    const { browser, service } = serviceUnderTest();
    service.connectAsGuest(2);
    expect(browser.socket.url).toBe("ws://127.0.0.1:3000/cable?restaurant_id=2");
    service.connectAsGuest(null);
    expect(browser.socket.url).toBe("ws://127.0.0.1:3000/cable");
    expect(browser.openSockets).toBe(1);
  });

  it("R8 many calls make one socket", () => {
    const { browser, service } = connected();
    service.connect();
    service.connect(1);
    expect(browser.sockets).toHaveLength(1);
  });

  it("R6 a reconnect uses the token that was renewed meanwhile", () => {
    const { browser } = connected();
    const renewed = `${token}2`;
    signedIn(renewed);
    browser.socket.end(false);
    browser.clock.advance(1_000);
    expect(decodeURIComponent(browser.socket.url)).toBe(urlOf(renewed, 1));
  });

  it("A4 R6 a reconnect keeps to its own user, though another tab has signed in someone else meanwhile", () => {
    const { browser } = connected();
    signedIn(sampleToken({ user_id: 6 }));
    browser.socket.end(false);
    browser.clock.advance(1_000);
    expect(decodeURIComponent(browser.socket.url)).toBe(urlOf(token, 1));
  });

  it("R7 after a sign-out by the server only another token is tried", () => {
    const { browser, service } = connected();
    const errors = vi.fn();
    service.addCallbacks({ onError: errors });
    browser.socket.say({ type: "disconnect", reason: "token_expired", reconnect: false });
    expect(service.status).toMatchObject({ kind: "signedOut", reason: "token_expired" });
    expect(errors).toHaveBeenCalledOnce();
    service.connect();
    expect(browser.sockets).toHaveLength(1);
    signedIn(`${token}2`);
    service.connect();
    expect(browser.sockets).toHaveLength(2);
  });

  it("R11 with sockets switched off none is ever opened, and the status says polling", () => {
    signedIn();
    const { browser, service } = serviceUnderTest({ useWebsockets: false, pollingInterval: 5_000 });
    service.addCallbacks({ onNewOrder: () => {} });
    service.connect();
    service.connectAsGuest(1);
    service.reconnectNow();
    browser.wake();
    expect(browser.sockets).toHaveLength(0);
    expect(service.status).toMatchObject({ kind: "polling", why: "socketsOff" });
  });
});

describe("disconnect", () => {
  it("R7 opens no socket and ends all attempts", () => {
    const { browser, service } = connected();
    const onDisconnected = vi.fn();
    service.addCallbacks({ onDisconnected });
    service.disconnect();
    browser.clock.advance(600_000);
    browser.wake();
    expect(browser.sockets).toHaveLength(1);
    expect(browser.openSockets).toBe(0);
    expect(onDisconnected.mock.calls).toEqual([["Manual disconnect"]]);
  });

  it("R7 before any connection does nothing", () => {
    const { browser, service } = serviceUnderTest();
    service.disconnect();
    expect(browser.sockets).toHaveLength(0);
  });
});

describe("callbacks", () => {
  it("R8 connected means welcomed, and ends with the loss", () => {
    signedIn();
    const { browser, service } = serviceUnderTest();
    const heard: string[] = [];
    service.addCallbacks({ onConnected: () => heard.push("on"), onDisconnected: () => heard.push("off") });
    service.connect();
    browser.socket.accept();
    expect([service.isConnected, heard]).toEqual([false, []]);
    browser.socket.say({ type: "welcome" });
    expect([service.isConnected, heard]).toEqual([true, ["on"]]);
    browser.socket.end(false);
    expect([service.isConnected, heard]).toEqual([false, ["on", "off"]]);
  });

  it("R6 delivers orders and low stock, every update of one order among them", () => {
    const { browser, service } = connected();
    const [onNewOrder, onOrderUpdated, onLowStock] = [vi.fn(), vi.fn(), vi.fn()];
    service.addCallbacks({ onNewOrder, onOrderUpdated, onLowStock });
    for (const identifier of [orderChannel, inventoryChannel]) {
      browser.socket.say({ type: "confirm_subscription", identifier });
    }
    const order = sampleOrder();
    const say = (type: string) =>
      browser.socket.say({ type: "data", identifier: orderChannel, message: { type, order, staff_info: null } });
    say("new_order");
    say("order_updated");
    say("order_updated");
    const message = { type: "low_stock", item: sampleItem, notification_id: 4 };
    browser.socket.say({ type: "data", identifier: inventoryChannel, message });
    expect(onNewOrder.mock.calls).toEqual([[order]]);
    expect(onOrderUpdated).toHaveBeenCalledTimes(2);
    expect(onLowStock.mock.calls).toEqual([[sampleItem]]);
  });

  it("R6 follows the other restaurant after a change", () => {
    const { browser, service } = connected();
    service.addCallbacks({ onNewOrder: () => {} });
    service.connect(2);
    browser.socket.welcome();
    const identifier = buildIdentifier("OrderChannel", { restaurant_id: 2 });
    expect(browser.socket.take("subscribe")).toEqual([{ command: "subscribe", identifier }]);
  });

  it("R6 says when the account may not follow what a callback needs", () => {
    const { browser, service } = connected();
    const onError = vi.fn();
    service.addCallbacks({ onNewOrder: () => {}, onError });
    browser.socket.say({ type: "reject_subscription", identifier: orderChannel });
    expect(onError).toHaveBeenCalledOnce();
    expect(service.status.rejected).toBe(1);
  });

  it("R8 a callback that throws keeps no other from hearing", () => {
    const { browser, service } = connected();
    const onDisconnected = vi.fn();
    service.addCallbacks({
      onDisconnected: () => {
        throw new Error("broken callback");
      },
    });
    service.addCallbacks({ onDisconnected });
    browser.socket.end(false);
    expect(onDisconnected).toHaveBeenCalledOnce();
  });
});

describe("subscribe", () => {
  it("R9 counts what is malformed, ignores what it does not know, and goes on", () => {
    const { browser, service } = connected();
    const onMessage = vi.fn();
    service.subscribe("InventoryChannel", { restaurant_id: 1 }, { onMessage });
    browser.socket.say({ type: "confirm_subscription", identifier: inventoryChannel });
    const say = (message: unknown) => browser.socket.say({ type: "data", identifier: inventoryChannel, message });
    say({ type: "inventory_update", item: { ...sampleItem, id: "nine" } });
    say(null);
    say({ type: "of_the_future" });
    say({ type: "inventory_update", item: { ...sampleItem, new_key: 1 } });
    expect(service.malformed).toBe(2);
    expect(onMessage.mock.calls).toEqual([[{ type: "inventory_update", item: sampleItem }, undefined]]);
  });

  it("R4 starts from the cursor of the page's data, and passes cursors on", () => {
    const { browser, service } = connected();
    const onMessage = vi.fn();
    const cursor = { stream_id: "inventory_channel_1", epoch: "e1", offset: 31 };
    service.subscribe("InventoryChannel", { restaurant_id: 1 }, { onMessage }, [cursor]);
    const streams = { inventory_channel_1: { epoch: "e1", offset: 31 } };
    expect(browser.socket.take("subscribe")[0]?.history).toEqual({ streams });
    browser.socket.say({ type: "confirm_subscription", identifier: inventoryChannel });
    browser.socket.say({
      type: "data",
      identifier: inventoryChannel,
      message: { type: "back_in_stock", item: sampleItem },
      position: { stream: "inventory_channel_1", epoch: "e1", offset: 32 },
    });
    expect(onMessage.mock.calls[0]?.[1]).toEqual({ ...cursor, offset: 32 });
  });
});

describe("status", () => {
  it("R13 after the last attempt it is polling, because it gave up", () => {
    signedIn();
    const { browser, service } = serviceUnderTest();
    service.connect();
    for (let attempt = 0; attempt <= 10; attempt += 1) {
      browser.socket.end(false);
      browser.clock.advance(5_000);
    }
    expect(service.status).toMatchObject({ kind: "polling", why: "gaveUp" });
    service.reconnectNow();
    browser.socket.welcome();
    expect(service.status.kind).toBe("live");
  });

  it("R13 refused for good it is polling, and only the button tries again", () => {
    const { browser, service } = connected();
    browser.socket.say({ type: "disconnect", reason: "invalid_request", reconnect: false });
    expect(service.status).toMatchObject({ kind: "polling", why: "refused", next: undefined });
    service.connect();
    expect(browser.sockets).toHaveLength(1);
    service.reconnectNow();
    expect(browser.sockets).toHaveLength(2);
  });
});

describe("log", () => {
  it("R10 no token ever, at any level", () => {
    const lines: unknown[] = [];
    for (const level of ["debug", "info", "warn", "error"] as const) {
      vi.spyOn(console, level).mockImplementation((...parts) => void lines.push(...parts.map(String)));
    }
    signedIn();
    const { browser, service } = serviceUnderTest();
    service.logLevel = "debug";
    browser.refusal = new SyntaxError(`bad URL ${urlOf(token, 1)}`);
    service.connect();
    browser.refusal = undefined;
    browser.clock.advance(1_000);
    browser.socket.welcome();
    service.addCallbacks({ onNewOrder: () => {} });
    browser.socket.say({ type: "confirm_subscription", identifier: orderChannel });
    browser.socket.say({ type: "disconnect", reason: "unauthorized", reconnect: false });
    service.disconnect();
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.every((line) => String(line).startsWith("[WebSocket] ") || !String(line).includes(token))).toBe(true);
    expect(lines.join("\n")).not.toContain(token);
  });
});
