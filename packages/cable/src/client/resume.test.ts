import { describe, expect, it } from "vitest";
import { baseProtocol, buildIdentifier, type StreamPosition } from "../protocol/index.ts";
import { FakeBrowser } from "../testing/fakeBrowser.ts";
import { CableClient } from "./cableClient.ts";

const orders = { channel: "OrderChannel", params: { restaurant_id: "1" } };
const identifier = buildIdentifier(orders.channel, orders.params);
const confirm = { type: "confirm_subscription", identifier } as const;
const confirmHistory = { type: "confirm_history", identifier } as const;
const rejectHistory = { type: "reject_history", identifier } as const;

const at = (offset: number, epoch = "e1"): StreamPosition => ({ stream: "orders", epoch, offset });
const event = (offset: number, epoch = "e1") =>
  ({ type: "data", identifier, message: offset, position: at(offset, epoch) }) as const;
const asksFrom = (offset: number, epoch = "e1") => ({ streams: { orders: { offset, epoch } } });

function setUp(protocol?: string) {
  const browser = new FakeBrowser();
  const client = new CableClient({ endpoint: () => ({ url: "ws://127.0.0.1/cable" }), ports: browser });
  client.connect();
  browser.socket.welcome(protocol);
  return { browser, client };
}

function follow(client: CableClient, start?: readonly StreamPosition[], load?: () => unknown) {
  const heard: unknown[] = [];
  let reloads = 0;
  const onReload = () => {
    reloads += 1;
    return load?.();
  };
  const subscription = client.subscribe(
    orders,
    { onMessage: (message) => heard.push(message), onReload },
    start === undefined ? {} : { start },
  );
  return { heard, subscription, reloads: () => reloads };
}

function comeBack(browser: FakeBrowser, protocol?: string) {
  browser.socket.end(false);
  browser.clock.advance(1_000);
  browser.socket.welcome(protocol);
}

/** Lets the promises of a load settle. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("with the extended protocol", () => {
  it("R3 asks inside subscribe for what it missed, and hears it once and in order", () => {
    const { browser, client } = setUp();
    const { heard, reloads } = follow(client, [at(30)]);
    expect(browser.socket.take("subscribe")).toEqual([{ command: "subscribe", identifier, history: asksFrom(30) }]);
    for (const frame of [confirm, event(31), confirmHistory, event(32)]) browser.socket.say(frame);
    comeBack(browser);
    expect(browser.socket.take("subscribe")).toEqual([{ command: "subscribe", identifier, history: asksFrom(32) }]);
    expect(client.status.kind).toBe("catchingUp");
    for (const frame of [confirm, event(33), event(34)]) browser.socket.say(frame);
    expect(client.status.kind).toBe("catchingUp");
    browser.socket.say(confirmHistory);
    expect(client.status.kind).toBe("live");
    expect(heard).toEqual([31, 32, 33, 34]);
    expect(reloads()).toBe(0);
  });

  it("R3 drops repeats by epoch and offset", () => {
    const { browser, client } = setUp();
    const { heard } = follow(client, [at(0)]);
    for (const frame of [confirm, event(1), event(1), confirmHistory, event(1), event(2), event(2)]) {
      browser.socket.say(frame);
    }
    expect(heard).toEqual([1, 2]);
  });

  it("R3 sees a hole and has it filled before anything after it", () => {
    const { browser, client } = setUp();
    const { heard } = follow(client, [at(0)]);
    for (const frame of [confirm, confirmHistory, event(1), event(4)]) browser.socket.say(frame);
    expect(heard).toEqual([1]);
    expect(client.status.kind).toBe("catchingUp");
    expect(browser.socket.take("history")).toEqual([{ command: "history", identifier, history: asksFrom(1) }]);
    for (const frame of [event(2), event(3), event(4), confirmHistory, event(5)]) browser.socket.say(frame);
    expect(heard).toEqual([1, 2, 3, 4, 5]);
  });

  it("R3 is told to reload when the history cannot be proved, and live events go on", () => {
    const { browser, client } = setUp();
    const { heard, reloads } = follow(client, [at(30)]);
    for (const frame of [confirm, rejectHistory, event(900, "e2"), event(901, "e2")]) browser.socket.say(frame);
    expect(reloads()).toBe(1);
    expect(heard).toEqual([900, 901]);
    comeBack(browser);
    expect(browser.socket.take("subscribe")[0]?.history).toEqual(asksFrom(901, "e2"));
  });

  it("R3 another epoch in mid-stream is a hole, too", () => {
    const { browser, client } = setUp();
    const { heard, reloads } = follow(client, [at(5)]);
    for (const frame of [confirm, confirmHistory, event(6, "e2")]) browser.socket.say(frame);
    expect(browser.socket.take("history")).toEqual([{ command: "history", identifier, history: asksFrom(5) }]);
    browser.socket.say(rejectHistory);
    expect(reloads()).toBe(1);
    expect(heard).toEqual([]);
  });

  it("R3 who has no position reloads after a reconnect", () => {
    const { browser, client } = setUp();
    const { reloads } = follow(client);
    browser.socket.say(confirm);
    expect(reloads()).toBe(1);
    comeBack(browser);
    browser.socket.say(confirm);
    expect(reloads()).toBe(2);
  });

  it("R4 a later subscriber starts from its own snapshot, and the others hear nothing twice", () => {
    const { browser, client } = setUp();
    const first = follow(client, [at(0)]);
    for (const frame of [confirm, confirmHistory, event(1), event(2), event(3)]) browser.socket.say(frame);
    const second = follow(client, [at(1)]);
    expect(browser.socket.take("history")).toEqual([{ command: "history", identifier, history: asksFrom(1) }]);
    for (const frame of [event(2), event(3), confirmHistory, event(4)]) browser.socket.say(frame);
    expect(first.heard).toEqual([1, 2, 3, 4]);
    expect(second.heard).toEqual([2, 3, 4]);
    expect(second.reloads()).toBe(0);
  });

  it("R4 an event that was on its way when a later subscriber came is no hole, once the history has brought it", () => {
    const { browser, client } = setUp();
    const first = follow(client, [at(0)]);
    for (const frame of [confirm, event(1), event(2), event(3), confirmHistory]) browser.socket.say(frame);
    const second = follow(client, [at(1)]);
    for (const frame of [event(4), event(2), event(3), event(4), confirmHistory, event(5)]) browser.socket.say(frame);
    expect(first.heard).toEqual([1, 2, 3, 4, 5]);
    expect(second.heard).toEqual([2, 3, 4, 5]);
    expect(second.reloads()).toBe(0);
  });

  it("R4 a history that ends before an event that has been seen is not taken for whole", () => {
    const { browser, client } = setUp();
    follow(client, [at(3)]);
    browser.socket.say(confirm);
    browser.socket.say(confirmHistory);
    const second = follow(client, [at(1)]);
    for (const frame of [event(6), event(4), event(2), event(3), event(4), confirmHistory]) browser.socket.say(frame);
    expect(second.reloads()).toBe(1);
  });

  it("R4 one subscribe serves all from the lowest position", () => {
    const { browser, client } = setUp();
    const [ahead, behind] = [follow(client, [at(1)]), follow(client, [at(9)])];
    browser.socket.end(false);
    browser.clock.advance(1_000);
    browser.socket.welcome();
    expect(browser.socket.take("subscribe")[0]?.history).toEqual(asksFrom(1));
    browser.socket.say(confirm);
    for (let offset = 2; offset <= 10; offset += 1) browser.socket.say(event(offset));
    browser.socket.say(confirmHistory);
    expect(ahead.heard).toHaveLength(9);
    expect(behind.heard).toEqual([10]);
  });

  it("R4 who joins while an answer is awaited is served from its own position", () => {
    const { browser, client } = setUp();
    follow(client);
    const late = follow(client, [at(4)]);
    browser.socket.say(confirm);
    expect(browser.socket.take("history")).toEqual([{ command: "history", identifier, history: asksFrom(4) }]);
    for (const frame of [event(5), confirmHistory]) browser.socket.say(frame);
    expect(late.heard).toEqual([5]);
    expect(late.subscription.state).toBe("confirmed");
  });

  it("R4 holds messages back while the subscriber reloads, then goes on from what it loaded", async () => {
    const { browser, client } = setUp();
    let loaded = () => {};
    const following = follow(client, [at(30)], () => new Promise<void>((resolve) => (loaded = resolve)));
    const { heard, subscription } = following;
    for (const frame of [confirm, rejectHistory, event(41), event(42)]) browser.socket.say(frame);
    expect(heard).toEqual([]);
    subscription.startFrom([at(41)]);
    loaded();
    await settle();
    browser.socket.say(event(43));
    expect(heard).toEqual([42, 43]);
    expect(browser.socket.take("history")).toEqual([]);
  });

  it("R4 state replaced by an older snapshot is brought up to date again", () => {
    const { browser, client } = setUp();
    const { heard, subscription } = follow(client, [at(0)]);
    for (const frame of [confirm, confirmHistory, event(1), event(2)]) browser.socket.say(frame);
    subscription.startFrom([at(1)]);
    expect(browser.socket.take("history")[0]?.history).toEqual(asksFrom(1));
    for (const frame of [event(2), confirmHistory]) browser.socket.say(frame);
    expect(heard).toEqual([1, 2, 2]);
  });

  it("R4 state loaded without a position is taken as it is, and asks for nothing", () => {
    const { browser, client } = setUp();
    const { heard, subscription, reloads } = follow(client);
    browser.socket.say(confirm);
    subscription.startFrom([]);
    browser.socket.say(event(8));
    expect(browser.socket.take("history")).toEqual([]);
    expect([reloads(), heard]).toEqual([1, [8]]);
  });

  it("R13 who leaves with a failed load holds the others of its subscription back no longer", async () => {
    const { browser, client } = setUp();
    const failing = follow(client, undefined, () => Promise.reject(new Error("The server is away")));
    follow(client, [at(3)]);
    for (const frame of [confirm, confirmHistory]) browser.socket.say(frame);
    await settle();
    expect(client.status.kind).toBe("catchingUp");
    failing.subscription.unsubscribe();
    expect(client.status.kind).toBe("live");
  });

  it("R13 a load that failed leaves it catching up and is tried again, ever more rarely, until one succeeds", async () => {
    const { browser, client } = setUp();
    let isAway = true;
    const { subscription, heard, reloads } = follow(client, undefined, async () => {
      if (isAway) throw new Error("The server is away");
    });
    browser.socket.say(confirm);
    await settle();
    expect([subscription.state, client.status.kind, reloads()]).toEqual(["waiting", "catchingUp", 1]);
    const tries: number[] = [];
    for (let beat = 1; beat <= 40; beat += 1) {
      browser.socket.say({ type: "ping", message: beat });
      if (reloads() > 1 + tries.length) tries.push(beat);
      await settle();
      if (beat === 20) isAway = false;
    }
    expect(tries).toEqual([1, 3, 7, 15, 31]);
    browser.socket.say(event(8));
    expect([subscription.state, client.status.kind, heard]).toEqual(["confirmed", "live", [8]]);
  });

  it("R13 after a load that failed, a reconnect loads again, though events have told a position meanwhile", async () => {
    const { browser, client } = setUp();
    const loads = [Promise.reject(new Error("The server is away")), Promise.resolve()];
    const { subscription, reloads } = follow(client, undefined, () => loads.shift());
    browser.socket.say(confirm);
    await settle();
    browser.socket.say(event(8));
    comeBack(browser);
    for (const frame of [confirm, confirmHistory]) browser.socket.say(frame);
    expect([subscription.state, reloads()]).toEqual(["waiting", 2]);
    await settle();
    expect([subscription.state, client.status.kind]).toEqual(["confirmed", "live"]);
  });

  it("R13 after a load that failed, state that was read elsewhere makes it current", async () => {
    const { browser, client } = setUp();
    const { subscription } = follow(client, undefined, () => Promise.reject(new Error("The server is away")));
    browser.socket.say(confirm);
    await settle();
    subscription.startFrom([at(7)]);
    expect([subscription.state, client.status.kind]).toEqual(["waiting", "catchingUp"]);
    browser.socket.say(confirmHistory);
    expect([subscription.state, client.status.kind]).toEqual(["confirmed", "live"]);
  });

  it("R3 events of a subscription that has ended are not taken for those of the next", () => {
    const { browser, client } = setUp();
    const first = follow(client, [at(0)]);
    for (const frame of [confirm, confirmHistory]) browser.socket.say(frame);
    first.subscription.unsubscribe();
    const second = follow(client, [at(7)]);
    for (const frame of [event(3), confirmHistory, confirm, event(8), confirmHistory]) browser.socket.say(frame);
    expect(second.heard).toEqual([8]);
  });

  it("R1 a stream that is not stored is delivered as it comes, before the confirmation, too", () => {
    const { browser, client } = setUp();
    const { heard } = follow(client);
    browser.socket.say({ type: "data", identifier, message: "now" });
    browser.socket.say(confirm);
    browser.socket.say({ type: "data", identifier, message: "then" });
    expect(heard).toEqual(["now", "then"]);
  });

  it("R3 asks again for a history that stays away", () => {
    const { browser, client } = setUp();
    follow(client, [at(1)]);
    browser.socket.say(confirm);
    for (let beat = 0; beat < 3; beat += 1) browser.socket.say({ type: "ping", message: beat });
    expect(browser.socket.take("history")).toEqual([{ command: "history", identifier, history: asksFrom(1) }]);
  });
});

describe("with the base protocol", () => {
  it("R3 is told to reload after the first confirmation and after each reconnect", () => {
    const { browser, client } = setUp(baseProtocol);
    const { reloads } = follow(client, [at(3)]);
    expect(browser.socket.take("subscribe")).toEqual([{ command: "subscribe", identifier }]);
    browser.socket.say(confirm);
    expect(reloads()).toBe(1);
    comeBack(browser, baseProtocol);
    expect(reloads()).toBe(1);
    browser.socket.say(confirm);
    expect(reloads()).toBe(2);
  });

  it("R4 events that come while it reloads follow after the load, so that none is overwritten", async () => {
    const { browser, client } = setUp(baseProtocol);
    let loaded = () => {};
    const { heard } = follow(client, undefined, () => new Promise<void>((resolve) => (loaded = resolve)));
    browser.socket.say(confirm);
    for (const message of ["a", "b"]) browser.socket.say({ type: "data", identifier, message });
    expect(heard).toEqual([]);
    loaded();
    await settle();
    expect(heard).toEqual(["a", "b"]);
  });

  it("R4 who joins a confirmed subscription reloads, too", async () => {
    const { browser, client } = setUp(baseProtocol);
    follow(client);
    browser.socket.say(confirm);
    const late = follow(client, [at(3)]);
    await settle();
    expect(late.reloads()).toBe(1);
    expect(late.subscription.state).toBe("confirmed");
  });
});
