import { describe, expect, it } from "vitest";
import { connect, serve } from "../../test/baseWire.ts";
import { WireClient } from "../../test/wireClient.ts";

describe("base protocol: signs of life", () => {
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
});
