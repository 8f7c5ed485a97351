import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AtEnd, demoLogin, type RunningApp, runApp, temporaryDatabase, tokenOf } from "./runningApp.ts";

const order = { items: [{ id: 35, quantity: 1 }], contact_name: "Kai", contact_phone: "671-555-0101" };
const orderWith = (change: object) => ({ restaurant_id: 1, order: { ...order, ...change } });

describe("A request that is refused", () => {
  const releases: Parameters<AtEnd>[0][] = [];
  const atEnd: AtEnd = (release) => releases.unshift(release);
  let app: RunningApp;
  beforeAll(async () => {
    app = await runApp(await temporaryDatabase(atEnd), { atEnd });
  });
  afterAll(async () => {
    for (const release of releases) await release();
  });

  test.each<[string, (app: RunningApp) => ReturnType<RunningApp["get"]>, number, string]>([
    ["malformed JSON", (app) => app.post("/orders", '{"restaurant_id":1'), 400, "malformed"],
    ["JSON that is no object", (app) => app.post("/orders", "[1]"), 400, "malformed"],
    ["no body", (app) => app.post("/orders"), 400, "malformed"],
    ["an empty body", (app) => app.post("/orders", ""), 400, "malformed"],
    ["a value of the wrong type", (app) => app.post("/orders", orderWith({ contact_name: 7 })), 400, "malformed"],
    ["a missing value", (app) => app.post("/orders", orderWith({ contact_name: undefined })), 422, "invalid"],
    ["a quantity of 0", (app) => app.post("/orders", orderWith({ items: [{ id: 35, quantity: 0 }] })), 422, "invalid"],
    [
      "a quantity of 10,000",
      (app) => app.post("/orders", orderWith({ items: [{ id: 35, quantity: 10_000 }] })),
      422,
      "invalid",
    ],
    ["half a portion", (app) => app.post("/orders", orderWith({ items: [{ id: 35, quantity: 1.5 }] })), 422, "invalid"],
    [
      "a body of more than 256 KiB",
      (app) => app.post("/orders", orderWith({ notes: "a".repeat(300_000) })),
      413,
      "too_large",
    ],
    [
      "a page that is no number",
      async (app) => app.get("/orders?page=two", await tokenOf(app, "ben")),
      400,
      "malformed",
    ],
    ["an id that is no number", (app) => app.get("/restaurants/one"), 404, "not_found"],
    ["an address that cannot be read", (app) => app.get("/restaurants/%zz"), 400, "malformed"],
    ["an id longer than any", (app) => app.get(`/orders/${"1".repeat(101)}`), 404, "not_found"],
    ["an unknown route", (app) => app.get("/nothing/here"), 404, "not_found"],
    ["another method", (app) => app.post("/restaurants/1", {}), 404, "not_found"],
    ["no token", (app) => app.get("/orders"), 401, "signed_out"],
    ["a token that is none", (app) => app.get("/orders", "broken"), 401, "signed_out"],
    ["the token null", (app) => app.get("/orders", "null"), 401, "signed_out"],
    ["a broken token where none is needed", (app) => app.get("/restaurants", "broken"), 401, "signed_out"],
    [
      "a foreign restaurant",
      async (app) => app.get("/orders?restaurant_id=2", await tokenOf(app, "ben")),
      404,
      "not_found",
    ],
    [
      "a super_admin without a restaurant",
      async (app) => app.get("/orders", await tokenOf(app, "root")),
      400,
      "malformed",
    ],
  ])("X5 %s is refused in the one shape of all refusals", async (_title, ask, status, code) => {
    const answer = await ask(app);
    expect(answer).toMatchObject({ status, body: { code, error: expect.stringMatching(/^\S.*\.$/) } });
  });

  test("X5 a refused body says which field and what is wrong with it", async () => {
    const { body } = await app.post("/orders", orderWith({ items: [{ id: 35, quantity: 0 }], contact_phone: "" }));
    expect(body).toHaveProperty("details", [
      { path: "order.items.0.quantity", message: "must be at least 1 (not 0)" },
      { path: "order.contact_phone", message: "a phone number is needed" },
    ]);
  });

  test("X5 another content type is refused, an empty body of a command is none", async () => {
    const form = { method: "POST", url: "/orders", headers: { "content-type": "text/plain" }, payload: "a" } as const;
    expect((await app.http.inject(form)).json()).toMatchObject({ code: "malformed" });
    expect((await app.post("/logout", "", await tokenOf(app, "ben"))).status).toBe(204);
  });
});

test("A3 no log line holds a path, a query, a token or a password", async () => {
  let logged = "";
  const logTo = new Writable({
    write: (line, _encoding, done) => {
      logged += line;
      done();
    },
  });
  const app = await runApp(await temporaryDatabase(), { logTo });
  const token = await tokenOf(app, "ben");
  await app.get("/orders/track/secret-tracking-token?token=in-query");
  await app.get("/no/secret-tracking-token");
  await app.get(`/orders?token=${token}`, token);
  await app.post("/login", { email: "rosa@hafaloha.test", password: "wrong-password" });
  expect(logged).toContain('"route":"/orders/track/:tracking_token"');
  for (const hidden of ["secret-tracking-token", "in-query", token, "wrong-password", "rosa@"]) {
    expect(logged).not.toContain(hidden);
  }
});

test("A5 the eleventh sign-in of a minute waits, for that address and email alone", async () => {
  const app = await runApp(await temporaryDatabase(), { settings: { RATE_LIMITS: "on" } });
  const attempt = (email: string) => app.post("/login", { email, password: "wrong" });
  const answers = [];
  for (let nth = 1; nth <= 10; nth++) answers.push(await attempt("rosa@hafaloha.test"));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(401));
  const refused = await attempt(" ROSA@hafaloha.test");
  expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited" } });
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect((await attempt("ben@hafaloha.test")).status).toBe(401);
});

test("A5 the eleventh order of a minute for one phone waits, however it is written", async () => {
  const app = await runApp(await temporaryDatabase(), { settings: { RATE_LIMITS: "on" } });
  for (let nth = 1; nth <= 10; nth++) expect((await app.post("/orders", orderWith({}))).status).toBe(201);
  expect((await app.post("/orders", orderWith({ contact_phone: "(671) 555 0101" }))).status).toBe(429);
  expect((await app.post("/orders", orderWith({ contact_phone: "671-555-0102" }))).status).toBe(201);
});

test("X4 tells whether it lives and whether the database answers", async () => {
  const database = await temporaryDatabase();
  const app = await runApp(database);
  expect(await app.get("/health")).toMatchObject({ status: 200, body: { status: "ok" } });
  expect(await app.get("/ready")).toMatchObject({ status: 200, body: { status: "ready" } });
  await database.engine.commands.schema.dropTable("meta").execute();
  expect(await app.get("/ready")).toMatchObject({ status: 503, body: { code: "not_ready" } });
  expect((await app.get("/health")).status).toBe(200);
});

test("X4 metrics are for this machine alone, also when a proxy on it asks for others", async () => {
  const app = await runApp(await temporaryDatabase());
  const ask = (remoteAddress: string, headers = {}) => app.http.inject({ url: "/metrics", remoteAddress, headers });
  const local = await ask("127.0.0.1");
  expect(local.statusCode).toBe(200);
  expect(local.body).toContain("hafaloha_cable_connections 0");
  expect((await ask("10.0.0.1")).json()).toMatchObject({ code: "forbidden" });
  expect((await ask("127.0.0.1", { "x-forwarded-for": "10.0.0.1" })).statusCode).toBe(403);
});

test("X4 metrics can be opened", async () => {
  const app = await runApp(await temporaryDatabase(), { settings: { METRICS: "open" } });
  expect((await app.http.inject({ url: "/metrics", remoteAddress: "10.0.0.1" })).statusCode).toBe(200);
});

test("A2 OpenAPI lists every route of the API", async () => {
  const app = await runApp(await temporaryDatabase());
  const { body } = await app.get("/openapi.json");
  const routes = [
    "/login",
    "/orders",
    "/orders/{id}",
    "/orders/{id}/history",
    "/orders/{id}/lines/{line_id}",
    "/menu_items",
    "/restaurants/{id}",
    "/restaurants/{id}/intake",
    "/notifications/unacknowledged",
  ];
  for (const route of routes) expect(body).toHaveProperty(["paths", route]);
});

test("R1 a plain request for the cable finds no page", async () => {
  const app = await runApp(await temporaryDatabase());
  const answer = await app.get("/cable");
  expect(answer).toMatchObject({ status: 404, text: "Page not found" });
  expect(answer.headers["content-type"]).toContain("text/plain");
});

test("F4 who sends what is no HTTP, and does not hang up, holds nothing", async () => {
  const app = await runApp(await temporaryDatabase());
  await app.http.listen({ host: "127.0.0.1", port: 0 });
  const { server } = app.http;
  const { port } = server.address() as AddressInfo;
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  let answer = "";
  socket.setEncoding("utf8").on("data", (piece: string) => {
    answer += piece;
  });
  socket.write("What is this?\r\n\r\n");
  await once(socket, "end");
  expect(answer).toMatch(/^HTTP\/1\.1 400 .*"code":"malformed"/s);
  while ((await promisify(server.getConnections).call(server)) > 0) await nextTurn();
  socket.destroy();
});

test("R17 a stopping server waits for nobody who sent half a request", async () => {
  const app = await runApp(await temporaryDatabase());
  await app.http.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.http.server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  const closed = once(
    socket.on("error", () => {}),
    "close",
  );
  // Once the first request is answered, the second one's head has been read too.
  const half = "POST /login HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{";
  socket.write(`GET /health HTTP/1.1\r\nHost: here\r\n\r\n${half}`);
  await once(socket, "data");
  await app.stop();
  await closed;
}, 15_000);

describe("A request that offers to go on in another protocol", () => {
  const asking = "Host: here\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n";
  const login = JSON.stringify(demoLogin("ben"));

  test.each([
    ["a plain one", `GET /health HTTP/1.1\r\n${asking}\r\n`, "200 OK"],
    [
      "one with a body",
      `POST /login HTTP/1.1\r\n${asking}Content-Type: application/json\r\nContent-Length: ${login.length}\r\n\r\n${login}`,
      "201 Created",
    ],
    ["one for what is not there", `GET /nothing/here HTTP/1.1\r\n${asking}\r\n`, "404 Not Found"],
  ])("X5 is served as any other: %s", async (_what, request, status) => {
    const app = await runApp(await temporaryDatabase());
    await app.http.listen({ host: "127.0.0.1", port: 0 });
    const { port } = app.http.server.address() as AddressInfo;
    const socket = connect(port, "127.0.0.1");
    socket.write(request);
    const answer = await text(socket);
    expect(answer).toContain(`HTTP/1.1 ${status}`);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
  });
});
