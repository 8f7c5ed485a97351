import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Api, apiAt, orderOf, signIn } from "./harness/api.ts";
import { runProgram, temporaryDataDir } from "./harness/server.ts";
import { openSite, type Site } from "./harness/site.ts";

const youngCoconut = 32;
const oneOf = (quantity: number, id = youngCoconut) => orderOf([{ id, quantity }]);

describe("Bad input is refused with a clear error", () => {
  let site: Site;
  let guest: Api;
  let rosa: Api;

  beforeAll(async () => {
    site = await openSite();
    guest = apiAt(site.url);
    rosa = apiAt(site.url, (await signIn(site.url, "rosa")).token);
  });

  afterAll(() => site.close());

  test.each([
    ["broken JSON", '{"restaurant_id": 1, "order"', 400, "malformed"],
    ["no order at all", { restaurant_id: 1 }, 422, "invalid"],
    ["text for a quantity", orderOf([{ id: youngCoconut, quantity: "two" as unknown as number }]), 400, "malformed"],
    ["a quantity of 0", oneOf(0), 422, "invalid"],
    ["a quantity of 10,000", oneOf(10_000), 422, "invalid"],
    ["an item that is not on the menu", oneOf(1, 9_999), 422, "unavailable"],
    ["another restaurant's item", oneOf(1, 36), 422, "unavailable"],
    ["an unknown restaurant", { ...oneOf(1), restaurant_id: 99 }, 404, "not_found"],
    ["more than there is", oneOf(50), 409, "stock_short"],
  ])("O1 an order with %s", async (_, body, status, code) => {
    const answer = await guest.post("/orders", body);
    expect(answer).toMatchObject({ status, body: { code, error: expect.stringMatching(/\w+ \w+.*[.]$/) } });
  });

  test("O1 prices and staff flags of a guest are ignored", async () => {
    const order = orderOf([{ id: youngCoconut, quantity: 2, price: 0.01 } as never], { staff_created: true, total: 0 });
    expect(await guest.post("/orders", order)).toMatchObject({
      status: 201,
      body: { total: 15, staff_created: false },
    });
  });

  test.each([
    ["nonsense", "nonsense"],
    ["the text null", "null"],
    ["three parts of nothing", "e30.e30.e30"],
  ])("A1 a token that is %s is 401 over HTTP and unauthorized over the cable", async (_, token) => {
    expect(await apiAt(site.url, token).get("/orders")).toMatchObject({ status: 401, body: { code: "signed_out" } });
    expect(await firstFrame(site, token)).toEqual({ type: "disconnect", reason: "unauthorized", reconnect: false });
  });

  test("O3 a status that cannot follow, no version and an old version are three different refusals", async () => {
    const { body: placed } = await guest.post<{ id: number }>("/orders", oneOf(1));
    const change = (order: object) => rosa.patch(`/orders/${placed.id}`, { order });
    expect(await change({ status: "preparing", eta_minutes: 15 })).toMatchObject({
      status: 422,
      body: { code: "invalid" },
    });
    expect(await change({ expected_version: 1, status: "completed" })).toMatchObject({
      status: 422,
      body: { code: "transition" },
    });
    expect(await change({ expected_version: 1, status: "preparing" })).toMatchObject({ status: 422 });
    expect(await change({ expected_version: 1, status: "preparing", eta_minutes: 15 })).toMatchObject({ status: 200 });
    expect(await change({ expected_version: 1, status: "cancelled" })).toMatchObject({
      status: 409,
      body: { code: "stale_version", order: { version: 2, status: "preparing" } },
    });
  });

  test("A3 no token stands in anything the server printed", async () => {
    const { token } = await signIn(site.url, "ben");
    await apiAt(site.url, token).get(`/orders?token=${token}`);
    await firstFrame(site, token);
    expect(site.output()).not.toContain(token.split(".")[2]);
  });
});

describe("Bad settings stop the start with one line", () => {
  const { dataDir, removeDataDir } = temporaryDataDir();
  afterAll(removeDataDir);
  const serve = (args: readonly string[], env: Record<string, string> = {}) =>
    runProgram(["serve", "--data-dir", dataDir, ...args], env);

  test.each([
    [["--port", "seventy"], {}, /port.*seventy/i],
    [["--port", "70000"], {}, /port.*70000/i],
    [["--prot", "3000"], {}, /prot/],
    [[], { USE_WEBSOCKETS: "maybe" }, /USE_WEBSOCKETS.*maybe/i],
    [[], { POLLING_INTERVAL: "-5" }, /POLLING_INTERVAL.*-5/i],
    [[], { DATABASE_URL: "mysql://user:secret-word@127.0.0.1/x" }, /DATABASE_URL/],
  ])("X5 %j %j", async (args, env, words) => {
    const { exitCode, output } = await serve(args, env);
    expect(exitCode).toBe(1);
    expect(output.trim()).toMatch(words);
    expect(output.trim().split("\n")).toHaveLength(1);
    expect(output).not.toMatch(/secret-word/);
  });

  test("X5 a port that another program has", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const { exitCode, output } = await serve(["--port", String(port)]);
    other.close();
    expect(exitCode).toBe(1);
    expect(output).toContain(`port ${port}`);
    expect(output).toContain("--port");
  });

  test("X5 a data folder that another server has", async () => {
    const site = await openSite();
    const { exitCode, output } = await runProgram(["serve", "--port", "0", "--data-dir", site.dataDir]);
    await site.close();
    expect(exitCode).toBe(1);
    expect(output).toContain(`The data folder ${site.dataDir} is in use`);
    expect(output.trim().split("\n")).toHaveLength(1);
  });

  test("X5 an unknown command", async () => {
    const { exitCode, output } = await runProgram(["sevre"]);
    expect(exitCode).toBe(1);
    expect(output).toContain("sevre");
  });
});

async function firstFrame(site: Site, token: string): Promise<unknown> {
  const socket = new WebSocket(`${site.url.replace("http", "ws")}/cable?restaurant_id=1&token=${token}`);
  const [data] = await once(socket, "message");
  socket.terminate();
  return JSON.parse(String(data));
}
