import { randomBytes } from "node:crypto";
import { constants, deflateRawSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LiveServer, startServer } from "../../test/liveServer.ts";
import { RawClient } from "../../test/rawClient.ts";
import { WireClient } from "../../test/wireClient.ts";

const identifier = '{"channel":"RoomChannel","room":"a"}';
const stream = "room_a";
const confirmed = { identifier, type: "confirm_subscription" };
const base = "actioncable-v1-json";
const extended = "actioncable-v1-ext-json";
const offer = "permessage-deflate; client_max_window_bits";
const kibibyte = 1024;
const frameBytes = 64 * kibibyte;
const invalid = { type: "disconnect", reason: "invalid_request", reconnect: false };

/** The first byte of a frame. */
const whole = { deflatedText: 0xc1, deflatedBinary: 0xc2 };

let server: LiveServer;

beforeEach(async () => {
  server = await startServer({ compression: true });
});

afterEach(() => server.close());

/** As browsers do, it compresses whatever it sends. */
async function connect(protocol = base, perMessageDeflate: object | false = { threshold: 0 }): Promise<WireClient> {
  const client = new WireClient(server.url, [protocol], { perMessageDeflate });
  expect(await client.next()).toMatchObject({ type: "welcome" });
  return client;
}

async function subscribed(...how: Parameters<typeof connect>): Promise<WireClient> {
  const client = await connect(...how);
  client.subscribe(identifier);
  expect(await client.next()).toEqual(confirmed);
  return client;
}

function raw(protocol: string, headers: Record<string, string> = { "sec-websocket-extensions": offer }) {
  return RawClient.connect(server.port, { "sec-websocket-protocol": protocol, ...headers });
}

const deflated = (text: string) => deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);
const large = (n: number) => ({ n, text: "poke ".repeat(200) });
const small = (n: number) => ({ n });

/** A text of random letters, which compresses badly. */
const random = (bytes: number) => randomBytes(bytes).toString("base64").slice(0, bytes);

describe("compression", () => {
  it("P36 is agreed on with who offers it: no message needs another one", async () => {
    const client = await raw(base);
    expect(client.agreed).toBe("permessage-deflate; server_no_context_takeover; client_no_context_takeover");
    client.close();
  });

  it("P36 serves plainly who offers nothing, or nothing that can be kept", async () => {
    for (const headers of [{}, { "sec-websocket-extensions": "permessage-deflate; server_max_window_bits=8" }]) {
      const client = await raw(base, headers);
      expect(client.agreed).toBeUndefined();
      await client.until("welcome");
      client.close();
    }
  });

  it("P36 is off unless the server was told to", async () => {
    const plain = await startServer();
    const client = await RawClient.connect(plain.port, { "sec-websocket-extensions": offer });
    expect(client.agreed).toBeUndefined();
    client.close();
    await plain.close();
  });

  it("P36 sends everyone the same messages in the same order, compressed or not", async () => {
    const clients = [
      await subscribed(base),
      await subscribed(base, false),
      await subscribed(extended),
      await subscribed(extended, false),
    ];
    const messages = Array.from({ length: 20 }, (_, n) => (n % 3 === 0 ? small(n) : large(n)));
    for (const message of messages) server.broadcast(stream, message);
    for (const client of clients) {
      const got = (await client.take(messages.length)) as readonly { message: unknown }[];
      expect(got.map(({ message }) => message)).toEqual(messages);
      expect(await client.untilQuiet()).toEqual([]);
    }
  });

  it("P36 compresses large events; the small, and what is for one socket, go plain", async () => {
    const client = await raw(extended);
    client.send(0x81, Buffer.from(JSON.stringify({ command: "subscribe", identifier })));
    await client.until("confirm_subscription");
    server.broadcast(stream, large(1));
    server.broadcast(stream, small(2));
    server.broadcast(stream, random(400));
    const say = { action: "say", text: large(3) };
    client.send(0x81, Buffer.from(JSON.stringify({ command: "message", identifier, data: JSON.stringify(say) })));
    const frames = await client.until('{"said":{"n":3');
    const deflatedOnes = frames.filter(({ isDeflated }) => isDeflated).map(({ text }) => text);
    expect(deflatedOnes).toHaveLength(2);
    expect(deflatedOnes[0]).toContain('"message":{"n":1');
    expect(deflatedOnes[1]).toContain('"offset":3');
    client.close();
  });

  it("P36 answers a history compressed, then goes on live, without a hole or a repeat", async () => {
    for (let n = 1; n <= 300; n++) server.broadcast(stream, large(n));
    const client = new WireClient(server.url, [extended], {});
    client.answersPings = true;
    await client.next();
    const before = server.cable.stats().bytesOut;
    client.subscribe(identifier, { history: { streams: { [stream]: { offset: 1, epoch: "k3x9" } } } });
    expect(await client.next()).toEqual(confirmed);
    const missed = (await client.take(299)) as readonly { offset: number; message: unknown }[];
    expect(missed.map(({ offset }) => offset)).toEqual(Array.from({ length: 299 }, (_, at) => at + 2));
    expect(missed[7]?.message).toEqual(large(9));
    expect(await client.next()).toEqual({ identifier, type: "confirm_history" });
    expect(server.cable.stats().bytesOut - before).toBeLessThan(299 * (kibibyte / 4));
    server.broadcast(stream, large(301));
    expect(await client.next()).toMatchObject({ offset: 301, message: large(301) });
  });

  it("P36 lets nothing overtake a compressed event: the goodbye and the close come after it", async () => {
    const client = new WireClient(`${server.url}?token=Ana`, [base], { perMessageDeflate: true });
    await client.next();
    client.subscribe(identifier);
    expect(await client.next()).toEqual(confirmed);
    for (let n = 1; n <= 5; n++) server.broadcast(stream, large(n));
    server.cable.disconnect({ subject: "Ana" }, "remote", "logout");
    const frames = await client.take(6);
    expect(frames.slice(0, 5)).toEqual([1, 2, 3, 4, 5].map((n) => ({ identifier, message: large(n) })));
    expect(frames[5]).toMatchObject({ type: "disconnect", reason: "remote", detail: "logout" });
    expect(await client.closed).toBe(1000);
  });

  it("P36 reads what a client compresses, in order with its native pings", async () => {
    const client = await subscribed();
    for (let n = 1; n <= 50; n++) {
      client.perform(identifier, { action: "receive", text: `${n}` });
      if (n % 10 === 0) client.socket.ping();
    }
    await client.untilPong();
    expect(await client.untilQuiet()).toEqual([]);
    expect(server.journal.slice(1)).toEqual(Array.from({ length: 50 }, (_, at) => `receive ${at + 1}`));
  });

  it("P36 reads a compressed message in fragments, with a native ping between them", async () => {
    const client = await connect();
    const command = JSON.stringify({ command: "subscribe", identifier });
    client.socket.send(command.slice(0, 20), { fin: false });
    client.socket.ping();
    client.socket.send("", { fin: false });
    client.socket.send(command.slice(20), { fin: true });
    expect(await client.next()).toEqual(confirmed);
  });

  it("P36 reads a message whose compression ends with a final block", async () => {
    const client = await raw(base);
    await client.until("welcome");
    const ended = Buffer.concat([deflateRawSync(JSON.stringify({ command: "ping" })), Buffer.of(0)]);
    client.send(whole.deflatedText, ended);
    await client.until("pong");
    client.close();
  });

  it("P16 P36 takes a message up to the limit of a frame, counted as it is when it is read", async () => {
    const client = await subscribed();
    const command = (text: string) =>
      JSON.stringify({ command: "message", identifier, data: JSON.stringify({ action: "receive", text }) });
    const longest = "x".repeat(frameBytes - command("").length);
    client.socket.send(command(longest));
    expect(await client.untilQuiet()).toEqual([]);
    expect(server.journal.slice(1)).toEqual([`receive ${longest}`]);
    client.socket.send(command(`${longest}x`));
    expect(await client.next()).toEqual(invalid);
    expect(await client.closed).toBe(1009);
  });

  it("P16 P36 ends who sends a message that swells beyond the limit, in one frame or several", async () => {
    const bombs: readonly ((client: WireClient) => void)[] = [
      ({ socket }) => socket.send("x".repeat(20_000 * kibibyte)),
      ({ socket }) => socket.send(Buffer.alloc(20_000 * kibibyte)),
      ({ socket }) => {
        for (let n = 0; n < 3; n++) socket.send("x".repeat(30 * kibibyte), { fin: n === 2 });
      },
    ];
    const bystander = await subscribed();
    for (const explode of bombs) {
      const client = await connect();
      explode(client);
      expect(await client.next()).toEqual(invalid);
      expect(await client.closed).toBe(1009);
    }
    server.broadcast(stream, large(1));
    expect(await bystander.next()).toEqual({ identifier, message: large(1) });
  });

  it("P16 P36 ends who sends more compressed bytes than a frame may have", async () => {
    const client = await connect();
    client.socket.send(random(2 * frameBytes));
    expect(await client.next()).toEqual(invalid);
    expect(await client.closed).toBe(1009);
  });

  it.each([
    ["compressed data that are none", whole.deflatedText, Buffer.from("this was never compressed")],
    ["a compressed binary message", whole.deflatedBinary, deflated("{}")],
    ["a compressed message that is cut short", whole.deflatedText, deflated(random(200)).subarray(0, 60)],
    ["a compressed message without a byte", whole.deflatedText, Buffer.alloc(0)],
    ["compressed bytes that are no UTF-8", whole.deflatedText, deflateRawSync(Buffer.of(0xff, 0xfe))],
    ["a compressed native ping", 0xc9, deflated("ping")],
    ["a bit that nothing was agreed for", 0xa1, Buffer.from("{}")],
  ])("P16 P36 ends who sends %s, and nobody else", async (_, first, payload) => {
    const bystander = await connect();
    const client = await raw(base);
    await client.until("welcome");
    client.send(first, payload);
    const frames = await client.until("disconnect");
    expect(frames.map(({ text }) => JSON.parse(text))).toContainEqual(invalid);
    client.close();
    expect(await bystander.untilQuiet()).toEqual([]);
  });

  it("P16 ends who compresses though nothing was agreed", async () => {
    const client = await raw(base, {});
    client.send(whole.deflatedText, deflated('{"command":"ping"}'));
    await client.until("invalid_request");
    client.close();
  });

  it("P17 P36 counts what a client compresses like any other frame", async () => {
    const strict = await startServer({ compression: true, limits: { commandsPerSecond: 0.001, commandBurst: 5 } });
    const client = new WireClient(strict.url, [base], { perMessageDeflate: { threshold: 0 } });
    await client.opened();
    for (let n = 0; n < 6; n++) client.send({ command: "ping" });
    expect(await client.take(7)).toContainEqual({ type: "disconnect", reason: "rate_limited", reconnect: true });
    await strict.close();
  });
});
