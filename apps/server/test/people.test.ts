import { once } from "node:events";
import { colleague, type SessionEnd } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import * as z from "zod/mini";
import { openCable } from "./cableSocket.ts";
import { describeOnEachEngine } from "./databases.ts";
import { demoLogin, type RunningApp, runApp, sessionOf, tokenOf } from "./runningApp.ts";

const oneTime = "for one sign-in";
const lani = { email: "lani@example.test", password: oneTime, first_name: "Lani", role: "staff" };
const rosaId = 1;
const benId = 2;

const peopleOf = async (app: RunningApp, token: string) => {
  const { body } = await app.get("/people", token);
  return z.array(colleague).parse(body);
};

/** Rosa adds Lani, who signs in for the first time. */
async function withLani(app: RunningApp) {
  const rosa = await tokenOf(app, "rosa");
  const added = await app.post("/people", { person: lani }, rosa);
  const { id } = colleague.parse(added.body);
  return { rosa, added, id, first: sessionOf(await app.post("/login", lani)) };
}

describeOnEachEngine("People", (open) => {
  test("A1 an admin sees who works here, with nothing else of the rows, and no customers", async () => {
    const app = await runApp(await open("sampled"));
    const { rosa, added } = await withLani(app);
    expect(added).toMatchObject({ status: 201, body: { role: "staff", password_change_required: true } });
    expect(JSON.stringify(added.body)).not.toContain(oneTime);
    const people = await peopleOf(app, rosa);
    expect(people.map(({ first_name, role }) => `${first_name} ${role}`)).toEqual([
      "Rosa admin",
      "Ben staff",
      "Mina staff",
      "Lani staff",
    ]);
    expect(people[1]).toEqual({
      id: benId,
      email: "ben@hafaloha.test",
      first_name: "Ben",
      last_name: expect.any(String),
      phone: null,
      role: "staff",
      restaurant_id: 1,
      password_change_required: false,
    });
  });

  test("A1 a password for one sign-in opens nothing until it is changed, which ends its own session", async () => {
    const app = await runApp(await open("sampled"));
    const { first } = await withLani(app);
    expect(first.password_change_required).toBe(true);
    expect(await app.get("/orders", first.jwt)).toMatchObject({
      status: 403,
      body: { code: "password_change_required" },
    });
    const socket = await openCable(app, first.jwt);
    await once(socket.socket, "close");
    expect(socket.frames).toMatchObject([{ type: "disconnect", reason: "unauthorized", reconnect: false }]);
    const change = (current_password: string, new_password: string) =>
      app.post("/session/password", { current_password, new_password }, first.jwt);
    for (const [current, next] of [
      ["wrong", "one of my own"],
      [oneTime, oneTime],
      [oneTime, "short"],
    ] as const) {
      expect(await change(current, next)).toMatchObject({ status: 422, body: { code: "invalid" } });
    }
    const changed = await change(oneTime, "one of my own");
    expect(changed.status).toBe(201);
    const now = sessionOf(changed);
    expect(now.password_change_required).toBeUndefined();
    expect((await app.get("/orders", now.jwt)).status).toBe(200);
    expect((await app.get("/orders", first.jwt)).status).toBe(401);
    expect((await app.post("/login", lani)).status).toBe(401);
    expect((await app.post("/login", { ...lani, password: "one of my own" })).status).toBe(201);
  });

  test.each<[SessionEnd, (app: RunningApp, rosa: string, ben: string) => Promise<unknown>]>([
    ["signed_out_everywhere", (app, _rosa, ben) => app.post("/session/end_all", undefined, ben)],
    [
      "password_changed",
      (app, _rosa, ben) =>
        app.post("/session/password", { current_password: "hafaloha-demo", new_password: "another one" }, ben),
    ],
    ["signed_out_everywhere", (app, rosa) => app.post(`/people/${benId}/end_sessions`, undefined, rosa)],
    ["password_changed", (app, rosa) => patch(app, benId, { password: oneTime }, rosa)],
    ["role_changed", (app, rosa) => patch(app, benId, { role: "admin" }, rosa)],
    ["account_removed", (app, rosa) => remove(app, benId, rosa)],
  ])("A4 %s ends all sockets and tokens of the user, nobody else's, and says why", async (detail, end) => {
    const app = await runApp(await open("sampled"));
    const rosa = await tokenOf(app, "rosa");
    const bens = [await tokenOf(app, "ben"), await tokenOf(app, "ben")] as const;
    const sockets = [await openCable(app, bens[0]), await openCable(app, bens[1])];
    const other = await openCable(app, rosa);
    const ended = sockets.map(({ socket }) => once(socket, "close"));
    await end(app, rosa, bens[0]);
    await Promise.all(ended);
    const dismissal = { type: "disconnect", reason: "remote", reconnect: false, detail };
    expect(sockets.map(({ frames }) => frames.at(-1))).toEqual([dismissal, dismissal]);
    for (const token of bens) expect((await app.get("/orders", token)).status).toBe(401);
    expect([other.socket.readyState, (await app.get("/orders", rosa)).status]).toEqual([WebSocket.OPEN, 200]);
    other.socket.terminate();
  });

  test("A4 who signed out everywhere signs in again at once, and a changed role counts from then on", async () => {
    const app = await runApp(await open("sampled"));
    const rosa = await tokenOf(app, "rosa");
    await app.post("/session/end_all", undefined, await tokenOf(app, "ben"));
    expect((await app.get("/people", await tokenOf(app, "ben"))).status).toBe(403);
    expect((await patch(app, benId, { role: "admin" }, rosa)).statusCode).toBe(200);
    expect((await app.get("/people", await tokenOf(app, "ben"))).status).toBe(200);
  });

  test("A1 who was removed cannot sign in, stays named in what they did, and leaves the address to others", async () => {
    const app = await runApp(await open("sampled"));
    const rosa = await tokenOf(app, "rosa");
    expect((await remove(app, benId, rosa)).statusCode).toBe(204);
    expect((await app.post("/login", demoLogin("ben"))).status).toBe(401);
    expect((await remove(app, benId, rosa)).statusCode).toBe(404);
    expect((await peopleOf(app, rosa)).map(({ id }) => id)).not.toContain(benId);
    const again = await app.post("/people", { person: { ...lani, email: "ben@hafaloha.test" } }, rosa);
    expect(again.status).toBe(201);
    expect((await app.post("/people", { person: { ...lani, email: "BEN@hafaloha.test" } }, rosa)).status).toBe(409);
  });

  test("A1 nobody changes or removes themself, makes a super_admin, or reaches whom they do not run", async () => {
    const app = await runApp(await open("sampled"));
    const rosa = await tokenOf(app, "rosa");
    expect((await patch(app, rosaId, { role: "staff" }, rosa)).statusCode).toBe(422);
    expect((await remove(app, rosaId, rosa)).statusCode).toBe(422);
    expect((await patch(app, benId, { role: "super_admin" }, rosa)).statusCode).toBe(422);
    expect((await patch(app, benId, {}, rosa)).statusCode).toBe(422);
    const { user: kai } = sessionOf(await app.post("/login", demoLogin("kai")));
    expect((await remove(app, kai.id, rosa)).statusCode).toBe(404);
  });

  test("A1 of two admins who at once make each other staff one stays, who can let the others in", async () => {
    const app = await runApp(await open("sampled"));
    const rosa = await tokenOf(app, "rosa");
    await patch(app, benId, { role: "admin" }, rosa);
    const ben = await tokenOf(app, "ben");
    const answers = await Promise.all([
      patch(app, benId, { role: "staff" }, rosa),
      patch(app, rosaId, { role: "staff" }, ben),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401]);
    const roles = await Promise.all(
      ["rosa", "ben"].map(async (name) => sessionOf(await app.post("/login", demoLogin(name))).user.role),
    );
    expect(roles.toSorted()).toEqual(["admin", "staff"]);
  });

  test("A1 a repeated request adds nobody twice", async () => {
    const app = await runApp(await open("sampled"));
    const rosa = await tokenOf(app, "rosa");
    const ask = () =>
      app.http.inject({
        method: "POST",
        url: "/people",
        headers: { authorization: `Bearer ${rosa}`, "idempotency-key": "one-tap-or-two-0001" },
        payload: { person: lani },
      });
    const answers = [await ask(), await ask()];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(answers[1]?.body).toBe(answers[0]?.body);
  });
});

const patch = (app: RunningApp, id: number, person: object, token: string) =>
  app.http.inject({
    method: "PATCH",
    url: `/people/${id}`,
    headers: { authorization: `Bearer ${token}` },
    payload: { person },
  });

const remove = (app: RunningApp, id: number, token: string) =>
  app.http.inject({ method: "DELETE", url: `/people/${id}`, headers: { authorization: `Bearer ${token}` } });
