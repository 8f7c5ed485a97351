import { describe, expect, it } from "vitest";
import { serve as serveAny } from "../../test/baseWire.ts";
import type { LiveServer, LiveServerOptions } from "../../test/liveServer.ts";
import { WireClient } from "../../test/wireClient.ts";
import type { Authenticated } from "./options.ts";

const inAnHour = () => Math.floor(Date.now() / 1000) * 1000 + 3_600_000;

/** A token is the name of its holder, then anything after a dot. */
const holder = (token: string): Authenticated<{ name: string }> => {
  const [name = ""] = token.split(".");
  return { identity: { name }, subject: name, tokenId: token, expiresAt: inAnHour() };
};

const serve = (options: LiveServerOptions = {}) =>
  serveAny({ renew: async (token) => (token === "bad" ? undefined : holder(token)), ...options });

async function connect({ url }: LiveServer, query: string, protocol = "actioncable-v1-ext-json"): Promise<WireClient> {
  const client = new WireClient(url + query, [protocol]);
  expect(await client.next()).toMatchObject({ type: "welcome" });
  return client;
}

describe("renewal in place", () => {
  it("E11 a new token of the same user is good, and the socket outlives the old one, of whose end E12 warned it", async () => {
    const server = await serve();
    const end = Date.now() + 1_000;
    const client = await connect(server, `?token=anna&expires_at=${end}`);
    expect(await client.next()).toEqual({ type: "token_expiring", expires_at: Math.floor(end / 1000) });
    client.send({ command: "authenticate", token: "anna.2" });
    expect(await client.next()).toEqual({ type: "authenticated", expires_at: expect.any(Number) });
    const mark = await connect(server, `?token=anna&expires_at=${end}`, "actioncable-v1-json");
    expect(await mark.next()).toMatchObject({ reason: "token_expired" });
    expect(await client.untilQuiet()).toEqual([]);
    server.cable.disconnect({ tokenId: "id-anna" }, "remote");
    expect(await client.untilQuiet()).toEqual([]);
    server.cable.disconnect({ tokenId: "anna.2" }, "remote", "logout");
    expect(await client.next()).toMatchObject({ reason: "remote", detail: "logout" });
  });

  it.each([
    ["a token that is not good", "bad"],
    ["a token of another user", "ben"],
  ])("E11 %s ends the socket with unauthorized", async (_, token) => {
    const client = await connect(await serve(), "?token=anna");
    client.send({ command: "authenticate", token });
    expect(await client.next()).toEqual({ type: "disconnect", reason: "unauthorized", reconnect: false });
  });

  it("P30 a token that is revoked while it is being asked about ends the socket", async () => {
    let allow = () => {};
    const allowed = new Promise<void>((resolve) => {
      allow = resolve;
    });
    const server = await serve({ renew: (token) => allowed.then(() => holder(token)) });
    const client = await connect(server, "?token=anna");
    client.send({ command: "authenticate", token: "anna.2" });
    expect(await client.untilQuiet()).toEqual([]);
    server.cable.disconnect({ tokenId: "anna.2" }, "remote", "logout");
    allow();
    expect(await client.next()).toMatchObject({ reason: "remote", detail: "logout" });
  });

  it("E11 a failure of the server's own sends the client to come back", async () => {
    const client = await connect(
      await serve({
        renew: async () => {
          throw new Error("the database is away");
        },
      }),
      "?token=anna",
    );
    client.send({ command: "authenticate", token: "anna.2" });
    expect(await client.next()).toMatchObject({ reason: "server_restart", reconnect: true });
  });

  it("P14 a base client's token is ignored, and so is any where the server renews none", async () => {
    const base = await connect(await serve(), "?token=anna", "actioncable-v1-json");
    const { url } = await serveAny();
    const extended = new WireClient(`${url}?token=anna`, ["actioncable-v1-ext-json"]);
    await extended.next();
    for (const client of [base, extended]) {
      client.send({ command: "authenticate", token: "bad" });
      expect(await client.untilQuiet()).toEqual([]);
    }
  });
});
