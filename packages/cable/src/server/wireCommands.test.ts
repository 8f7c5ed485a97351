import { describe, expect, it } from "vitest";
import { confirmed, connect, room, serve } from "../../test/baseWire.ts";

const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

describe("base protocol: commands", () => {
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
});
