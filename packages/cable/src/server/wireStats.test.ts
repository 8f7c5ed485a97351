import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LiveServer, startServer } from "../../test/liveServer.ts";
import { WireClient } from "../../test/wireClient.ts";
import { memoryDoorbell } from "./adapters/memoryDoorbell.ts";
import { systemClock } from "./adapters/systemClock.ts";
import type { Clock } from "./ports.ts";

const room = (name: string) => JSON.stringify({ channel: "RoomChannel", room: name });
const doorbell = memoryDoorbell();
/** Of what is put off nothing comes: no heartbeat is counted with the rest, however long it takes. */
const nothingLater: Clock = {
  ...systemClock,
  after: (ms, task) => (ms === 0 ? systemClock.after(ms, task) : () => {}),
};
let server: LiveServer;

beforeEach(async () => {
  server = await startServer({ doorbell, clock: nothingLater });
});

afterEach(() => server.close());

async function connect(): Promise<WireClient> {
  const client = new WireClient(server.url, ["actioncable-v1-ext-json"]);
  await client.next();
  return client;
}

describe("figures", () => {
  it("P31 counts connections, subscriptions, frames and bytes of both ways", async () => {
    const client = await connect();
    client.subscribe(room("a"));
    client.subscribe(room("closed"));
    client.subscribe('{"channel":"BrokenChannel"}');
    await client.take(3);
    server.broadcast("room_a", "ä");
    const frame = await client.next();
    const { framesIn, framesOut, bytesOut, fanOuts, connections, channels } = server.cable.stats();
    expect({ connections, framesIn, framesOut, fanOuts: fanOuts.count }).toEqual({
      connections: 1,
      framesIn: 3,
      framesOut: 5,
      fanOuts: 1,
    });
    expect(fanOuts.seconds).toBeGreaterThan(0);
    expect(bytesOut).toBe(
      client.frames.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 0) +
        (JSON.stringify(frame).length > 125 ? 2 : 0),
    );
    expect(channels.RoomChannel).toMatchObject({ subscriptions: 1, rejectedSubscriptions: 1, failures: 0, lag: 0 });
    expect(channels.BrokenChannel).toMatchObject({ subscriptions: 0, failures: 1 });
    client.send({ command: "unsubscribe", identifier: room("a") });
    await client.untilQuiet();
    expect(server.cable.stats().channels.RoomChannel).toMatchObject({ subscriptions: 0 });
  });

  it("P31 counts resumes, rejected histories, what is ignored, and goodbyes by their reason", async () => {
    const [client, other, third] = [await connect(), await connect(), await connect()];
    client.subscribe(room("a"), { history: { streams: { room_a: { offset: 0, epoch: "k3x9" } } } });
    client.send({
      command: "history",
      identifier: room("a"),
      history: { streams: { room_a: { offset: 9, epoch: "k3x9" } } },
    });
    client.send({ command: "dance" });
    client.perform(room("a"), { action: "no such" });
    await client.untilQuiet();
    other.socket.send("{");
    await other.closed;
    third.socket.close();
    await third.closed;
    await expect.poll(() => server.cable.connections).toBe(1);
    const { channels, ignoredFrames, disconnects } = server.cable.stats();
    expect(channels.RoomChannel).toMatchObject({ resumes: 1, rejectedHistories: 1 });
    expect(ignoredFrames).toBe(2);
    expect(disconnects).toEqual({ invalid_request: 1, left: 1 });
  });

  it("P31 shows each followed stream, its head, how far it was sent, to how many and how long ago", async () => {
    let now = Date.now();
    await server.close();
    server = await startServer({ doorbell, clock: { ...systemClock, now: () => now } });
    const client = await connect();
    for (const name of ["a", "b"]) client.subscribe(room(name));
    await client.take(2);
    server.broadcast("room_a", 1);
    doorbell.ring("room_b", 3);
    now += 1_500;
    expect(server.cable.inspect().streams).toEqual([
      { stream: "room_a", channel: "RoomChannel", head: 1, position: 1, lag: 0, subscribers: 1, lastSentMs: 1_500 },
      { stream: "room_b", channel: "RoomChannel", head: 3, position: 0, lag: 3, subscribers: 1, lastSentMs: undefined },
    ]);
    expect(server.cable.stats().channels.RoomChannel?.lag).toBe(3);
  });

  it("P31 shows its connections by phase and protocol, and nothing that tells whose they are", async () => {
    let isHeld = false;
    await server.close();
    server = await startServer({
      authenticate: async () => {
        if (isHeld) await new Promise(() => {});
        return { ok: true, connection: { identity: { name: "secret-name" }, subject: "secret-subject" } };
      },
    });
    const extended = await connect();
    const base = new WireClient(`${server.url}?token=secret-token`);
    await base.next();
    extended.subscribe(room("secret-room"));
    extended.subscribe(room("b"));
    await extended.take(2);
    isHeld = true;
    const waiting = new WireClient(server.url);
    await waiting.opened();
    await waiting.untilPong();
    const { connections } = server.cable.inspect();
    expect(connections).toEqual({
      total: 3,
      byPhase: { authenticating: 1, open: 2, closing: 0 },
      byProtocol: { base: 2, extended: 1 },
      subscriptions: 2,
      unsentBytes: 0,
      slow: 0,
      slowest: [],
    });
    expect(JSON.stringify(connections)).not.toContain("secret");
    waiting.socket.terminate();
  });
});
