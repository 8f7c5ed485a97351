import { describe, expect, it } from "vitest";
import { confirmed, serve } from "../../test/baseWire.ts";
import type { LiveServerOptions } from "../../test/liveServer.ts";
import { WireClient } from "../../test/wireClient.ts";

const gated = '{"channel":"GatedChannel"}';
const room = '{"channel":"RoomChannel","room":"a"}';
const tooMuch = { type: "disconnect", reason: "rate_limited", reconnect: true };

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** A server that lets nobody in before `open`, and a client that stands before it. */
async function beforeTheWelcome(options: LiveServerOptions = {}) {
  const { opened, open } = gate();
  const server = await serve({
    authenticate: async () => {
      await opened;
      return { ok: true, connection: { identity: { name: "late" } } };
    },
    ...options,
  });
  const client = new WireClient(server.url);
  await client.opened();
  return { server, client, open };
}

describe("what comes before the welcome", () => {
  it("P3 runs 200 frames that were sent before it", async () => {
    const { client, open } = await beforeTheWelcome();
    client.subscribe(room);
    for (let count = 2; count <= 200; count++) client.send({ command: "pong" });
    await client.untilPong();
    open();
    expect(await client.take(2)).toEqual([{ type: "welcome" }, confirmed(room)]);
  });

  it("P3 sends away with rate_limited who sends 201 frames before it", async () => {
    const { client } = await beforeTheWelcome();
    for (let count = 1; count <= 201; count++) client.send({ command: "pong" });
    expect(await client.next()).toEqual(tooMuch);
  });

  it("P3 takes 64 KiB before it, and not a byte more", async () => {
    const half = (bytes: number) => JSON.stringify({ command: "pong", filler: "" }).padEnd(bytes, " ");
    const { client, open } = await beforeTheWelcome();
    for (const bytes of [32 * 1024, 32 * 1024]) client.socket.send(half(bytes));
    await client.untilPong();
    open();
    expect(await client.next()).toEqual({ type: "welcome" });
    const { client: other } = await beforeTheWelcome();
    for (const bytes of [32 * 1024, 32 * 1024 + 1]) other.socket.send(half(bytes));
    expect(await other.next()).toEqual(tooMuch);
  });

  it("P1 pings nobody before it", async () => {
    const { server, client, open } = await beforeTheWelcome({ beatMs: 10 });
    const other = new WireClient(server.url);
    await other.opened();
    open();
    await client.next();
    for (let count = 0; count < 3; count++) await client.ping();
    for (const { all } of [client, other]) expect(JSON.parse(all[0] ?? "")).toEqual({ type: "welcome" });
  });
});

describe("what comes before the confirm", () => {
  it("P9 sends no event before it that was committed while the channel was asked", async () => {
    const { opened, open } = gate();
    const server = await serve({ gate: opened });
    const [base, extended] = [
      new WireClient(server.url),
      new WireClient(server.url, ["actioncable-v1-ext-json", "actioncable-v1-json"]),
    ];
    for (const client of [base, extended]) {
      await client.next();
      client.subscribe(gated);
      await client.untilQuiet();
    }
    server.broadcast("gated", "before");
    open();
    for (const client of [base, extended]) expect(await client.next()).toEqual(confirmed(gated));
    server.broadcast("gated", "after");
    expect(await base.next()).toEqual({ identifier: gated, message: "after" });
    expect(await extended.next()).toMatchObject({ message: "after", offset: 2 });
  });

  it("P12 answers ping and authenticate on arrival, whatever waits", async () => {
    const { opened, open } = gate();
    const server = await serve({
      gate: opened,
      renew: async () => ({ identity: { name: "anna" }, subject: "anna", tokenId: "2" }),
    });
    const client = new WireClient(`${server.url}?token=anna`, ["actioncable-v1-ext-json"]);
    await client.next();
    client.subscribe(gated);
    client.send({ command: "history", identifier: gated, history: {} });
    client.send({ command: "ping" });
    client.send({ command: "authenticate", token: "anna.2" });
    expect(await client.take(2)).toEqual([{ type: "pong" }, { type: "authenticated" }]);
    open();
    expect(await client.take(2)).toEqual([confirmed(gated), { identifier: gated, type: "confirm_history" }]);
  });
});
