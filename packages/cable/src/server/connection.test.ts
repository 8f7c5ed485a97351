import { describe, expect, it } from "vitest";
import { FakeClock, FakeSocket } from "../testing/index.ts";
import { memoryLog } from "./adapters/memoryLog.ts";
import { defineChannel, type ParamsSchema, type Subscription } from "./channel.ts";
import { ChannelRunner } from "./channelRunner.ts";
import { Connection, type Engine } from "./connection.ts";
import { Feed } from "./feed.ts";
import { Hub } from "./hub.ts";
import type { CableLogger } from "./options.ts";

const silent: CableLogger = { debug() {}, info() {}, warn() {}, error() {} };
const anything: ParamsSchema<unknown> = {
  "~standard": { version: 1, vendor: "test", validate: (value) => ({ value }) },
};
const identifier = '{"channel":"Orders"}';
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** One connection over a socket whose client reads only when told to, on an engine whose turns are taken by hand. */
async function setUp(unsentBytes = 1_000_000, extended = false) {
  const log = memoryLog("e");
  const clock = new FakeClock();
  const turns: (() => void)[] = [];
  const hub = new Hub(silent, (flush) => turns.push(flush));
  const feed = new Feed({
    log,
    clock,
    logger: silent,
    publish: (event, epoch) => hub.publish(event, epoch),
    onHole: () => {},
    onNewEpoch: () => {},
  });
  let handle: Subscription<string, unknown> | undefined;
  const channel = defineChannel<string, unknown>({
    name: "Orders",
    params: anything,
    subscribe: () => ({ admit: [{ stream: "orders" }] }),
    actions: {
      say: (subscription) => subscription.transmit("said"),
      keep: (subscription) => {
        handle = subscription;
      },
    },
  });
  const engine: Engine<string> = {
    limits: {
      frameBytes: 1_000,
      commandsPerSecond: 50,
      commandBurst: 200,
      subscriptionsPerConnection: 10,
      identifierBytes: 100,
      unsentBytes,
      pendingFrames: 10,
      pendingBytes: 1_000,
    },
    clock,
    logger: silent,
    hub,
    runner: new ChannelRunner([channel], feed, hub, silent),
    authenticate: () => {},
    welcomed: () => {},
    ended: (connection) => engine.runner.partAll(connection),
    lost: () => {},
  };
  const socket = new FakeSocket();
  const connection = new Connection(engine, socket, extended);
  connection.welcome({ identity: "Ana" }, undefined);
  const receive = (frame: object) => {
    const text = JSON.stringify(frame);
    connection.received(text, text.length);
  };
  receive({ command: "subscribe", identifier });
  await settle();
  socket.deliver();
  const broadcast = (message: unknown) => feed.offer(log.append("orders", message));
  const turn = () => {
    for (const flush of turns.splice(0)) flush();
  };
  return { log, socket, connection, receive, broadcast, turn, handle: () => handle };
}

const data = (message: unknown) => JSON.stringify({ identifier, message });

describe("connection", () => {
  it("P7 lets nothing overtake an event that waits for its turn", async () => {
    const { socket, receive, broadcast, turn } = await setUp();
    broadcast(1);
    receive({ command: "ping" });
    broadcast(2);
    receive({ command: "message", identifier, data: '{"action":"say"}' });
    turn();
    expect(socket.deliver()).toEqual([data(1), '{"type":"pong"}', data(2), data("said")]);
  });

  it("P21 writes nothing to a socket above its limit but the farewell, behind what is queued", async () => {
    const { socket, broadcast, turn, connection } = await setUp(250);
    const filler = "x".repeat(150);
    for (let count = 0; count < 5; count++) {
      broadcast(filler);
      turn();
    }
    await settle();
    expect(connection.phase).toBe("closed");
    expect(socket.ending).toEqual({ how: "closed", code: 1000 });
    expect(socket.deliver()).toEqual([
      data(filler),
      data(filler),
      '{"type":"disconnect","reason":"too_slow","reconnect":true}',
    ]);
  });

  it("P20 writes nothing after the end, though a command of it still runs", async () => {
    const { socket, receive, broadcast, turn, connection } = await setUp();
    receive({ command: "unsubscribe", identifier });
    receive({ command: "subscribe", identifier });
    connection.disconnect({ reason: "remote" });
    await settle();
    broadcast(1);
    turn();
    expect(socket.deliver()).toEqual(['{"type":"disconnect","reason":"remote","reconnect":false}']);
    expect(connection.subscriptions.size).toBe(0);
  });

  it("P20 sends nothing that a channel transmits after its subscription has ended", async () => {
    const { socket, receive, handle } = await setUp();
    receive({ command: "message", identifier, data: '{"action":"keep"}' });
    await settle();
    handle()?.transmit("while it stands");
    receive({ command: "unsubscribe", identifier });
    handle()?.transmit("too late");
    expect(socket.deliver()).toEqual([data("while it stands")]);
  });

  it("E6 shows an event committed while a live subscription's history is out once, after the history", async () => {
    const { socket, receive, broadcast, turn } = await setUp(1_000_000, true);
    for (const message of ["a", "b"]) broadcast(message);
    turn();
    socket.deliver();
    receive({ command: "history", identifier, history: { streams: { orders: { offset: 0, epoch: "e" } } } });
    await settle();
    expect(socket.unsent).toBeGreaterThan(0);
    broadcast("c");
    turn();
    const frames = socket.deliver();
    await settle();
    frames.push(...socket.deliver());
    await settle();
    frames.push(...socket.deliver());
    const shown = frames.map((frame) => JSON.parse(frame)).map(({ type, offset }) => type ?? offset);
    expect(shown).toEqual([1, 2, 3, "confirm_history"]);
  });

  it("P19 ends the socket of a silent client at once", async () => {
    const { socket, connection } = await setUp();
    connection.silent();
    expect(socket.ending).toEqual({ how: "terminated" });
  });

  it("E6 sends a history page by page, the next when the client has read the last", async () => {
    const { log, socket, receive } = await setUp(1_000_000, true);
    const filler = "x".repeat(1_000);
    receive({ command: "unsubscribe", identifier });
    await settle();
    for (let count = 0; count < 200; count++) log.append("orders", filler);
    receive({ command: "subscribe", identifier, history: { streams: { orders: { offset: 0, epoch: "e" } } } });
    const pages: number[] = [];
    for (let read = 0; read < 201; ) {
      await settle();
      expect(socket.unsent).toBeLessThanOrEqual(64 * 1024);
      const frames = socket.deliver();
      pages.push(frames.length);
      read += frames.length;
    }
    await settle();
    expect(pages.filter((count) => count > 0).length).toBeGreaterThan(3);
    expect(socket.deliver()).toContain(JSON.stringify({ identifier, type: "confirm_history" }));
  });
});
