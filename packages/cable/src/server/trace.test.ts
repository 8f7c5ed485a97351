import { AsyncLocalStorage } from "node:async_hooks";
import { afterEach, describe, expect, it } from "vitest";
import { type LiveServer, startServer } from "../../test/liveServer.ts";
import { WireClient } from "../../test/wireClient.ts";
import type { Operation, Trace } from "./trace.ts";

const identifier = '{"channel":"RoomChannel","room":"secret-room"}';
const stream = "room_secret-room";
let server: LiveServer | undefined;

afterEach(async () => {
  await server?.close();
});

/** What was traced, each with how it ended. */
function recorder() {
  const told: (Operation & { readonly ended: "well" | "badly" })[] = [];
  const current = new AsyncLocalStorage<Operation>();
  const trace: Trace = (operation, run) =>
    current.run(operation, () => {
      const result = run();
      Promise.resolve(result).then(
        () => told.push({ ...operation, ended: "well" }),
        () => told.push({ ...operation, ended: "badly" }),
      );
      return result;
    });
  return { told, current, trace };
}

async function connect(url: string): Promise<WireClient> {
  const client = new WireClient(`${url}?token=secret-token`, ["actioncable-v1-ext-json"]);
  expect(await client.next()).toMatchObject({ type: "welcome" });
  return client;
}

describe("tracing", () => {
  it("P38 wraps each thing that the server does once, and tells names only", async () => {
    const { told, trace } = recorder();
    server = await startServer({ trace, renew: async () => undefined });
    server.broadcast(stream, { n: 1 });
    const client = await connect(server.url);
    client.subscribe(identifier, { history: { streams: { [stream]: { offset: 0, epoch: "k3x9" } } } });
    await client.take(3);
    server.broadcast(stream, { n: 2 });
    await client.next();
    client.perform(identifier, { action: "receive", text: "secret" });
    client.perform(identifier, { action: "unknown-secret" });
    expect(await client.untilQuiet()).toEqual([]);
    client.send({ command: "authenticate", token: "secret-token" });
    await client.closed;
    expect(told).toEqual([
      { operation: "authenticate", ended: "well" },
      { operation: "subscribe", channel: "RoomChannel", ended: "well" },
      { operation: "history", channel: "RoomChannel", ended: "well" },
      { operation: "fanOut", groups: 1, ended: "well" },
      { operation: "action", channel: "RoomChannel", action: "receive", ended: "well" },
      { operation: "renew", ended: "well" },
    ]);
    expect(JSON.stringify(told)).not.toContain("secret");
  });

  it("P38 lets the trace see what a channel throws; the client is answered as without one", async () => {
    const { told, trace } = recorder();
    server = await startServer({ trace });
    const client = await connect(server.url);
    const broken = '{"channel":"BrokenChannel"}';
    client.subscribe(broken);
    expect(await client.next()).toEqual({ identifier: broken, type: "reject_subscription" });
    client.subscribe(identifier);
    await client.next();
    client.perform(identifier, { action: "explode" });
    expect(await client.untilQuiet()).toEqual([]);
    expect(told.filter(({ ended }) => ended === "badly")).toEqual([
      { operation: "subscribe", channel: "BrokenChannel", ended: "badly" },
      { operation: "action", channel: "RoomChannel", action: "explode", ended: "badly" },
    ]);
  });

  it("P38 runs the application's code inside, so that what it does belongs to the span", async () => {
    const { current, trace } = recorder();
    const seen: (Operation | undefined)[] = [];
    server = await startServer({
      trace,
      authenticate: async () => {
        await Promise.resolve();
        seen.push(current.getStore());
        return { ok: true, connection: { identity: { name: "anna" } } };
      },
    });
    await connect(server.url);
    expect(seen).toEqual([{ operation: "authenticate" }]);
  });
});
