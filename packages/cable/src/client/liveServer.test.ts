import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { type LiveServer, startServer } from "../../test/liveServer.ts";
import { baseProtocol } from "../protocol/index.ts";
import { CableClient } from "./cableClient.ts";

vi.setConfig({ testTimeout: 120_000 });

/** The limit only ends a test that hangs. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 30_000 });

const room = { channel: "RoomChannel", params: { room: "a" } };

let server: LiveServer;
let client: CableClient;

beforeEach(async () => {
  server = await startServer();
});

afterEach(async () => {
  client.disconnect();
  await server.close();
});

function connect(protocols?: string[], url = () => server.url): void {
  client = new CableClient({
    endpoint: () => ({ url: url(), token: "rosa" }),
    ports: {
      openSocket: (url, offered) => new WebSocket(url, protocols ?? offered),
    },
    policy: { minReconnectDelay: 10, maxReconnectDelay: 20 },
  });
  client.connect();
}

const isLive = () => eventually(() => expect(client.status.kind).toBe("live"));
const isAway = () => eventually(() => expect(server.cable.connections).toBe(0));

function broadcast(from: number, to: number): void {
  for (let n = from; n <= to; n += 1) server.broadcast("room_a", n);
}

describe("against the server", () => {
  it("R3 hears across a cut exactly what it missed, once and in order", async () => {
    connect();
    const heard: unknown[] = [];
    const onReload = vi.fn();
    const start = [{ stream: "room_a", epoch: "k3x9", offset: 0 }];
    client.subscribe(room, { onMessage: (message) => heard.push(message), onReload }, { start });
    await isLive();
    broadcast(1, 3);
    await eventually(() => expect(heard).toHaveLength(3));
    for (let round = 0; round < 5; round += 1) {
      server.cable.disconnect({ subject: "rosa" }, "server_restart");
      broadcast(4 + round * 10, 13 + round * 10);
      await eventually(() => expect(heard).toHaveLength(13 + round * 10));
      await isLive();
    }
    expect(heard).toEqual(Array.from({ length: 53 }, (_, index) => index + 1));
    expect(server.credentials).toHaveLength(6);
    expect(onReload).not.toHaveBeenCalled();
    expect(server.credentials[0]?.token).toBe("rosa");
  });

  it("R4 a second subscriber starts from its own snapshot on the same subscription", async () => {
    connect();
    client.subscribe(room, {});
    await isLive();
    broadcast(1, 5);
    const heard: unknown[] = [];
    const start = [{ stream: "room_a", epoch: "k3x9", offset: 2 }];
    client.subscribe(room, { onMessage: (message) => heard.push(message) }, { start });
    await isLive();
    broadcast(6, 6);
    await eventually(() => expect(heard).toEqual([3, 4, 5, 6]));
    expect(server.journal).toEqual(["subscribe a rosa"]);
  });

  it("R3 is told to reload when the server's log is another one", async () => {
    connect();
    const onReload = vi.fn();
    const start = [{ stream: "room_a", epoch: "of-old", offset: 2 }];
    client.subscribe(room, { onReload }, { start });
    await isLive();
    expect(onReload).toHaveBeenCalledOnce();
  });

  it("R3 with the base protocol reloads after each reconnect", async () => {
    connect([baseProtocol, "cable-token.rosa"]);
    const onReload = vi.fn();
    client.subscribe(room, { onReload });
    await isLive();
    server.cable.disconnect({ subject: "rosa" }, "server_restart");
    await eventually(() => expect(onReload).toHaveBeenCalledTimes(2));
    await isLive();
  });

  it("R7 tries again where nobody listens yet", async () => {
    const nobodyThere = "ws://127.0.0.1:9/cable";
    let attempts = 0;
    connect(undefined, () => (++attempts < 3 ? nobodyThere : server.url));
    await isLive();
    expect(attempts).toBe(3);
  });

  it("R13 a rejected subscription shows, and the connection lives", async () => {
    connect();
    const subscription = client.subscribe({ channel: "RoomChannel", params: { room: "closed" } }, {});
    await isLive();
    expect([subscription.state, client.status.rejected]).toEqual(["rejected", 1]);
  });

  it("R7 a revoked session is signed out and stays away", async () => {
    connect();
    await isLive();
    server.cable.disconnect({ subject: "rosa" }, "remote", "account_removed");
    await isAway();
    expect(client.status).toMatchObject({ kind: "signedOut", reason: "remote", detail: "account_removed" });
  });
});
