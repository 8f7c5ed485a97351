import { describe, expect, it } from "vitest";
import { confirmed, connect, rejected, room, serve } from "../../test/baseWire.ts";
import { WireClient } from "../../test/wireClient.ts";

describe("base protocol: welcome and subscriptions", () => {
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
});
