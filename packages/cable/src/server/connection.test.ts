import { describe, expect, it } from "vitest";
import { FakeSocket } from "../../test/fakeSocket.ts";
import { fewTurns } from "../../test/fewTurns.ts";
import { FakeClock } from "../testing/index.ts";
import { memoryLog } from "./adapters/memoryLog.ts";
import { memoryPresence } from "./adapters/memoryPresence.ts";
import { defineChannel, type ParamsSchema, type Subscription } from "./channel.ts";
import { ChannelRunner } from "./channelRunner.ts";
import { Connection, type Engine } from "./connection.ts";
import { Feed } from "./feed.ts";
import { Heartbeat } from "./heartbeat.ts";
import { Hub } from "./hub.ts";
import type { CableLogger } from "./ports.ts";
import { Presence } from "./presence.ts";
import { Counters } from "./stats.ts";

const silent: CableLogger = { debug() {}, info() {}, warn() {}, error() {} };
const anything: ParamsSchema<unknown> = {
  "~standard": { version: 1, vendor: "test", validate: (value) => ({ value }) },
};
const identifier = '{"channel":"Orders"}';
const other = '{"channel":"Orders","again":true}';

/** One connection over a socket whose client reads only when told to, on an engine whose turns are taken by hand. */
async function setUp(unsentBytes = 1_000_000, extended = false) {
  const log = memoryLog("e");
  const clock = new FakeClock();
  const turns: (() => void)[] = [];
  const hub = new Hub(silent, new Counters([]), (flush) => turns.push(flush));
  const feed = new Feed({
    log,
    clock,
    logger: silent,
    publish: (event) => hub.publish(event),
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
  const presence = new Presence({ store: memoryPresence(), hub, clock, logger: silent });
  const heartbeat = new Heartbeat<Connection<string>>(clock, 3_000);
  const engine: Engine<string> = {
    counters: new Counters([]),
    limits: {
      frameBytes: 1_000,
      commandsPerSecond: 50,
      commandBurst: 200,
      subscriptionsPerConnection: 10,
      identifierBytes: 100,
      unsentBytes,
      pendingFrames: 10,
      pendingBytes: 1_000,
      heldBytes: 1_000,
      connectionsPerSubject: 2,
      connectionsPerAddress: 2,
    },
    clock,
    logger: silent,
    hub,
    runner: new ChannelRunner({ channels: [channel], feed, hub, presence, counters: new Counters([]), logger: silent }),
    restart: (to) => to.disconnect({ reason: "server_restart" }),
    ping: (to) => heartbeat.ping(to),
    authenticate: () => {},
    welcomed: (open) => heartbeat.add(open),
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
  await fewTurns();
  socket.deliver();
  const broadcast = (message: unknown) => feed.offer(log.append("orders", message));
  const turn = () => {
    for (const flush of turns.splice(0)) flush();
  };
  return { clock, log, socket, connection, receive, broadcast, turn, handle: () => handle };
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

  it("P21 writes nothing to a socket above its limit but the dismissal, behind what is queued", async () => {
    const { socket, broadcast, turn, connection } = await setUp(250);
    const filler = "x".repeat(150);
    for (let count = 0; count < 5; count++) {
      broadcast(filler);
      turn();
    }
    await fewTurns();
    expect(connection.phase).toBe("closed");
    expect(socket.ending).toEqual({ how: "closed", code: 1000 });
    expect(socket.deliver()).toEqual([
      data(filler),
      data(filler),
      '{"type":"disconnect","reason":"too_slow","reconnect":true}',
    ]);
  });

  it("P21 native pings of a client that reads nothing come to the limit like everything else", async () => {
    const { socket, connection } = await setUp(250);
    for (let count = 0; count < 100; count++) connection.pinged(Buffer.alloc(125));
    await fewTurns();
    expect(socket.deliver()).toEqual([
      "<other>",
      "<other>",
      '{"type":"disconnect","reason":"too_slow","reconnect":true}',
    ]);
  });

  it("P20 writes nothing after the end, though a command of it still runs", async () => {
    const { socket, receive, broadcast, turn, connection } = await setUp();
    receive({ command: "unsubscribe", identifier });
    receive({ command: "subscribe", identifier });
    connection.disconnect({ reason: "remote" });
    await fewTurns();
    broadcast(1);
    turn();
    expect(socket.deliver()).toEqual(['{"type":"disconnect","reason":"remote","reconnect":false}']);
    expect(connection.subscriptions.length).toBe(0);
  });

  it("P20 sends nothing that a channel transmits after its subscription has ended", async () => {
    const { socket, receive, handle } = await setUp();
    receive({ command: "message", identifier, data: '{"action":"keep"}' });
    await fewTurns();
    handle()?.transmit("while it stands");
    receive({ command: "unsubscribe", identifier });
    handle()?.transmit("too late");
    expect(socket.deliver()).toEqual([data("while it stands")]);
  });

  it("E6 shows an event committed while a live subscription's history is out once, after the history", async () => {
    const { socket, receive, broadcast, turn } = await setUp(1_000_000, true);
    for (const name of ["a", "b"]) broadcast(name.repeat(40_000));
    turn();
    socket.deliver();
    receive({ command: "history", identifier, history: { streams: { orders: { offset: 0, epoch: "e" } } } });
    await fewTurns();
    broadcast("c");
    turn();
    const frames = socket.deliver();
    receive({ command: "pong" });
    await fewTurns();
    frames.push(...socket.deliver());
    const shown = frames.map((frame) => JSON.parse(frame)).map(({ type, offset }) => type ?? offset);
    expect(shown).toEqual([1, "ping", 2, 3, "confirm_history"]);
  });

  it("P17 counts no native pong that a ping asked for", async () => {
    const { connection } = await setUp();
    for (let beats = 0; beats < 300; beats++) {
      connection.missedBeats += 1;
      connection.beat();
    }
    expect(connection.phase).toBe("open");
    for (let unasked = 0; unasked < 200; unasked++) connection.beat();
    expect(connection.phase).toBe("closed");
  });

  it("P19 ends the socket of a silent client at once", async () => {
    const { socket, connection } = await setUp();
    connection.silent();
    expect(socket.ending).toEqual({ how: "terminated" });
  });

  /** A client that is not subscribed yet, and a history of so many events of a thousand bytes. */
  async function setUpHistory(count: number) {
    const parts = await setUp(1_000_000, true);
    parts.receive({ command: "unsubscribe", identifier });
    await fewTurns();
    for (let n = 0; n < count; n++) parts.log.append("orders", "x".repeat(1_000));
    const ask = () => {
      const history = { streams: { orders: { offset: 0, epoch: "e" } } };
      parts.receive({ command: "subscribe", identifier, history });
      return fewTurns();
    };
    /** Reads what there is, without the frames that are asked for in `types`. */
    const read = async () => {
      const frames = parts.socket.deliver().map((text) => JSON.parse(text) as { type?: string });
      await fewTurns();
      return frames.map(({ type }) => type ?? "event");
    };
    return { ...parts, ask, read };
  }

  it("E6 sends the next page when the ping behind the last was answered, whatever else was", async () => {
    const { socket, receive, ask, read, clock } = await setUpHistory(100);
    clock.advance(3_000);
    await ask();
    expect(socket.unsent).toBeLessThanOrEqual(64 * 1024 + 100);
    const first = await read();
    expect(first.slice(0, 2)).toEqual(["ping", "confirm_subscription"]);
    expect(first.at(-1)).toBe("ping");
    receive({ command: "pong" });
    await fewTurns();
    expect(await read()).toEqual([]);
    receive({ command: "pong" });
    await fewTurns();
    const second = await read();
    expect([...first, ...second].filter((type) => type === "event")).toHaveLength(100);
    expect(second.at(-1)).toBe("confirm_history");
  });

  it("E6 sends at most 64 KiB unread, whatever the number of pages", async () => {
    const { socket, receive, ask, read } = await setUpHistory(200);
    await ask();
    const pages: number[] = [];
    for (let types = await read(); !types.includes("confirm_history"); types = await read()) {
      pages.push(types.filter((type) => type === "event").length);
      receive({ command: "pong" });
      await fewTurns();
      expect(socket.unsent).toBeLessThanOrEqual(64 * 1024 + 100);
    }
    expect(pages).toEqual([59, 59, 59]);
  });

  it("E6 counts the pages of all histories of a client together", async () => {
    const { socket, receive, ask, read } = await setUpHistory(50);
    await ask();
    receive({ command: "subscribe", identifier: other, history: { streams: { orders: { offset: 0, epoch: "e" } } } });
    await fewTurns();
    expect(socket.unsent).toBeLessThanOrEqual(64 * 1024);
    expect((await read()).filter((type) => type === "event")).toHaveLength(50);
    receive({ command: "pong" });
    await fewTurns();
    expect((await read()).filter((type) => type === "event")).toHaveLength(50);
  });

  it("E6 gives a client that reads a page 30 s to answer, then says no_pong", async () => {
    const { connection, ask, clock } = await setUpHistory(50);
    await ask();
    clock.advance(29_000);
    expect(connection.phase).toBe("open");
    clock.advance(9_000);
    expect(connection.phase).toBe("closed");
  });

  it("E13 writes a page as it was made for the first who came from there, until there is more to tell", async () => {
    const { socket, log, receive, ask } = await setUpHistory(15);
    const page = async () => {
      await ask();
      const largest = socket.waiting.toSorted((one, another) => another.length - one.length)[0];
      socket.deliver();
      receive({ command: "pong" });
      receive({ command: "unsubscribe", identifier });
      await fewTurns();
      return largest;
    };
    const first = await page();
    expect(first?.length).toBeGreaterThan(15_000);
    expect(await page()).toBe(first);
    log.append("orders", "more");
    expect(await page()).not.toBe(first);
  });

  it("P20 forgets a history whose client has gone", async () => {
    const { connection, ask, socket } = await setUpHistory(200);
    await ask();
    connection.lost();
    await fewTurns();
    expect(connection.subscriptions.length).toBe(0);
    expect(socket.writes).toBeLessThan(6);
  });
});
