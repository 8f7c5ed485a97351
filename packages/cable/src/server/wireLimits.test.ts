import { describe, expect, it } from "vitest";
import { confirmed, connect, room, serve } from "../../test/baseWire.ts";
import { WireClient } from "../../test/wireClient.ts";

describe("base protocol: limits", () => {
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
