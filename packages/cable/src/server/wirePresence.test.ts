import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LiveServer, startServer } from "../../test/liveServer.ts";
import { WireClient } from "../../test/wireClient.ts";
import { memoryPresence } from "./adapters/memoryPresence.ts";

const identifier = '{"channel":"RoomChannel","room":"a"}';
const anna = { user_id: "anna", name: "ANNA" };
const said = (message: object) => ({ type: "presence", identifier, message });

let servers: LiveServer[];

beforeEach(async () => {
  const store = memoryPresence();
  servers = [await startServer({ presence: store }), await startServer({ presence: store })];
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
});

async function subscribed(name: string, { node = 0, protocol = "actioncable-v1-ext-json" } = {}): Promise<WireClient> {
  const client = new WireClient(`${servers[node]?.url}?token=${name}`, [protocol]);
  expect(await client.next()).toMatchObject({ type: "welcome" });
  client.subscribe(identifier);
  expect(await client.next()).toMatchObject({ type: "confirm_subscription" });
  return client;
}

describe("presence on the wire", () => {
  it("E15 tells all extended subscribers of every node who joins and leaves, with what the server says of them", async () => {
    const [joiner, near, far] = [
      await subscribed("anna"),
      await subscribed("ben"),
      await subscribed("cleo", { node: 1 }),
    ];
    const base = await subscribed("dora", { protocol: "actioncable-v1-json" });
    joiner.send({ command: "join", identifier, presence: { id: "42", info: { name: "The Queen", station: "grill" } } });
    const info = { station: "grill", ...anna };
    for (const client of [joiner, near, far])
      expect(await client.next()).toEqual(said({ type: "join", id: "42", info }));
    far.send({ command: "presence", identifier });
    expect(await far.next()).toEqual(said({ type: "info", total: 1, records: [{ id: "42", info }] }));
    joiner.send({ command: "leave", identifier });
    for (const client of [joiner, near, far]) expect(await client.next()).toEqual(said({ type: "leave", id: "42" }));
    far.send({ command: "presence", identifier });
    expect(await far.next()).toEqual(said({ type: "info", total: 0, records: [] }));
    expect(await base.untilQuiet()).toEqual([]);
  });

  it("E15 tells who comes while a history is out", async () => {
    const reader = await subscribed("anna");
    for (let n = 0; n < 3; n++) servers[0]?.broadcast("room_a", "x".repeat(60_000));
    await reader.take(3);
    reader.send({ command: "history", identifier, history: { streams: { room_a: { offset: 0, epoch: "k3x9" } } } });
    expect(await reader.next()).toMatchObject({ offset: 1 });
    const other = await subscribed("ben");
    other.send({ command: "join", identifier, presence: { id: "7" } });
    expect(await reader.next()).toMatchObject({ type: "presence", message: { type: "join", id: "7" } });
    other.send({ command: "leave", identifier, presence: { id: "7" } });
    await other.take(2);
  });

  it("E18 a subscribe with its presence joins right behind the confirm and what was missed", async () => {
    servers[0]?.broadcast("room_a", 1);
    const watcher = await subscribed("ben", { node: 1 });
    const [client, base] = [
      new WireClient(`${servers[0]?.url}?token=anna`, ["actioncable-v1-ext-json"]),
      new WireClient(`${servers[0]?.url}?token=dora`),
    ];
    const history = { streams: { room_a: { offset: 0, epoch: "k3x9" } } };
    for (const one of [client, base]) {
      await one.next();
      one.subscribe(identifier, { history, presence: { id: "42", info: { station: "grill" } } });
    }
    expect(await client.take(4)).toMatchObject([
      { type: "confirm_subscription" },
      { offset: 1 },
      { type: "confirm_history" },
      said({ type: "join", id: "42", info: { station: "grill", ...anna } }),
    ]);
    expect(await watcher.next()).toMatchObject(said({ type: "join", id: "42" }));
    watcher.send({ command: "presence", identifier });
    expect(await watcher.next()).toMatchObject(said({ type: "info", total: 1 }));
    expect(await base.untilQuiet()).toMatchObject([{ type: "confirm_subscription" }]);
  });

  it.each([["42"], [{ id: 42 }], [null], [[]]])(
    "E18 a subscribe with the presence %j shows nobody",
    async (presence) => {
      const client = new WireClient(`${servers[0]?.url}?token=anna`, ["actioncable-v1-ext-json"]);
      await client.next();
      client.subscribe(identifier, { presence });
      expect(await client.next()).toMatchObject({ type: "confirm_subscription" });
      client.send({ command: "presence", identifier });
      expect(await client.next()).toEqual(said({ type: "info", total: 0, records: [] }));
    },
  );

  it("E15 ignores presence where there is none: not subscribed, another channel, malformed, too large", async () => {
    const client = await subscribed("anna");
    const greetings = '{"channel":"GreetingChannel"}';
    client.subscribe(greetings);
    await client.take(3);
    for (const presence of [
      undefined,
      "42",
      { id: 42 },
      { id: "4\0" },
      { id: "42", info: { filler: "x".repeat(5_000) } },
    ]) {
      client.send({ command: "join", identifier, presence });
    }
    const info = `{"deep":${"[".repeat(30_000)}${"]".repeat(30_000)}}`;
    client.socket.send(
      `{"command":"join","identifier":${JSON.stringify(identifier)},"presence":{"id":"42","info":${info}}}`,
    );
    for (const elsewhere of [greetings, '{"channel":"RoomChannel","room":"b"}']) {
      client.send({ command: "join", identifier: elsewhere, presence: { id: "42" } });
      client.send({ command: "presence", identifier: elsewhere });
      client.send({ command: "leave", identifier: elsewhere });
    }
    client.send({ command: "presence", identifier });
    expect(await client.next()).toEqual(said({ type: "info", total: 0, records: [] }));
    expect(await client.untilQuiet()).toEqual([]);
  });
});
