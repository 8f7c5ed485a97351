import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LiveServer, startServer } from "../../test/liveServer.ts";
import { WireClient } from "../../test/wireClient.ts";
import { memoryLog } from "./adapters/memoryLog.ts";

const identifier = '{"channel":"RoomChannel","room":"a"}';
const stream = "room_a";
const epoch = "k3x9";
const confirmed = { identifier, type: "confirm_subscription" };
const confirmedHistory = { identifier, type: "confirm_history" };
const rejectedHistory = { identifier, type: "reject_history" };
const data = (offset: number) => ({ identifier, message: { n: offset }, stream_id: stream, epoch, offset });
const from = (offset: unknown, of: unknown = epoch) => ({ history: { streams: { [stream]: { offset, epoch: of } } } });

let server: LiveServer;

beforeEach(async () => {
  server = await startServer();
});

afterEach(() => server.close());

function commit(count: number): void {
  for (let n = 1; n <= count; n++) server.broadcast(stream, { n });
}

async function connect(options: { autoPong?: boolean } = {}, at = server): Promise<WireClient> {
  const client = new WireClient(at.url, ["actioncable-v1-ext-json", "actioncable-v1-json"], options);
  expect(await client.next()).toMatchObject({ type: "welcome" });
  return client;
}

describe("extended protocol", () => {
  it("E1 welcomes with a session id of its own", async () => {
    const [one, two] = [await connect(), await connect()];
    const sids = [one, two].map((client) => (JSON.parse(client.frames[0] ?? "") as { sid: string }).sid);
    expect(sids[0]).not.toBe("");
    expect(sids[0]).not.toBe(sids[1]);
  });

  it.each(["", "of-old"])("E1 takes ?sid=%s for no more than a name: nothing is restored", async (sid) => {
    const client = new WireClient(`${server.url}?sid=${sid}`, ["actioncable-v1-ext-json"]);
    const welcome = (await client.next()) as { sid: string };
    expect(welcome).toEqual({ type: "welcome", sid: expect.any(String) });
    expect(welcome.sid).not.toBe(sid);
    expect(await client.untilQuiet()).toEqual([]);
    expect(server.journal).toEqual([]);
  });

  it("E2 sends live events with their position", async () => {
    commit(2);
    const client = await connect();
    client.subscribe(identifier);
    expect(await client.next()).toEqual(confirmed);
    server.broadcast(stream, { n: 3 });
    expect(await client.next()).toEqual(data(3));
  });

  it("E4 answers a history inside subscribe: confirm, what was missed, confirm_history, live", async () => {
    commit(5);
    const client = await connect();
    client.subscribe(identifier, from(2));
    expect(await client.take(5)).toEqual([confirmed, data(3), data(4), data(5), confirmedHistory]);
    server.broadcast(stream, { n: 6 });
    expect(await client.next()).toEqual(data(6));
  });

  it("E4 answers a history on its own", async () => {
    const client = await connect();
    client.subscribe(identifier);
    expect(await client.next()).toEqual(confirmed);
    commit(3);
    expect(await client.take(3)).toEqual([data(1), data(2), data(3)]);
    client.send({ command: "history", identifier, ...from(1) });
    expect(await client.take(3)).toEqual([data(2), data(3), confirmedHistory]);
    server.broadcast(stream, { n: 4 });
    expect(await client.next()).toEqual(data(4));
  });

  it("E4 confirms a history that misses nothing, and one from offset 0 of a stream never written", async () => {
    const client = await connect();
    client.subscribe(identifier, from(0));
    expect(await client.take(2)).toEqual([confirmed, confirmedHistory]);
    commit(1);
    expect(await client.next()).toEqual(data(1));
  });

  it.each([
    ["another epoch", from(1, "other")],
    ["a position ahead of the log", from(100)],
    ["a position that retention has passed", from(0)],
    ["a negative offset", from(-1)],
    ["an offset that is no number", from("1")],
    ["an epoch that is no text", from(1, 7)],
    ["a history that is no object", { history: 5 }],
    ["a time from which on events are gone", { history: { since: 1_700_000_000 } }],
    ["a time that is no whole second", { history: { since: 1.5 } }],
  ])("E5 rejects %s without a data frame; the subscription stays and goes on live", async (_, history) => {
    commit(3);
    server.log.trim(stream, 1);
    const client = await connect();
    client.subscribe(identifier, history);
    expect(await client.take(2)).toEqual([confirmed, rejectedHistory]);
    server.broadcast(stream, { n: 4 });
    expect(await client.next()).toEqual(data(4));
    client.send({ command: "history", identifier, ...history });
    expect(await client.next()).toEqual(rejectedHistory);
    server.broadcast(stream, { n: 5 });
    expect(await client.next()).toEqual(data(5));
  });

  it("E14 answers a history by time, from that second on, for the streams without a position", async () => {
    const second = 1_900_000_000;
    let now = 0;
    const timed = await startServer({ log: memoryLog(epoch, () => now) });
    for (const [n, ms] of [-1, 0, 999, 1_000].entries()) {
      now = second * 1000 + ms;
      timed.broadcast(stream, { n: n + 1 });
    }
    const [byTime, byBoth] = [await connect({}, timed), await connect({}, timed)];
    byTime.subscribe(identifier, { history: { since: second } });
    expect(await byTime.take(5)).toEqual([confirmed, data(2), data(3), data(4), confirmedHistory]);
    byBoth.subscribe(identifier, { history: { since: second, streams: { [stream]: { offset: 3, epoch } } } });
    expect(await byBoth.take(3)).toEqual([confirmed, data(4), confirmedHistory]);
    byTime.send({ command: "history", identifier, history: { since: second + 60 } });
    expect(await byTime.next()).toEqual(confirmedHistory);
    await timed.close();
  });

  it("E5 rejects the history of what is not subscribed", async () => {
    const client = await connect();
    client.send({ command: "history", identifier, ...from(0) });
    expect(await client.next()).toEqual(rejectedHistory);
  });

  it("E6 pages a long history while events go on being committed: no hole, no repeat", async () => {
    const before = 3_000;
    commit(before);
    const client = await connect();
    client.answersPings = true;
    client.subscribe(identifier, from(0));
    const offsets: number[] = [];
    let committed = before;
    for (
      let frame = await client.next();
      JSON.stringify(frame) !== JSON.stringify(confirmedHistory);
      frame = await client.next()
    ) {
      const { offset } = frame as { offset?: number };
      if (offset === undefined) continue;
      offsets.push(offset);
      if (offset % 100 === 0 && committed < before + 20) server.broadcast(stream, { n: ++committed });
    }
    server.broadcast(stream, { n: ++committed });
    while ((offsets.at(-1) ?? 0) < committed) offsets.push(((await client.next()) as { offset: number }).offset);
    expect(offsets).toEqual(Array.from({ length: committed }, (_, index) => index + 1));
  });

  it("E6 a history longer than a client's allowance of commands is no reason to send it away", async () => {
    const filler = "x".repeat(60 * 1024);
    const pages = 220;
    for (let n = 1; n <= pages; n++) server.log.append(stream, filler);
    const client = await connect();
    client.answersPings = true;
    client.subscribe(identifier, from(0));
    const frames = await client.take(pages + 2);
    expect(frames.at(-1)).toEqual(confirmedHistory);
    expect(client.pings.length).toBeGreaterThan(200);
    expect(client.pings).toEqual(client.pings.toSorted((a, b) => a - b));
    expect(new Set(client.pings).size).toBe(client.pings.length);
  });

  it("E7 closes all sockets with server_restart when the epoch of the log changes", async () => {
    const client = await connect();
    client.subscribe(identifier);
    await client.next();
    server.log.restart("later");
    const other = await connect();
    other.subscribe(identifier);
    expect(await client.next()).toMatchObject({ type: "disconnect", reason: "server_restart", reconnect: true });
  });

  it("E8 sends no native ping, lives on pongs, and says no_pong after two missed beats", async () => {
    const quick = await startServer({ beatMs: 20 });
    const [mute, lively] = [await connect({}, quick), await connect({}, quick)];
    const answering = setInterval(() => lively.send({ command: "pong" }), 5);
    expect(await mute.next()).toEqual({ type: "disconnect", reason: "no_pong", reconnect: true });
    for (let count = 0; count < 4; count++) await lively.ping();
    clearInterval(answering);
    expect(lively.frames).toHaveLength(1);
    expect(mute.nativePings).toBe(0);
    await quick.close();
  });

  it("E9 sends all away at once where no other node takes them, to come back after two seconds and part of the window", async () => {
    let drawn = 0;
    const alone = await startServer({ random: () => (drawn++ === 0 ? 0 : 0.5) });
    const clients = [await connect({}, alone), await connect({}, alone)];
    await alone.cable.drain(60_000, "atOnce");
    const waits = await Promise.all(clients.map(async (client) => (await client.next()) as { retry_after_ms: number }));
    expect(waits.map(({ retry_after_ms: ms }) => ms).sort()).toEqual([2_000, 32_000]);
    await alone.close();
  });

  it("E9 spreads over two seconds those who must start anew for another reason", async () => {
    const unlucky = await startServer({
      random: () => 0.5,
      authenticate: async () => {
        throw new Error("the database is away");
      },
    });
    const client = new WireClient(unlucky.url, ["actioncable-v1-ext-json"]);
    expect(await client.next()).toEqual({
      type: "disconnect",
      reason: "server_restart",
      reconnect: true,
      retry_after_ms: 1_000,
    });
    await unlucky.close();
  });

  it("E9 says when to come back after a restart, within the window", async () => {
    const client = await connect();
    void server.cable.drain(50);
    const frame = (await client.next()) as { retry_after_ms: number };
    expect(frame).toMatchObject({ type: "disconnect", reason: "server_restart", reconnect: true });
    expect(frame.retry_after_ms).toBeGreaterThanOrEqual(0);
    expect(frame.retry_after_ms).toBeLessThan(50);
  });
});
