import { describe, expect, it } from "vitest";
import { connect, room, serve } from "../../test/baseWire.ts";
import { WireClient } from "../../test/wireClient.ts";

describe("base protocol: ends", () => {
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
