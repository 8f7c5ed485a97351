import { describe, expect, it } from "vitest";
import { connect as connectTo, serve as serveAny } from "../../test/baseWire.ts";
import type { LiveServer, LiveServerOptions } from "../../test/liveServer.ts";
import { WireClient } from "../../test/wireClient.ts";
import { memoryDoorbell } from "./adapters/memoryDoorbell.ts";
import { memoryLog } from "./adapters/memoryLog.ts";
import type { Authentication, ControlStreamOptions } from "./options.ts";

const stream = "_control";
const control: ControlStreamOptions = {
  stream,
  read: (message) => {
    const { ends, why, before = Infinity } = message as { ends?: string; why: string; before?: number };
    if (ends === undefined) throw new Error("nobody is named");
    return ends === "nobody" ? undefined : { selector: { subject: ends, issuedBefore: before }, detail: why };
  },
};

const serve = (options: LiveServerOptions) => serveAny({ control, ...options });
const connect = (server: LiveServer, name: string) => connectTo(server, `?token=${name}`);

/** An authentication that is answered when told to. */
function heldAuthentication() {
  let allow = () => {};
  let ask = () => {};
  const allowed = new Promise<void>((resolve) => {
    allow = resolve;
  });
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const authenticate = async (): Promise<Authentication<{ name: string }>> => {
    ask();
    await allowed;
    return { ok: true, connection: { identity: { name: "anna" }, subject: "anna" } };
  };
  return { authenticate, asked, allow };
}

const sentAway = { type: "disconnect", reason: "remote", reconnect: false, detail: "logout" };

describe("control stream", () => {
  it("P30 an event of it ends the sockets that it means on every node that reads the log", async () => {
    const shared = { log: memoryLog("k3x9"), doorbell: memoryDoorbell() };
    const [here, there] = [await serve(shared), await serve(shared)];
    const [anna, elsewhere, ben] = [
      await connect(here, "anna"),
      await connect(there, "anna"),
      await connect(there, "ben"),
    ];
    here.broadcast(stream, { ends: "nobody" });
    here.broadcast(stream, { ends: "anna", why: "logout" });
    for (const client of [anna, elsewhere]) expect(await client.next()).toEqual(sentAway);
    expect(await ben.untilQuiet()).toEqual([]);
  });

  it("P30 an event that is late spares who comes with a token from after it", async () => {
    const server = await serve({
      authenticate: async ({ token }) => ({
        ok: true,
        connection: { identity: { name: "anna" }, subject: "anna", ...(token && { issuedAt: Number(token) }) },
      }),
    });
    const [before, unknown, after] = [
      await connect(server, "1999"),
      await connect(server, ""),
      await connect(server, "2000"),
    ];
    server.broadcast(stream, { ends: "anna", why: "logout", before: 2000 });
    for (const client of [before, unknown]) expect(await client.next()).toEqual(sentAway);
    expect(await after.untilQuiet()).toEqual([]);
  });

  it("P30 an event seen while a handshake is being authenticated refuses it", async () => {
    const { authenticate, asked, allow } = heldAuthentication();
    const server = await serve({ authenticate });
    const client = new WireClient(server.url);
    await asked;
    server.broadcast(stream, { ends: "anna", why: "logout" });
    allow();
    expect(await client.next()).toEqual(sentAway);
  });

  it("P30 asks about nobody before the stream stands at the head of the log", async () => {
    let answer = () => {};
    const readable = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const log = memoryLog("k3x9");
    const { authenticate, asked, allow } = heldAuthentication();
    const slowLog = { ...log, heads: (names: readonly string[]) => readable.then(() => log.heads(names)) };
    const server = await serve({ log: slowLog, authenticate });
    const client = new WireClient(server.url);
    await client.opened();
    expect(await Promise.race([asked.then(() => "asked"), client.untilPong().then(() => "waits")])).toBe("waits");
    answer();
    await asked;
    server.broadcast(stream, { ends: "anna", why: "logout" });
    allow();
    expect(await client.next()).toEqual(sentAway);
  });

  it("P30 E7 lets nobody in until the stream stands at the head of a log that went back in time", async () => {
    let answer = () => {};
    let readable = Promise.resolve();
    const log = memoryLog("k3x9");
    const heads = (names: readonly string[]) =>
      (names.includes(stream) ? readable : Promise.resolve()).then(() => log.heads(names));
    const server = await serve({ log: { ...log, heads } });
    const anna = await connect(server, "anna");
    log.restart("another");
    readable = new Promise<void>((resolve) => {
      answer = resolve;
    });
    anna.subscribe('{"channel":"RoomChannel","room":"a"}');
    expect(await anna.next()).toMatchObject({ reason: "server_restart" });
    const ben = new WireClient(`${server.url}?token=ben`);
    await ben.opened();
    await ben.untilPong();
    expect(server.credentials.map(({ token }) => token)).toEqual(["anna"]);
    answer();
    expect(await ben.next()).toEqual({ type: "welcome" });
    server.broadcast(stream, { ends: "ben", why: "logout" });
    expect(await ben.next()).toEqual(sentAway);
  });

  it("P30 an event that cannot be read is logged and ends nobody", async () => {
    const server = await serve({});
    const anna = await connect(server, "anna");
    server.broadcast(stream, {});
    expect(await anna.untilQuiet()).toEqual([]);
    expect(server.logged.join("\n")).toContain("nobody is named");
  });

  it("P30 sends everyone to come back when retention took its events before they were read", async () => {
    const doorbell = memoryDoorbell();
    const server = await serve({ doorbell });
    const anna = await connect(server, "anna");
    for (const why of ["one", "two", "three"]) server.log.append(stream, { ends: "nobody", why });
    server.log.trim(stream, 2);
    doorbell.ring(stream, 3);
    expect(await anna.next()).toMatchObject({ reason: "server_restart", reconnect: true });
  });
});
