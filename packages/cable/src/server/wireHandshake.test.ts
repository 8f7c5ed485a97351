import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LiveServer, startServer } from "../../test/liveServer.ts";
import { upgradeHeaders } from "../../test/rawClient.ts";
import { WireClient } from "../../test/wireClient.ts";

let server: LiveServer;

beforeAll(async () => {
  server = await startServer({ allowedOrigins: ["https://app.example", /^https:\/\/[a-z]+\.shops\.example$/] });
});

afterAll(() => server.close());

interface Answer {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly protocol: string | undefined;
  readonly body: string;
}

/** One upgrade request with exactly these headers. */
function ask(headers: Record<string, string>, path = "/cable", method = "GET"): Promise<Answer> {
  const asked = { ...upgradeHeaders, ...headers };
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: server.port, path, method, headers: asked, agent: false });
    sent.on("error", reject);
    sent.on("upgrade", (response, socket) => {
      socket.destroy();
      const { "sec-websocket-protocol": protocol } = response.headers;
      resolve({ status: response.statusCode, type: undefined, protocol, body: "" });
    });
    sent.on("response", (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on("end", () =>
        resolve({ status: response.statusCode, type: response.headers["content-type"], protocol: undefined, body }),
      );
    });
    sent.end();
  });
}

const notFound = { status: 404, type: "text/plain", protocol: undefined, body: "Page not found" };
const switching = (protocol?: string) => ({ status: 101, type: undefined, protocol, body: "" });

describe("handshake", () => {
  it.each([
    ["another upgrade", { upgrade: "h2c" }],
    ["no key", { "sec-websocket-key": "" }],
    ["an old version", { "sec-websocket-version": "8" }],
    ["a foreign origin", { origin: "https://evil.example" }],
    ["an opaque origin", { origin: "null" }],
    ["an opaque origin, whatever the host is called", { origin: "null", host: "localhost" }],
    ["an origin of the same name on another port", { origin: "http://127.0.0.1:1" }],
    ["an origin that only begins like an allowed one", { origin: "https://app.example.evil.example" }],
  ])("P25 refuses %s with 404 and no hint", async (_, headers) => {
    expect(await ask(headers)).toEqual(notFound);
  });

  it("P25 refuses another path and another method", async () => {
    expect(await ask({}, "/cables")).toEqual(notFound);
    expect(await ask({}, "/cable", "POST")).toEqual(notFound);
  });

  it("P25 who is refused and does not hang up holds nothing", async () => {
    const own = await startServer();
    const socket = connect({ port: own.port, host: "127.0.0.1", allowHalfOpen: true });
    socket.write("GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    await once(socket.resume(), "end");
    await own.close();
    socket.destroy();
  });

  it("P25 lets in who sends no origin, the host's own, and the allowed ones", async () => {
    expect(await ask({})).toEqual(switching());
    expect(await ask({ origin: `http://127.0.0.1:${server.port}` })).toEqual(switching());
    expect(await ask({ origin: "https://cable.example", host: "cable.example:443" })).toEqual(switching());
    expect(await ask({ origin: "https://app.example" })).toEqual(switching());
    expect(await ask({ origin: "https://pizza.shops.example" })).toEqual(switching());
  });

  it.each([
    ["actioncable-v1-json", "actioncable-v1-json"],
    ["actioncable-v1-json, actioncable-unsupported", "actioncable-v1-json"],
    ["actioncable-v1-ext-json, actioncable-v1-json", "actioncable-v1-ext-json"],
    ["actioncable-v1-json, actioncable-v1-ext-json", "actioncable-v1-json"],
    ["soap, actioncable-v1-ext-json", "actioncable-v1-ext-json"],
    ["cable-token.abc, actioncable-v1-json", "actioncable-v1-json"],
    ["anycable-token.abc, actioncable-v1-ext-json", "actioncable-v1-ext-json"],
    ["actioncable-v1-msgpack, actioncable-unsupported", "actioncable-unsupported"],
    ["cable-token.abc", undefined],
    ["soap", undefined],
    ["actioncable-unsupported, soap", "actioncable-unsupported"],
    ["", undefined],
    ["actioncable-v1-json,", "actioncable-v1-json"],
    ["soap, soap, actioncable-v1-ext-json", "actioncable-v1-ext-json"],
    ["cable-token.a b=, actioncable-v1-json", "actioncable-v1-json"],
  ])("P26 answers the offer %s with %s", async (offer, answer) => {
    expect(await ask({ "sec-websocket-protocol": offer })).toEqual(switching(answer));
  });

  it("P26 serves the base protocol to a client that offers none", async () => {
    const client = new WireClient(server.url, []);
    expect(await client.next()).toEqual({ type: "welcome" });
    expect(client.socket.protocol).toBe("");
    client.socket.close();
  });

  it("P26 closes a client that offers only what is not spoken, without a welcome", async () => {
    const client = new WireClient(server.url, ["soap", "actioncable-unsupported"]);
    await client.opened();
    expect(client.socket.protocol).toBe("actioncable-unsupported");
    await client.closed;
    expect(client.frames).toEqual([]);
  });

  it.each([
    ["bad", "unauthorized"],
    ["old", "token_expired"],
  ])("P27 completes the handshake of the token %s, says %s and closes with 1000", async (token, reason) => {
    const client = new WireClient(`${server.url}?token=${token}`);
    await client.opened();
    expect(await client.next()).toEqual({ type: "disconnect", reason, reconnect: false });
    expect(await client.closed).toBe(1000);
  });

  it("P27 asks a client to come back when it is not its fault that it cannot be authenticated", async () => {
    const client = new WireClient(`${server.url}?token=crash`);
    expect(await client.next()).toEqual({ type: "disconnect", reason: "server_restart", reconnect: true });
  });

  it.each([
    ["subprotocol before all", "?token=q&jid=j", ["anycable-token.a", "cable-token.s"], "Bearer h", "s"],
    ["the other subprotocol", "?token=q", ["anycable-token.a"], "Bearer h", "a"],
    ["query before header", "?jid=j&token=q", [], "Bearer h", "q"],
    ["the other query", "?jid=j", [], "Bearer h", "j"],
    ["an empty query is none", "?token=&jid=", [], "Bearer h", "h"],
    ["header", "", [], "bearer h", "h"],
    ["a header that is no token at all", "", [], "Bearer h h ", "h h"],
    ["nothing", "?restaurant_id=1", [], "Basic h", undefined],
  ])("P28 takes the token from %s", async (_, query, entries, authorization, token) => {
    const client = new WireClient(server.url + query, ["actioncable-v1-json", ...entries], {
      headers: { authorization },
    });
    await client.next();
    expect(server.credentials.at(-1)?.token).toBe(token);
    expect(server.credentials.at(-1)?.address).toBe("127.0.0.1");
    client.socket.close();
  });

  it("P28 writes neither tokens nor identifiers into the log", async () => {
    const client = new WireClient(`${server.url}?token=sekrit&jid=sekrit`, [
      "actioncable-v1-json",
      "cable-token.sekrit",
    ]);
    await client.next();
    for (const channel of ["BrokenChannel", "RoomChannel", "NoSuchChannel"]) {
      client.subscribe(
        JSON.stringify({ channel, tracking_token: "sekrit", room: channel === "RoomChannel" ? "a" : 1 }),
      );
      await client.next();
    }
    client.perform(JSON.stringify({ channel: "RoomChannel", tracking_token: "sekrit", room: "a" }), {
      action: "explode",
    });
    client.send({ command: "sekrit" });
    await client.untilQuiet();
    client.socket.close();
    await client.closed;
    expect(server.logged.length).toBeGreaterThan(0);
    expect(server.logged.filter((line) => line.includes("sekrit"))).toEqual([]);
  });
});
