// oxlint-disable-next-line typescript/triple-slash-reference -- ambient declarations cannot be imported
/// <reference path="../../test/railsActioncable.d.ts" />
import { adapters, type Consumer, createConsumer, type RailsSubscription } from "@rails/actioncable";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { type LiveServer, startServer } from "../../test/liveServer.ts";

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
});

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
});
