import { type Cable, createConsumer } from "@anycable/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { follow, openAnyCable } from "../../test/anyCable.ts";
import { type LiveServer, startServer } from "../../test/liveServer.ts";

/** The limit only ends a test that hangs. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 25_000 });

let server: LiveServer;
const cables: Cable[] = [];

beforeEach(async () => {
  server = await startServer();
});

afterEach(async () => {
  for (const cable of cables.splice(0)) cable.disconnect();
  await server.close();
});

function open(options: Parameters<typeof openAnyCable>[2] = {}): Cable {
  const cable = openAnyCable(server.url, "actioncable-v1-json", options);
  cables.push(cable);
  return cable;
}

describe("the AnyCable client with the base protocol", () => {
  it("P37 connects, subscribes, receives, performs, sends and unsubscribes", async () => {
    const { channel, told, messages, offsets } = follow(open(), "RoomChannel", { room: "a" });
    await channel.ensureSubscribed();
    server.broadcast("room_a", { type: "new_order" });
    server.broadcast("room_a", "plain text");
    await channel.perform("say", { text: "hi" });
    await channel.send({ text: "to receive" });
    await eventually(() => expect(messages).toHaveLength(3));
    expect(messages).toEqual(expect.arrayContaining([{ type: "new_order" }, "plain text", { said: "hi" }]));
    expect(offsets).toEqual([0, 0, 0]);
    channel.disconnect();
    await eventually(() => expect(server.journal.at(-1)).toBe("unsubscribed a"));
    expect(server.journal).toContain("receive to receive");
    expect(told).toEqual(["connect", "close undefined"]);
  });

  it("P37 is rejected once and keeps its other subscriptions", async () => {
    const cable = open();
    const refused = follow(cable, "RoomChannel", { room: "closed" });
    const kept = follow(cable, "RoomChannel", { room: "a" });
    await expect(refused.channel.ensureSubscribed()).rejects.toThrow("Rejected");
    await kept.channel.ensureSubscribed();
    expect(refused.told).toEqual(["close SubscriptionRejectedError"]);
  });

  it.each([
    ["in the query", "param"],
    ["as a subprotocol entry", "sub-protocol"],
  ])("P37 carries its token %s", async (_, strategy) => {
    // The types of the package name the first strategy `params`; its code knows it as `param`.
    const cable = open({ auth: { token: "anna" }, websocketAuthStrategy: strategy as "sub-protocol" });
    await follow(cable, "RoomChannel", { room: "a" }).channel.ensureSubscribed();
    expect(server.journal).toEqual(["subscribe a anna"]);
  });

  it("P37 stays away when it is told not to come back", async () => {
    const cable = open({ auth: { token: "bad" } });
    await expect(cable.connect()).rejects.toMatchObject({ reason: "unauthorized" });
    expect(cable.state).toBe("closed");
    await eventually(() => expect(server.cable.connections).toBe(0));
    expect(server.credentials).toHaveLength(1);
  });

  it("P37 fetches a new token when it is told that its own has expired", async () => {
    const refreshed = vi.fn();
    const cable = open({
      auth: { token: "anna" },
      tokenRefresher: async (transport) => {
        refreshed();
        transport.setToken("anna.2");
      },
    });
    const { told, messages } = follow(cable, "RoomChannel", { room: "a" });
    await eventually(() => expect(told).toEqual(["connect"]));
    server.cable.disconnect({ subject: "anna" }, "token_expired");
    await eventually(() => expect(told.at(-1)).toBe("connect again"));
    expect(refreshed).toHaveBeenCalledOnce();
    expect(server.credentials.map(({ token }) => token)).toEqual(["anna", "anna.2"]);
    server.broadcast("room_a", "hello");
    await eventually(() => expect(messages).toEqual(["hello"]));
  });

  it("P37 comes back by itself from a cut and from a restart, and is subscribed again", async () => {
    const { told, messages } = follow(open(), "RoomChannel", { room: "a" });
    await eventually(() => expect(told).toEqual(["connect"]));
    server.cut();
    await eventually(() => expect(told).toEqual(["connect", "disconnect transport_closed", "connect again"]));
    const { log, port } = server;
    await server.close();
    server = await startServer({ log, port });
    await eventually(() => expect(told.slice(3)).toEqual(["disconnect server_restart", "connect again"]));
    server.broadcast("room_a", "after");
    await eventually(() => expect(messages).toEqual(["after"]));
  });

  it("P37 serves what is written for @rails/actioncable through its consumer", async () => {
    const consumer = createConsumer(server.url, { websocketImplementation: WebSocket });
    cables.push(consumer.cable);
    const told: unknown[] = [];
    const subscription = consumer.subscriptions.create(
      { channel: "RoomChannel", room: "a" },
      { connected: () => void told.push("connected"), received: (message) => void told.push(message) },
    );
    await eventually(() => expect(told).toEqual(["connected"]));
    subscription.perform("say", { text: "hi" });
    await eventually(() => expect(told).toEqual(["connected", { said: "hi" }]));
  });
});
