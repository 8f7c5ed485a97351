// oxlint-disable-next-line typescript/triple-slash-reference -- ambient declarations cannot be imported
/// <reference path="../../test/railsActioncable.d.ts" />
import { adapters, ConnectionMonitor, type Consumer, createConsumer, type RailsSubscription } from "@rails/actioncable";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { type LiveServer, type LiveServerOptions, startServer } from "../../test/liveServer.ts";

const { staleThreshold } = ConnectionMonitor;
let server: LiveServer;
const consumers: Consumer[] = [];

beforeEach(async () => {
  // The browser's globals that the stock client listens to.
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("removeEventListener", () => {});
  adapters.WebSocket = WebSocket;
  server = await startServer();
});

afterEach(async () => {
  for (const consumer of consumers.splice(0)) consumer.disconnect();
  await server.close();
  vi.unstubAllGlobals();
  ConnectionMonitor.staleThreshold = staleThreshold;
});

/** Another server in place of the one that each test has. */
async function serve(options: LiveServerOptions): Promise<void> {
  await server.close();
  server = await startServer(options);
}

/** It does not wait its six seconds. */
function makeMonitorsImpatient(): void {
  ConnectionMonitor.staleThreshold = 0.5;
}

interface Subscribed {
  readonly subscription: RailsSubscription;
  /** What the stock client told its application, in order. */
  readonly told: unknown[];
}

function consume(query = ""): Consumer {
  const consumer = createConsumer(server.url + query);
  consumers.push(consumer);
  return consumer;
}

function subscribe(consumer: Consumer, params: object): Subscribed {
  const told: unknown[] = [];
  const subscription = consumer.subscriptions.create(params, {
    connected: ({ reconnected }) => told.push(reconnected ? "reconnected" : "connected"),
    disconnected: ({ willAttemptReconnect }) => told.push(willAttemptReconnect ? "will return" : "gone"),
    rejected: () => told.push("rejected"),
    received: (message) => told.push({ received: message }),
  });
  return { subscription, told };
}

describe("the stock Rails client", () => {
  it("P29 connects, subscribes, receives, performs an action and unsubscribes", async () => {
    const { subscription, told } = subscribe(consume(), { channel: "RoomChannel", room: "a" });
    await expect.poll(() => told).toEqual(["connected"]);
    server.broadcast("room_a", { type: "new_order" });
    server.broadcast("room_a", false);
    subscription.perform("say", { text: "hi" });
    await expect
      .poll(() => told)
      .toEqual(["connected", { received: { type: "new_order" } }, { received: false }, { received: { said: "hi" } }]);
    subscription.unsubscribe();
    await expect.poll(() => server.journal.at(-1)).toBe("unsubscribed a");
  });

  it("P29 is rejected once and keeps its other subscriptions", async () => {
    const consumer = consume();
    const refused = subscribe(consumer, { channel: "RoomChannel", room: "closed" });
    const kept = subscribe(consumer, { channel: "RoomChannel", room: "a" });
    await expect.poll(() => refused.told).toEqual(["rejected"]);
    await expect.poll(() => kept.told).toEqual(["connected"]);
  });

  it("P29 carries its token as a subprotocol entry", async () => {
    const consumer = consume();
    consumer.addSubProtocol("cable-token.anna");
    const { told } = subscribe(consumer, { channel: "RoomChannel", room: "a" });
    await expect.poll(() => told).toEqual(["connected"]);
    expect(server.journal).toEqual(["subscribe a anna"]);
  });

  it("P29 stays away when it is told not to come back", async () => {
    const { told } = subscribe(consume("?token=bad"), { channel: "RoomChannel", room: "a" });
    await expect.poll(() => told).toEqual(["gone"]);
  });

  it("P29 takes the wish to come back from a server that restarts", async () => {
    const { told } = subscribe(consume(), { channel: "RoomChannel", room: "a" });
    await expect.poll(() => told).toEqual(["connected"]);
    await server.cable.drain(0);
    await expect.poll(() => told).toEqual(["connected", "will return"]);
  });

  it("P29 comes back from a cut by its own monitor, and hears what comes from then on", async () => {
    makeMonitorsImpatient();
    await serve({ beatMs: 20 });
    const { told } = subscribe(consume(), { channel: "RoomChannel", room: "a" });
    await expect.poll(() => told).toEqual(["connected"]);
    server.cut();
    server.broadcast("room_a", "missed");
    await expect.poll(() => told).toContain("reconnected");
    server.broadcast("room_a", "after");
    await expect.poll(() => told.at(-1)).toEqual({ received: "after" });
    expect(told).toContain("will return");
    expect(told).not.toContainEqual({ received: "missed" });
  });

  it("P29 leaves a connection on which it hears nothing any more, and nothing of that is kept", async () => {
    makeMonitorsImpatient();
    await serve({ beatMs: 600_000 });
    const { told } = subscribe(consume(), { channel: "RoomChannel", room: "a" });
    await expect.poll(() => told.filter((what) => what === "will return").length).toBeGreaterThan(0);
    await expect.poll(() => server.journal).toContain("unsubscribed a");
    await expect.poll(() => told).toContain("reconnected");
    const standing = () => server.journal.reduce((sum, line) => sum + (line.startsWith("unsubscribed") ? -1 : 1), 0);
    await expect.poll(() => standing() - server.cable.connections).toBe(0);
  });

  it("P29 asks again while its subscribe is not answered, and is subscribed once", async () => {
    let answer = () => {};
    const gate = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await serve({ gate });
    const { told } = subscribe(consume(), { channel: "GatedChannel" });
    const asked = 3;
    await expect.poll(() => server.cable.stats().framesIn).toBeGreaterThanOrEqual(asked);
    answer();
    await expect.poll(() => told.length).toBeGreaterThanOrEqual(asked);
    expect(new Set(told)).toEqual(new Set(["connected"]));
    server.broadcast("gated", 1);
    await expect.poll(() => told.at(-1)).toEqual({ received: 1 });
    expect(told.filter((what) => what !== "connected")).toHaveLength(1);
    expect(server.cable.stats().channels.GatedChannel?.subscriptions).toBe(1);
  });

  it("P29 two consumers, and two subscriptions of one consumer, hear each event once and leave apart", async () => {
    const [one, other] = [consume("?token=anna"), consume("?token=ben")];
    const params = { channel: "RoomChannel", room: "a" };
    const [first, again, elsewhere] = [subscribe(one, params), subscribe(one, params), subscribe(other, params)];
    const all = [first, again, elsewhere];
    for (const { told } of all) await expect.poll(() => told).toContain("connected");
    server.broadcast("room_a", 1);
    first.subscription.unsubscribe();
    for (const { told } of all.slice(1)) await expect.poll(() => told).toContainEqual({ received: 1 });
    server.broadcast("room_a", 2);
    for (const { told } of all.slice(1)) await expect.poll(() => told.at(-1)).toEqual({ received: 2 });
    one.disconnect();
    await expect.poll(() => server.journal).toContain("unsubscribed a");
    server.broadcast("room_a", 3);
    await expect.poll(() => elsewhere.told.at(-1)).toEqual({ received: 3 });
    const received = all.map(({ told }) => told.flatMap((what) => Object.values(what as { received?: number })));
    expect(received.map((what) => what.filter((value) => typeof value === "number"))).toEqual([[], [1, 2], [1, 2, 3]]);
    expect(server.journal.filter((line) => line.startsWith("subscribe")).sort()).toEqual([
      "subscribe a anna",
      "subscribe a ben",
    ]);
  });
});
