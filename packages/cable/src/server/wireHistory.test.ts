import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LiveServer, startServer } from "../../test/liveServer.ts";
import { WireClient } from "../../test/wireClient.ts";
import { memoryLog } from "./adapters/memoryLog.ts";

const epoch = "k3x9";
const room = '{"channel":"RoomChannel","room":"a"}';
const pair = '{"channel":"PairChannel"}';
const evens = '{"channel":"EvensChannel"}';
const confirmed = (identifier: string) => ({ identifier, type: "confirm_subscription" });
const confirmedHistory = (identifier: string) => ({ identifier, type: "confirm_history" });
const rejectedHistory = (identifier: string) => ({ identifier, type: "reject_history" });
const at = (offset: number) => ({ offset, epoch });

let server: LiveServer;
let now = 1_900_000_000_000;

beforeEach(async () => {
  server = await startServer({ log: memoryLog(epoch, () => now) });
});

afterEach(() => server.close());

async function connect(): Promise<WireClient> {
  const client = new WireClient(server.url, ["actioncable-v1-ext-json"]);
  expect(await client.next()).toMatchObject({ type: "welcome" });
  return client;
}

describe("a history of two streams", () => {
  const places = (frames: readonly unknown[]) =>
    frames.map((frame) => {
      const { stream_id, offset } = frame as { stream_id?: string; offset?: number };
      return stream_id === undefined ? "" : `${stream_id} ${offset}`;
    });

  it("E4 brings each from its own position, and is confirmed once", async () => {
    for (let n = 1; n <= 3; n++) for (const stream of ["left", "right"]) server.broadcast(stream, n);
    const client = await connect();
    client.subscribe(pair, { history: { streams: { left: at(1), right: at(2) } } });
    const frames = await client.take(5);
    expect([frames[0], frames[4]]).toEqual([confirmed(pair), confirmedHistory(pair)]);
    expect(places(frames.slice(1, 4)).toSorted()).toEqual(["left 2", "left 3", "right 3"]);
    expect(places(frames).filter((place) => place.startsWith("left"))).toEqual(["left 2", "left 3"]);
  });

  it("E14 reads by time only those that it names no position of", async () => {
    server.broadcast("left", 1);
    server.broadcast("right", 1);
    now += 5_000;
    server.broadcast("left", 2);
    server.broadcast("right", 2);
    const client = await connect();
    client.subscribe(pair, { history: { since: now / 1000, streams: { left: at(0) } } });
    const frames = await client.take(5);
    expect(places(frames.slice(1, 4)).toSorted()).toEqual(["left 1", "left 2", "right 2"]);
  });

  it("E5 is rejected whole, without a data frame, when one of them cannot be proved", async () => {
    for (let n = 1; n <= 3; n++) for (const stream of ["left", "right"]) server.broadcast(stream, n);
    server.log.trim("right", 2);
    const client = await connect();
    client.subscribe(pair, { history: { streams: { left: at(0), right: at(1) } } });
    expect(await client.take(2)).toEqual([confirmed(pair), rejectedHistory(pair)]);
    server.broadcast("left", 4);
    expect(await client.next()).toMatchObject({ stream_id: "left", offset: 4 });
  });

  it("E4 what it names beside them asks for nothing", async () => {
    const client = await connect();
    client.subscribe(pair, { history: { streams: { room_a: at(7), constructor: at(1) } } });
    expect(await client.take(2)).toEqual([confirmed(pair), confirmedHistory(pair)]);
  });
});

describe("a history that goes wrong", () => {
  it("E10 one that meets a hole ends the socket, and the next resume is rejected cleanly", async () => {
    const filler = "x".repeat(500);
    for (let n = 1; n <= 600; n++) server.log.append("room_a", { n, filler });
    const client = await connect();
    client.subscribe(room, { history: { streams: { room_a: at(0) } } });
    await client.take(2);
    await client.ping();
    server.log.trim("room_a", 400);
    client.answersPings = true;
    client.send({ command: "pong" });
    await client.closed;
    const last = JSON.parse(client.frames.at(-1) ?? "");
    expect(last).toMatchObject({ type: "disconnect", reason: "server_restart", reconnect: true });
    const offsets = client.frames.slice(2, -1).map((frame) => JSON.parse(frame).offset as number);
    expect(offsets).toEqual(offsets.map((_, index) => index + 1));
    expect(offsets.length).toBeLessThan(400);

    const again = await connect();
    again.subscribe(room, { history: { streams: { room_a: at(offsets.length) } } });
    expect(await again.take(2)).toEqual([confirmed(room), rejectedHistory(room)]);
  });

  it("E2 a view has no positions: its frames carry none, and its history is confirmed with nothing", async () => {
    server.broadcast("numbers", 2);
    const client = await connect();
    client.subscribe(evens, { history: { since: 0, streams: { numbers: at(0) } } });
    expect(await client.take(2)).toEqual([confirmed(evens), confirmedHistory(evens)]);
    server.broadcast("numbers", 4);
    expect(await client.next()).toEqual({ identifier: evens, message: { even: 4 } });
  });

  it("P21 who was too slow resumes where it stood, and lost nothing by it", async () => {
    await server.close();
    server = await startServer({ log: memoryLog(epoch), limits: { unsentBytes: 256 * 1024 } });
    const slow = await connect();
    slow.subscribe(room);
    await slow.next();
    slow.socket.pause();
    const filler = "x".repeat(32 * 1024);
    let committed = 0;
    while (server.cable.stats().disconnects.too_slow === undefined) {
      server.broadcast("room_a", { n: ++committed, filler });
      await new Promise((resolve) => setImmediate(resolve));
    }
    slow.socket.resume();
    await slow.closed;
    expect(JSON.parse(slow.frames.at(-1) ?? "")).toMatchObject({ reason: "too_slow", reconnect: true });
    const before = slow.frames.slice(2, -1).map((frame) => JSON.parse(frame).offset as number);
    expect(before).toEqual(before.map((_, index) => index + 1));

    const again = await connect();
    again.answersPings = true;
    again.subscribe(room, { history: { streams: { room_a: at(before.length) } } });
    const missed = (await again.take(committed - before.length + 2)).slice(1, -1) as { offset: number }[];
    expect(before.length).toBeLessThan(committed);
    expect(missed.map(({ offset }) => offset)).toEqual(missed.map((_, index) => before.length + 1 + index));
  });
});
