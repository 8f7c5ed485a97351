import type { Cable } from "@anycable/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { follow, openAnyCable } from "../../test/anyCable.ts";
import { type LiveServer, type LiveServerOptions, startServer } from "../../test/liveServer.ts";
import { FakeClock } from "../testing/index.ts";
import { memoryLog } from "./adapters/memoryLog.ts";

/** The limit only ends a test that hangs. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 25_000 });

const stream = "room_a";
let server: LiveServer;
const cables: Cable[] = [];

beforeEach(async () => {
  server = await startServer();
});

afterEach(async () => {
  for (const cable of cables.splice(0)) cable.disconnect();
  await server.close();
});

function open(options: Parameters<typeof openAnyCable>[2] = {}): Cable {
  const cable = openAnyCable(server.url, "actioncable-v1-ext-json", { protocolOptions: { pongs: true }, ...options });
  cables.push(cable);
  return cable;
}

/** Another server in the place of this one. */
async function replaceServer(options: LiveServerOptions): Promise<void> {
  const { port } = server;
  await server.close();
  server = await startServer({ port, ...options });
}

function commit(from: number, to: number): void {
  for (let n = from; n <= to; n++) server.broadcast(stream, { n });
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe("the AnyCable client with the extended protocol", () => {
  it("E17 subscribes with a history, receives with positions, and performs", async () => {
    const { channel, told, messages, offsets } = follow(open(), "RoomChannel", { room: "a" });
    await eventually(() => expect(told).toEqual(["connect", "history_received"]));
    commit(1, 2);
    await channel.perform("say", { text: "hi" });
    await eventually(() => expect(messages).toHaveLength(3));
    expect(offsets.toSorted()).toEqual([0, 1, 2]);
    expect(messages).toContainEqual({ said: "hi" });
  });

  it("E17 hears across cuts exactly what it missed, once and in order", async () => {
    const { told, offsets } = follow(open(), "RoomChannel", { room: "a" });
    await eventually(() => expect(told).toContain("history_received"));
    commit(1, 3);
    await eventually(() => expect(offsets).toHaveLength(3));
    for (let round = 0; round < 5; round++) {
      server.cut();
      // Into sockets that are gone already.
      commit(4 + round * 10, 13 + round * 10);
      await eventually(() => expect(offsets).toHaveLength(13 + round * 10));
    }
    expect(offsets).toEqual(upTo(53));
    expect(told.filter((event) => event === "history_not_found")).toEqual([]);
  });

  it("E17 hears by time what it missed of a stream of which it had seen nothing", async () => {
    const { told, offsets } = follow(open(), "RoomChannel", { room: "a" });
    await eventually(() => expect(told).toContain("history_received"));
    server.cut();
    commit(1, 3);
    await eventually(() => expect(offsets).toEqual([1, 2, 3]));
  });

  it("E17 asks for the past from historyTimestamp on, or for none", async () => {
    const second = 1_900_000_000;
    let now = 0;
    await replaceServer({ log: memoryLog("k3x9", () => now) });
    for (const seconds of [-1, 0, 1]) {
      now = (second + seconds) * 1000;
      server.broadcast(stream, { seconds });
    }
    const past = follow(open({ historyTimestamp: second }), "RoomChannel", { room: "a" });
    const none = follow(open({ historyTimestamp: false }), "RoomChannel", { room: "a" });
    await eventually(() => expect(past.told).toEqual(["connect", "history_received"]));
    await none.channel.ensureSubscribed();
    server.broadcast(stream, { seconds: 2 });
    await eventually(() => expect([past.offsets, none.offsets]).toEqual([[2, 3, 4], [4]]));
    expect(none.told).toEqual(["connect"]);
  });

  it.each([
    ["another epoch", () => replaceServer({ log: memoryLog("other") })],
    [
      "retention",
      async () => {
        server.cut();
        commit(2, 9);
        server.log.trim(stream, 5);
      },
    ],
  ])("E17 is told of a history that is not there after %s, and goes on live", async (_, lose) => {
    const { told, offsets } = follow(open(), "RoomChannel", { room: "a" });
    await eventually(() => expect(told).toContain("history_received"));
    commit(1, 1);
    await eventually(() => expect(offsets).toEqual([1]));
    await lose();
    await eventually(() => expect(told.slice(-2)).toEqual(["connect again", "history_not_found"]));
    expect(offsets).toEqual([1]);
    server.broadcast(stream, { n: "live" });
    await eventually(() => expect(offsets).toHaveLength(2));
  });

  it("E17 goes on with the next server when one drains, and misses nothing", async () => {
    const { told, offsets } = follow(open(), "RoomChannel", { room: "a" });
    await eventually(() => expect(told).toContain("history_received"));
    commit(1, 2);
    await eventually(() => expect(offsets).toEqual([1, 2]));
    const drained = server.cable.drain(0);
    commit(3, 4);
    await drained;
    await replaceServer({ log: server.log });
    commit(5, 6);
    await eventually(() => expect(offsets).toEqual(upTo(6)));
    expect(told).toContain("disconnect server_restart");
  });

  it("E17 takes up where it stood with the token that it fetched after its own had expired", async () => {
    const cable = open({ auth: { token: "anna" }, tokenRefresher: async (transport) => transport.setToken("anna.2") });
    const { told, offsets } = follow(cable, "RoomChannel", { room: "a" });
    await eventually(() => expect(told).toContain("history_received"));
    commit(1, 1);
    await eventually(() => expect(offsets).toEqual([1]));
    server.cable.disconnect({ subject: "anna" }, "token_expired");
    commit(2, 3);
    await eventually(() => expect(offsets).toEqual([1, 2, 3]));
    expect(server.credentials.at(-1)?.token).toBe("anna.2");
  });

  it("E17 reads a history of many pages, which its pongs draw, while events go on being committed", async () => {
    const filler = "x".repeat(2_000);
    for (let n = 1; n <= 400; n++) server.log.append(stream, { n, filler });
    const { offsets } = follow(open({ historyTimestamp: 1 }), "RoomChannel", { room: "a" });
    await eventually(() => expect(offsets.length).toBeGreaterThan(50));
    commit(401, 420);
    await eventually(() => expect(offsets).toHaveLength(420));
    expect(offsets).toEqual(upTo(420));
  });

  it("E17 lives on its pongs; without them it is sent away and comes back, and misses nothing", async () => {
    await replaceServer({ beatMs: 100 });
    const lively = follow(open(), "RoomChannel", { room: "a" });
    const mute = follow(open({ protocolOptions: {} }), "RoomChannel", { room: "a" });
    await eventually(() => expect(mute.told).toContain("disconnect no_pong"));
    commit(1, 3);
    await eventually(() => expect([lively.offsets, mute.offsets]).toEqual([upTo(3), upTo(3)]));
    expect(lively.told).toEqual(["connect", "history_received"]);
  });
});

describe("presence of the AnyCable client", () => {
  const info = (name: string, more = {}) => ({ user_id: name, name: name.toUpperCase(), ...more });
  const join = async (token: string) => {
    const followed = follow(open({ auth: { token } }), "RoomChannel", { room: "a" });
    await eventually(() => expect(followed.told).toContain("history_received"));
    return followed;
  };

  it("E17 joins, lists, and hears who comes and goes", async () => {
    const [anna, ben] = [await join("anna"), await join("ben")];
    await anna.channel.presence.join("1", { station: "grill" });
    await eventually(() => expect(ben.presence).toHaveLength(1));
    expect(await ben.channel.presence.info()).toEqual({ 1: info("anna", { station: "grill" }) });
    await ben.channel.presence.join("2", {});
    await eventually(() => expect(anna.presence.at(-1)).toEqual({ type: "join", id: "2", info: info("ben") }));
    await anna.channel.presence.leave();
    await eventually(() => expect(ben.presence.at(-1)).toEqual({ type: "leave", id: "1" }));
    expect(await ben.channel.presence.info()).toEqual({ 2: info("ben") });
  });

  it("E18 is shown again after a cut by the subscribe that it comes back with, and nobody saw it leave", async () => {
    const clock = new FakeClock();
    await replaceServer({ clock, beatMs: 600_000 });
    const [anna, ben] = [await join("anna"), await join("ben")];
    await anna.channel.presence.join("1", { station: "grill" });
    await ben.channel.presence.info();
    server.cut();
    for (const { told } of [anna, ben]) {
      await eventually(() => expect(told.slice(-2)).toEqual(["connect again", "history_received"]));
    }
    const beyondGraceMs = 11_000;
    clock.advance(beyondGraceMs);
    const late = await join("cleo");
    expect(await late.channel.presence.info()).toEqual({ 1: info("anna", { station: "grill" }) });
    await ben.channel.perform("say", { text: "heard all" });
    await eventually(() => expect(ben.messages).toEqual([{ said: "heard all" }]));
    expect(ben.presence).not.toContainEqual({ type: "leave", id: "1" });
  });
});
