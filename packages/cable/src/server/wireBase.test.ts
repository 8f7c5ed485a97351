import { afterEach, describe, expect, it } from "vitest";
import { type LiveServer, type LiveServerOptions, startServer } from "../../test/liveServer.ts";
import { WireClient } from "../../test/wireClient.ts";

const servers: LiveServer[] = [];

async function serve(options?: LiveServerOptions): Promise<LiveServer> {
  const server = await startServer(options);
  servers.push(server);
  return server;
}

async function connect(server: LiveServer, query = ""): Promise<WireClient> {
  const client = new WireClient(server.url + query);
  expect(await client.next()).toEqual({ type: "welcome" });
  return client;
}

const room = (name: string) => JSON.stringify({ channel: "RoomChannel", room: name });
const confirmed = (identifier: string) => ({ identifier, type: "confirm_subscription" });
const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
const rejected = (identifier: string) => ({ identifier, type: "reject_subscription" });

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe("base protocol", () => {
  it("P1 welcomes once, first, without a sid", async () => {
    const client = await connect(await serve());
    expect(await client.untilQuiet()).toEqual([]);
  });

  it("P3 runs what a client sends before the welcome after it, in order", async () => {
    let allow = () => {};
    const allowed = new Promise<void>((resolve) => {
      allow = resolve;
    });
    const server = await serve({
      authenticate: async () => {
        await allowed;
        return { ok: true, connection: { identity: { name: "late" } } };
      },
    });
    const client = new WireClient(server.url);
    await client.opened();
    client.subscribe(room("a"));
    client.perform(room("a"), { action: "say", text: "first" });
    client.subscribe(room("b"));
    allow();
    expect(await client.take(2)).toEqual([{ type: "welcome" }, confirmed(room("a"))]);
    const rest = [...(await client.take(2)), ...(await client.untilQuiet())];
    expect(rest).toContainEqual({ identifier: room("a"), message: { said: "first" } });
    expect(rest).toContainEqual(confirmed(room("b")));
  });

  it("P4 sends each event committed after the confirm to every subscriber, in order, and none from before", async () => {
    const server = await serve();
    server.broadcast("room_a", "before");
    const clients = [await connect(server), await connect(server)];
    for (const client of clients) {
      client.subscribe(room("a"));
      expect(await client.next()).toEqual(confirmed(room("a")));
    }
    const messages = [{ n: 1 }, false, 0, null, "", [], "ünï"];
    for (const message of messages) server.broadcast("room_a", message);
    server.broadcast("room_b", "elsewhere");
    for (const client of clients) {
      expect(await client.take(messages.length)).toEqual(
        messages.map((message) => ({ identifier: room("a"), message })),
      );
      expect(await client.untilQuiet()).toEqual([]);
    }
  });

  it("P5 takes the identifier as an opaque key, echoed byte for byte", async () => {
    const server = await serve();
    const client = await connect(server);
    const spaced = '{ "room": "a",  "channel": "RoomChannel" }';
    client.subscribe(spaced);
    expect(await client.next()).toEqual(confirmed(spaced));
    client.subscribe(room("a"));
    expect(await client.next()).toEqual(confirmed(room("a")));
    server.broadcast("room_a", 1);
    const frames = await client.take(2);
    expect(frames).toContainEqual({ identifier: spaced, message: 1 });
    expect(frames).toContainEqual({ identifier: room("a"), message: 1 });
  });

  it("P9 sends what a channel transmits while subscribing before the confirm", async () => {
    const client = await connect(await serve());
    const identifier = '{"channel":"GreetingChannel"}';
    client.subscribe(identifier);
    expect(await client.take(3)).toEqual([
      { identifier, message: "hello" },
      { identifier, message: null },
      confirmed(identifier),
    ]);
  });

  it("P9 shows a subscriber with a view only what the view shows", async () => {
    const server = await serve();
    const client = await connect(server);
    const identifier = '{"channel":"EvensChannel"}';
    client.subscribe(identifier);
    await client.next();
    for (const n of [1, 2, 3, 4]) server.broadcast("numbers", n);
    expect(await client.take(2)).toEqual([
      { identifier, message: { even: 2 } },
      { identifier, message: { even: 4 } },
    ]);
  });

  it.each([
    ["an unknown channel", '{"channel":"NoSuchChannel"}'],
    ["a channel named like an inherited property", '{"channel":"constructor"}'],
    ["an identifier that is no JSON", "RoomChannel"],
    ["an identifier that is no object", '["RoomChannel"]'],
    ["an identifier without a channel", '{"room":"a"}'],
    ["params that fail the schema", '{"channel":"RoomChannel","room":1}'],
    ["a channel that says no", room("closed")],
    ["a channel that throws", '{"channel":"BrokenChannel"}'],
    ["an identifier that is too long", room("x".repeat(5000))],
  ])("P10 rejects %s, and the connection lives", async (_, identifier) => {
    const client = await connect(await serve());
    client.subscribe(identifier);
    expect(await client.next()).toEqual(rejected(identifier));
    client.subscribe(room("a"));
    expect(await client.next()).toEqual(confirmed(room("a")));
  });

  it("P11 runs the action that data names; receive when it is missing or blank", async () => {
    const server = await serve();
    const client = await connect(server);
    client.subscribe(room("a"));
    await client.next();
    client.perform(room("a"), { action: "say", text: "hi" });
    expect(await client.next()).toEqual({ identifier: room("a"), message: { said: "hi" } });
    client.perform(room("a"), { text: "none" });
    client.perform(room("a"), { action: "", text: "empty" });
    client.perform(room("a"), { action: " ", text: "blank" });
    client.perform(room("a"), { action: "say", text: "done" });
    await client.next();
    expect(server.journal.slice(1)).toEqual(["receive none", "receive empty", "receive blank"]);
  });

  it("P12 runs the commands of one identifier strictly in order, however long each takes", async () => {
    const server = await serve();
    const client = await connect(server);
    client.subscribe(room("a"));
    for (const text of ["1", "2", "3"]) client.perform(room("a"), { action: "slowly", text });
    client.send({ command: "unsubscribe", identifier: room("a") });
    client.subscribe(room("a"));
    expect(await client.take(2)).toEqual([confirmed(room("a")), confirmed(room("a"))]);
    expect(server.journal).toEqual([
      "subscribe a guest",
      "slowly 1",
      "slowly 2",
      "slowly 3",
      "unsubscribed a",
      "subscribe a guest",
    ]);
  });

  it("P13 keeps one subscription of a duplicate subscribe, confirmed again", async () => {
    const server = await serve();
    const client = await connect(server);
    client.subscribe(room("a"));
    client.subscribe(room("a"));
    expect(await client.take(2)).toEqual([confirmed(room("a")), confirmed(room("a"))]);
    server.broadcast("room_a", 1);
    expect(await client.next()).toEqual({ identifier: room("a"), message: 1 });
    expect(await client.untilQuiet()).toEqual([]);
    expect(server.journal).toEqual(["subscribe a guest"]);
  });

  it("P14 ignores what is for nothing, unknown or failing, and lives on", async () => {
    const server = await serve();
    const client = await connect(server);
    client.subscribe(room("closed"));
    await client.next();
    client.perform(room("closed"), { action: "say", text: "to a rejected one" });
    client.send({ command: "unsubscribe", identifier: room("never") });
    client.send({ command: "dance", identifier: room("a") });
    client.send({});
    client.send({ command: "message", identifier: room("a") });
    client.send({ command: "history", identifier: room("a"), history: {} });
    client.subscribe(room("a"));
    await client.next();
    client.perform(room("a"), { action: "no such" });
    client.perform(room("a"), { action: "toString" });
    client.perform(room("a"), { action: "explode" });
    client.send({ command: "message", identifier: room("a"), data: "no json" });
    client.perform(room("a"), { action: "say", text: "alive" });
    expect(await client.next()).toEqual({ identifier: room("a"), message: { said: "alive" } });
    const { ignoredFrames, channels } = server.cable.stats();
    expect({ ignoredFrames, failures: channels.RoomChannel?.failures }).toEqual({ ignoredFrames: 7, failures: 1 });
    expect(server.logged.some((line) => line.includes("A channel failed") && line.includes("boom"))).toBe(true);
  });

  it("P15 answers ping with pong and takes pong in both spellings", async () => {
    const client = await connect(await serve());
    client.send({ command: "pong" });
    client.send({ type: "pong" });
    client.send({ command: "ping" });
    client.send({ type: "ping" });
    expect(await client.take(2)).toEqual([{ type: "pong" }, { type: "pong" }]);
  });

  it.each([
    ["malformed JSON", "{", 1008],
    ["JSON that is no object", "[]", 1008],
    ["null", "null", 1008],
    ["true", "true", 1008],
    ["a number", "1", 1008],
    ["a text", '"ping"', 1008],
    ["an empty frame", "", 1008],
    ["a binary frame", Buffer.from('{"command":"ping"}'), 1008],
    ["a frame above the limit", "x".repeat(64 * 1024 + 1), 1009],
    ["an identifier nested too deeply to be echoed", `{"command":"subscribe","identifier":${nested(30_000)}}`, 1008],
  ])("P16 ends with invalid_request on %s", async (_, data, code) => {
    const client = await connect(await serve());
    client.socket.send(data);
    expect(await client.next()).toEqual({ type: "disconnect", reason: "invalid_request", reconnect: false });
    expect(await client.closed).toBe(code);
  });

  it("P16 reads a message in 128 fragments and no more: each keeps alive all that came in one piece with it", async () => {
    const fragments = async (count: number) => {
      const client = await connect(await serve());
      const text = JSON.stringify({ command: "ping" }).padEnd(count);
      for (let at = 0; at < count; at++) client.socket.send(text[at] ?? "", { fin: at === count - 1 });
      return client;
    };
    expect(await (await fragments(128)).next()).toEqual({ type: "pong" });
    const tooMany = await fragments(129);
    expect(await tooMany.next()).toEqual({ type: "disconnect", reason: "invalid_request", reconnect: false });
    expect(await tooMany.closed).toBe(1008);
  });

  it("P17 sends away who sends too many commands with rate_limited", async () => {
    const client = await connect(await serve());
    for (let count = 0; count < 300; count++) client.send({ command: "pong" });
    expect(await client.next()).toEqual({ type: "disconnect", reason: "rate_limited", reconnect: true });
  });

  it.each(["ping", "pong"] as const)("P17 sends away who sends too many native %ss", async (kind) => {
    const client = await connect(await serve());
    for (let count = 0; count < 300; count++) client.socket[kind]();
    expect(await client.next()).toEqual({ type: "disconnect", reason: "rate_limited", reconnect: true });
  });

  it("P17 allows 100 subscriptions made at once", async () => {
    const client = await connect(await serve());
    const identifiers = Array.from({ length: 100 }, (_, index) => room(`r${index}`));
    for (const identifier of identifiers) client.subscribe(identifier);
    expect(await client.take(100)).toEqual(expect.arrayContaining(identifiers.map(confirmed)));
  });

  it("P17 lets so many connections of one user in, then says rate_limited until one has gone", async () => {
    const server = await serve({ limits: { connectionsPerSubject: 2 } });
    const first = await connect(server, "?token=anna");
    await connect(server, "?token=anna");
    const tooMany = new WireClient(`${server.url}?token=anna`);
    expect(await tooMany.next()).toEqual({ type: "disconnect", reason: "rate_limited", reconnect: true });
    await connect(server, "?token=ben");
    for (let guests = 0; guests < 3; guests++) await connect(server);
    first.socket.close();
    await first.closed;
    await expect.poll(() => server.cable.stats().disconnects.left).toBe(1);
    await connect(server, "?token=anna");
  });

  it("P17 lets so many connections from one address in, this machine's own excepted", async () => {
    const server = await serve({
      limits: { connectionsPerAddress: 1 },
      addressOf: ({ headers }) => String(headers["x-from"]),
    });
    const from = (address: string) => new WireClient(server.url, [], { headers: { "x-from": address } });
    const first = from("10.0.0.1");
    expect(await first.next()).toEqual({ type: "welcome" });
    expect(await from("10.0.0.1").next()).toMatchObject({ reason: "rate_limited", reconnect: true });
    for (const address of ["10.0.0.2", "127.0.0.1", "127.0.0.1", "::ffff:127.0.0.1", "::1", "::1"]) {
      expect(await from(address).next()).toEqual({ type: "welcome" });
    }
    first.socket.close();
    await first.closed;
    await expect.poll(() => server.cable.stats().disconnects.left).toBe(1);
    expect(await from("10.0.0.1").next()).toEqual({ type: "welcome" });
  });

  it("P18 pings each interval with rising seconds, a native ping in the same write for base clients", async () => {
    const client = await connect(await serve({ beatMs: 20 }));
    for (let count = 0; count < 4; count++) await client.ping();
    expect(client.pings).toEqual(client.pings.map((_, index) => (client.pings[0] ?? 0) + index));
    expect(client.nativePings).toBeGreaterThanOrEqual(3);
  });

  it("P19 sends away who shows no sign of life, but nobody who only answers natively", async () => {
    const server = await serve({ beatMs: 20 });
    const mute = new WireClient(server.url, ["actioncable-v1-json"], { autoPong: false });
    const native = await connect(server);
    expect(await mute.take(2)).toEqual([
      { type: "welcome" },
      { type: "disconnect", reason: "no_pong", reconnect: true },
    ]);
    await mute.closed;
    for (let count = 0; count < 5; count++) await native.ping();
    expect(native.frames).toHaveLength(1);
  });

  it("P19 takes any frame for a sign of life, also one that it ignores", async () => {
    const server = await serve({ beatMs: 100 });
    const client = new WireClient(server.url, ["actioncable-v1-json"], { autoPong: false });
    await client.next();
    for (let beats = 0; beats < 5; beats++) {
      await client.ping();
      client.send({ command: "dance" });
    }
    expect(await client.untilQuiet()).toEqual([]);
  });

  it("P19 answers each native ping with what it carried, many at once, too", async () => {
    const client = await connect(await serve());
    const sent = Array.from({ length: 100 }, (_, index) => String(index).repeat(index % 60));
    const heard: string[] = [];
    const answered = new Promise<void>((resolve) => {
      client.socket.on("pong", (payload) => {
        heard.push(payload.toString());
        if (heard.length === sent.length) resolve();
      });
    });
    for (const payload of sent) client.socket.ping(payload);
    await answered;
    expect(heard).toEqual(sent);
  });

  it("P20 runs unsubscribed once for each subscription when a socket goes, and keeps nothing of it", async () => {
    const server = await serve();
    const client = await connect(server);
    for (const name of ["a", "b"]) client.subscribe(room(name));
    client.send({ command: "unsubscribe", identifier: room("b") });
    await client.untilQuiet();
    client.socket.terminate();
    await server.cable.drain(0);
    expect(server.journal.filter((line) => line.startsWith("unsubscribed")).sort()).toEqual([
      "unsubscribed a",
      "unsubscribed b",
    ]);
    expect(server.cable.connections).toBe(0);
  });

  it("P20 runs unsubscribed also for a subscribe that was still being asked about when the socket went", async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const server = await serve({ gate });
    const client = await connect(server);
    client.subscribe('{"channel":"GatedChannel"}');
    await client.untilQuiet();
    client.socket.terminate();
    await server.cable.drain(0);
    expect(server.journal).toEqual([]);
    open();
    await expect.poll(() => server.journal).toEqual(["unsubscribed gated"]);
  });

  it("P21 sends too_slow to who does not read, and closes, while others get everything", async () => {
    const server = await serve({ limits: { unsentBytes: 128 * 1024 } });
    const [slow, quick] = [await connect(server), await connect(server)];
    for (const client of [slow, quick]) {
      client.subscribe(room("a"));
      await client.next();
    }
    slow.socket.pause();
    const filler = "x".repeat(60 * 1024);
    const count = 400;
    for (let sent = 0; sent < count; sent++) {
      server.broadcast("room_a", { sent, filler });
      await quick.next();
    }
    expect(quick.frames).toHaveLength(count + 2);
    slow.socket.resume();
    await slow.closed;
    const last = JSON.parse(slow.frames.at(-1) ?? "");
    expect(last).toEqual({ type: "disconnect", reason: "too_slow", reconnect: true });
    const received = slow.frames.slice(2, -1).map((frame) => JSON.parse(frame).message.sent);
    expect(received).toEqual(received.map((_, index) => index));
    expect(received.length).toBeLessThan(count);
  });
});

describe("ends by the server", () => {
  it("P22 tells the right sockets why they are sent away", async () => {
    const server = await serve();
    const [anna, other] = [await connect(server, "?token=anna"), await connect(server, "?token=other")];
    server.cable.disconnect({ tokenId: "id-anna" }, "remote", "logout");
    expect(await anna.next()).toEqual({ type: "disconnect", reason: "remote", reconnect: false, detail: "logout" });
    expect(await anna.closed).toBe(1000);
    expect(await other.untilQuiet()).toEqual([]);
    server.cable.disconnect({}, "remote");
    expect(await other.untilQuiet()).toEqual([]);
  });

  it("P22 refuses a handshake that was being authenticated when its user was sent away", async () => {
    let allow = () => {};
    let asked = () => {};
    const allowed = new Promise<void>((resolve) => {
      allow = resolve;
    });
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const server = await serve({
      authenticate: async () => {
        asked();
        await allowed;
        return { ok: true, connection: { identity: { name: "anna" }, subject: "anna" } };
      },
    });
    const client = new WireClient(server.url);
    await isAsked;
    server.cable.disconnect({ subject: "anna" }, "remote", "signed_out_everywhere");
    allow();
    expect(await client.next()).toMatchObject({ reason: "remote", detail: "signed_out_everywhere" });
  });

  it("P23 ends a socket with token_expired when its token ends", async () => {
    const server = await serve();
    const client = await connect(server, `?token=anna&expires_at=${Date.now() + 100}`);
    expect(await client.next()).toEqual({ type: "disconnect", reason: "token_expired", reconnect: false });
    expect(await client.closed).toBe(1000);
  });

  it("P24 sends everyone to come back when it drains, takes nobody new, and resolves when all have gone", async () => {
    const server = await serve();
    const clients = [await connect(server), await connect(server)];
    const drained = server.cable.drain(20);
    const late = new WireClient(server.url);
    await expect(late.opened()).rejects.toThrow("503");
    for (const client of clients) {
      expect(await client.next()).toEqual({ type: "disconnect", reason: "server_restart", reconnect: true });
    }
    await drained;
    expect(server.cable.connections).toBe(0);
  });
});
