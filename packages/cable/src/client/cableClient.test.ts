import { describe, expect, it } from "vitest";
import { baseProtocol, buildIdentifier, extendedProtocol } from "../protocol/index.ts";
import { FakeBrowser } from "../testing/fakeBrowser.ts";
import { CableClient } from "./cableClient.ts";
import type { SubscriptionHandlers } from "./listener.ts";

const orders = { channel: "OrderChannel", params: { restaurant_id: "1" } };
const identifier = buildIdentifier(orders.channel, orders.params);
const jwt = "eyJhbGciOi.eyJ1c2VyX2lk.c2lnbmF0dXJl";

function setUp() {
  const browser = new FakeBrowser();
  const lines: string[] = [];
  const client = new CableClient({
    endpoint: () => ({ url: `ws://127.0.0.1:3000/cable?token=${jwt}&restaurant_id=1` }),
    ports: browser,
    log: (level, message, data) => lines.push([level, message, JSON.stringify(data), String(data)].join(" ")),
  });
  return { browser, client, lines };
}

function connected() {
  const all = setUp();
  all.client.connect();
  all.browser.socket.welcome();
  return all;
}

function recorder(extra: SubscriptionHandlers = {}) {
  const heard: unknown[] = [];
  const handlers: SubscriptionHandlers = { onMessage: (message) => heard.push(message), ...extra };
  return { heard, handlers };
}

describe("the connection", () => {
  it("R1 offers the extended protocol first, then the base one", () => {
    const { browser, client } = setUp();
    client.connect();
    expect(browser.socket.offered).toEqual([extendedProtocol, baseProtocol]);
  });

  it("R6 carries a token as a subprotocol where the endpoint asks for it", () => {
    const browser = new FakeBrowser();
    new CableClient({ endpoint: () => ({ url: "ws://127.0.0.1/cable", token: jwt }), ports: browser }).connect();
    expect(browser.socket.offered).toEqual([extendedProtocol, baseProtocol, `cable-token.${jwt}`]);
  });

  it("R8 is not connected before the welcome", () => {
    const { browser, client } = setUp();
    client.connect();
    expect(client.status.kind).toBe("connecting");
    browser.socket.accept();
    expect(client.status.kind).toBe("connecting");
    browser.socket.say({ type: "welcome" });
    expect(client.status.kind).toBe("live");
  });

  it("R7 tries again after every failure, with no reload of the page", () => {
    const { browser, client } = setUp();
    client.connect();
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      browser.socket.end(false);
      expect(client.status).toMatchObject({ kind: "reconnecting", attempt, of: 10 });
      browser.clock.advance(5_000);
      expect(browser.sockets).toHaveLength(attempt + 1);
    }
    browser.socket.end(false);
    expect(client.status.kind).toBe("gaveUp");
    browser.wake();
    expect(client.status).toMatchObject({ kind: "reconnecting", attempt: 1, next: undefined });
    browser.socket.welcome();
    expect(client.status.kind).toBe("live");
  });

  it("R7 after giving up probes slowly, and comes back when a probe succeeds", () => {
    const { browser, client } = setUp();
    client.connect();
    while (client.status.kind !== "gaveUp") {
      browser.socket.end(false);
      browser.clock.advance(5_000);
    }
    browser.clock.advance(60_000);
    const probe = browser.socket;
    expect(client.status).toMatchObject({ kind: "gaveUp", next: undefined });
    probe.end(false);
    expect(client.status.kind).toBe("gaveUp");
    browser.clock.advance(60_000);
    expect(browser.socket).not.toBe(probe);
    browser.socket.welcome();
    expect(client.status.kind).toBe("live");
  });

  it("R7 disconnect() opens no socket, whatever was under way", () => {
    const { browser, client } = setUp();
    client.disconnect();
    expect(browser.sockets).toHaveLength(0);
    client.connect();
    browser.socket.end(false);
    client.disconnect();
    browser.clock.advance(600_000);
    browser.wake();
    browser.goOnline();
    expect(browser.sockets).toHaveLength(1);
    expect([browser.clock.pending, browser.watchers, browser.openSockets]).toEqual([0, 0, 0]);
  });

  it("R7 disconnect() from within a handler of a loss stays disconnected", () => {
    const { browser, client } = connected();
    client.subscribe(orders, { onState: (state) => state === "waiting" && client.disconnect() });
    browser.socket.say({ type: "confirm_subscription", identifier });
    browser.clock.sleep(60_000);
    browser.wake();
    expect(client.status.kind).toBe("idle");
    expect(browser.openSockets).toBe(0);
  });

  it("R5 abandons a socket that misses three beats, without waiting for its close", () => {
    const { browser, client } = connected();
    const silent = browser.socket;
    browser.clock.advance(8_999);
    expect(client.status.kind).toBe("live");
    browser.clock.advance(1);
    expect(client.status.kind).toBe("reconnecting");
    expect(silent.abandoned).toBe(true);
  });

  it("R5 counts every frame as a beat", () => {
    const { browser, client } = connected();
    for (let beat = 0; beat < 10; beat += 1) {
      browser.clock.advance(6_000);
      browser.socket.say({ type: "ping", message: beat });
    }
    expect(client.status.kind).toBe("live");
    expect(browser.sockets).toHaveLength(1);
  });

  it("R5 gives up an attempt that neither opens nor fails", () => {
    const { browser, client } = setUp();
    client.connect();
    browser.clock.advance(10_000);
    expect(client.status).toMatchObject({ kind: "reconnecting", attempt: 1 });
    expect(browser.socket.abandoned).toBe(true);
  });

  it("R13 goes offline with the browser and comes back with it", () => {
    const { browser, client } = connected();
    const old = browser.socket;
    browser.clock.advance(2_000);
    old.say({ type: "ping", message: 1 });
    browser.clock.advance(1_000);
    browser.goOffline();
    const currentUntil = browser.clock.now() - 1_000;
    expect(client.status).toMatchObject({ kind: "offline", currentUntil });
    expect(old.abandoned).toBe(true);
    browser.goOnline();
    browser.socket.welcome();
    expect(client.status).toMatchObject({ kind: "live", currentUntil: undefined });
  });

  it("R7 after a sleep the first look at the page replaces the dead socket at once", () => {
    const { browser, client } = connected();
    browser.clock.sleep(3_600_000);
    browser.wake();
    expect(browser.sockets).toHaveLength(2);
    expect(client.status).toMatchObject({ kind: "reconnecting", attempt: 1, next: undefined });
  });

  it.each(["unauthorized", "token_expired", "remote"] as const)("R7 %s signs out and ends the attempts", (reason) => {
    const { browser, client } = connected();
    browser.socket.say({ type: "disconnect", reason, reconnect: false, detail: "logout" });
    browser.clock.advance(600_000);
    browser.wake();
    client.connect();
    expect(browser.sockets).toHaveLength(1);
    expect(client.status).toMatchObject({ kind: "signedOut", reason, detail: "logout" });
    client.disconnect();
    client.connect();
    expect(browser.sockets).toHaveLength(2);
  });

  it("E11 goes on with a new token when the server warns of the old one's end", () => {
    const browser = new FakeBrowser();
    const client: CableClient = new CableClient({
      endpoint: () => ({ url: "ws://127.0.0.1/cable" }),
      onTokenExpiring: () => client.authenticate("a.new.token"),
      ports: browser,
    });
    client.authenticate("before.any.connection");
    client.connect();
    browser.socket.welcome();
    browser.socket.say({ type: "token_expiring", expires_at: 60 });
    expect(browser.socket.take("authenticate")).toEqual([{ command: "authenticate", token: "a.new.token" }]);
    browser.socket.say({ type: "authenticated", expires_at: 43_200 });
    expect([client.status.kind, browser.sockets.length]).toEqual(["live", 1]);
  });

  it("E11 sends no token to a server of the base protocol, which knows no renewal", () => {
    const { browser, client } = setUp();
    client.connect();
    browser.socket.welcome(baseProtocol);
    client.authenticate("a.new.token");
    expect(browser.socket.take("authenticate")).toEqual([]);
  });

  it("R7 invalid_request leaves only the button", () => {
    const { browser, client } = connected();
    browser.socket.say({ type: "disconnect", reason: "invalid_request", reconnect: false });
    browser.clock.advance(600_000);
    browser.wake();
    expect(client.status).toMatchObject({ kind: "refused", reason: "invalid_request" });
    expect(browser.sockets).toHaveLength(1);
    client.reconnectNow();
    expect(browser.sockets).toHaveLength(2);
  });

  it("R17 comes back when the restarting server asks it to", () => {
    const { browser, client } = connected();
    browser.socket.say({ type: "disconnect", reason: "server_restart", reconnect: true, retry_after_ms: 4_321 });
    expect(client.status).toMatchObject({ kind: "reconnecting", next: browser.clock.now() + 4_321 });
  });

  it("R7 counts on when the server closes right after each welcome", () => {
    const { browser, client } = setUp();
    client.connect();
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      browser.socket.welcome();
      browser.socket.end(true);
      browser.clock.advance(5_000);
    }
    browser.socket.welcome();
    browser.socket.end(true);
    expect(client.status.kind).toBe("gaveUp");
  });

  it("R10 no token reaches the log, even where the browser's own error quotes the URL", () => {
    const { browser, client, lines } = setUp();
    browser.refusal = new SyntaxError(`The URL 'ws://127.0.0.1:3000/cable?token=${jwt}' is invalid`);
    client.connect();
    browser.refusal = undefined;
    browser.clock.advance(1_000);
    browser.socket.welcome();
    browser.socket.end(false);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join("\n")).not.toContain(jwt);
  });

  it("R9 a malformed frame is counted and logged, never thrown", () => {
    const { browser, client, lines } = connected();
    for (const text of ["{", "null", "[]", '"x"', '{"identifier":1,"message":2}', new ArrayBuffer(2)]) {
      browser.socket.sayText(text);
    }
    browser.socket.sayText('{"type":"from_the_future"}');
    expect(client.malformed).toBe(6);
    expect(lines.filter((line) => line.startsWith("warn Malformed"))).toHaveLength(6);
    expect(client.status.kind).toBe("live");
  });

  it("R5 answers each ping on the extended protocol, and nothing on the base one", () => {
    const { browser } = connected();
    browser.socket.say({ type: "ping", message: 1 });
    browser.socket.say({ type: "ping", message: 4 });
    expect(browser.socket.take("pong")).toHaveLength(2);
    const base = setUp();
    base.client.connect();
    base.browser.socket.welcome(baseProtocol);
    base.browser.socket.say({ type: "ping", message: 1 });
    expect(base.browser.socket.sent).toEqual([]);
  });

  it("R13 measures the delay and says when the last event came", () => {
    const { browser, client } = connected();
    browser.socket.say({ type: "ping", message: 1 });
    expect(browser.socket.take("ping")).toHaveLength(1);
    browser.clock.advance(42);
    browser.socket.say({ type: "pong" });
    client.subscribe(orders, {});
    browser.socket.say({ type: "confirm_subscription", identifier });
    browser.socket.say({ type: "data", identifier, message: 1 });
    expect(client.status).toMatchObject({ latencyMs: 42, lastEventAt: browser.clock.now() });
    browser.socket.say({ type: "ping", message: 2 });
    expect(browser.socket.take("ping")).toHaveLength(0);
  });

  it("R13 the status is the same object until something in it changes", () => {
    const { browser, client } = connected();
    const status = client.status;
    browser.socket.say({ type: "ping", message: 1 });
    expect(client.status).toBe(status);
  });
});

describe("subscriptions", () => {
  it("R13 is live only when every subscription is answered", () => {
    const { browser, client } = setUp();
    client.subscribe(orders, {});
    client.connect();
    browser.socket.welcome();
    expect(client.status.kind).toBe("catchingUp");
    browser.socket.say({ type: "reject_subscription", identifier });
    expect(client.status).toMatchObject({ kind: "live", rejected: 1 });
  });

  it("R8 many handlers share one subscription on the wire", () => {
    const { browser, client } = connected();
    const [first, second] = [recorder(), recorder()];
    const one = client.subscribe(orders, first.handlers);
    const two = client.subscribe({ ...orders }, second.handlers);
    expect(browser.socket.take("subscribe")).toEqual([{ command: "subscribe", identifier }]);
    browser.socket.say({ type: "confirm_subscription", identifier });
    browser.socket.say({ type: "data", identifier, message: "a" });
    one.unsubscribe();
    expect(browser.socket.take("unsubscribe")).toEqual([]);
    browser.socket.say({ type: "data", identifier, message: "b" });
    two.unsubscribe();
    expect(browser.socket.take("unsubscribe")).toHaveLength(1);
    browser.socket.say({ type: "data", identifier, message: "c" });
    expect([first.heard, second.heard]).toEqual([["a"], ["a", "b"]]);
  });

  it("R8 subscribing, unsubscribing and subscribing fast makes one subscription and no ghost", () => {
    const { browser, client } = connected();
    const [gone, stays] = [recorder(), recorder()];
    client.subscribe(orders, gone.handlers).unsubscribe();
    client.subscribe(orders, stays.handlers);
    browser.socket.say({ type: "confirm_subscription", identifier });
    browser.socket.say({ type: "data", identifier, message: "a" });
    expect(browser.socket.sent).toEqual([{ command: "subscribe", identifier }]);
    expect([gone.heard, stays.heard]).toEqual([[], ["a"]]);
  });

  it("R8 an answer that nobody wants any more ends the subscription", () => {
    const { browser, client } = connected();
    client.subscribe(orders, {}).unsubscribe();
    expect(client.status.kind).toBe("live");
    browser.socket.say({ type: "confirm_subscription", identifier });
    expect(browser.socket.take("unsubscribe")).toEqual([{ command: "unsubscribe", identifier }]);
  });

  it("R1 asks again when a confirmation never comes", () => {
    const { browser, client } = connected();
    const subscription = client.subscribe(orders, {});
    for (let beat = 0; beat < 3; beat += 1) browser.socket.say({ type: "ping", message: beat });
    expect(browser.socket.take("subscribe")).toHaveLength(2);
    browser.socket.say({ type: "confirm_subscription", identifier });
    expect(subscription.state).toBe("confirmed");
  });

  it("R1 delivers falsy messages", () => {
    const { browser, client } = connected();
    const { heard, handlers } = recorder();
    client.subscribe(orders, handlers);
    browser.socket.say({ type: "confirm_subscription", identifier });
    for (const message of [0, "", false, null]) browser.socket.say({ type: "data", identifier, message });
    expect(heard).toEqual([0, "", false, null]);
  });

  it("R9 a handler that throws disturbs neither the others nor the connection", () => {
    const { browser, client, lines } = connected();
    const { heard, handlers } = recorder();
    client.subscribe(orders, {
      onMessage: () => {
        throw new Error("broken handler");
      },
    });
    client.subscribe(orders, handlers);
    browser.socket.say({ type: "confirm_subscription", identifier });
    browser.socket.say({ type: "data", identifier, message: 1 });
    expect(heard).toEqual([1]);
    expect(client.status.kind).toBe("live");
    expect(lines.join()).toContain("broken handler");
  });

  it("R9 a second update of one order is delivered like the first", () => {
    const { browser, client } = connected();
    const { heard, handlers } = recorder();
    client.subscribe(orders, handlers);
    browser.socket.say({ type: "confirm_subscription", identifier });
    const updated = { type: "order_updated", order: { id: 7 } };
    browser.socket.say({ type: "data", identifier, message: updated });
    browser.socket.say({ type: "data", identifier, message: updated });
    expect(heard).toHaveLength(2);
  });

  it("R10 an identifier, which may hold a secret, is never logged", () => {
    const { browser, client, lines } = connected();
    const tracking = { channel: "OrderTrackingChannel", params: { tracking_token: "secret-link" } };
    const secret = buildIdentifier(tracking.channel, tracking.params);
    client.subscribe(tracking, {});
    browser.socket.say({ type: "confirm_subscription", identifier: secret });
    browser.socket.say({ type: "reject_subscription", identifier: secret });
    expect(lines.join()).toContain("OrderTrackingChannel");
    expect(lines.join()).not.toContain("secret-link");
  });
});
