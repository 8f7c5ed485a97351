import { once } from "node:events";
import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { openCable } from "./cableSocket.ts";
import { describeOnEachEngine } from "./databases.ts";
import { demoLogin, runApp, secret, sessionOf, tokenOf } from "./runningApp.ts";

const person = { email: "Tasi@Example.test ", password: "long enough", first_name: "Tasi", restaurant_id: 1 };

describeOnEachEngine("Accounts", (open) => {
  test("A1 signing in answers with a token and the user, and nothing else of the row", async () => {
    const app = await runApp(await open("sampled"));
    const answer = await app.post("/login", demoLogin("rosa"));
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      jwt: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      user: {
        id: 1,
        email: "rosa@hafaloha.test",
        first_name: "Rosa",
        last_name: "Quinata",
        phone: null,
        role: "admin",
        restaurant_id: 1,
      },
    });
    expect((await app.get("/orders", sessionOf(answer).jwt)).status).toBe(200);
  });

  test("A3 a wrong password and an unknown address get the same answer", async () => {
    const app = await runApp(await open("sampled"));
    const wrong = await app.post("/login", { ...demoLogin("rosa"), password: "wrong" });
    const unknown = await app.post("/login", demoLogin("nobody"));
    expect(wrong).toMatchObject({ status: 401, body: { code: "wrong_credentials" } });
    expect(unknown.body).toEqual(wrong.body);
  });

  test("A1 what no account can have is as wrong as what none has, and an old token does not stand in the way", async () => {
    const app = await runApp(await open("sampled"));
    for (const attempt of [
      { email: "rosa", password: "x" },
      { ...demoLogin("rosa"), password: "x".repeat(201) },
      { ...demoLogin("rosa"), password: "" },
      demoLogin("rosa\0"),
    ]) {
      expect((await app.post("/login", attempt)).status).toBe(401);
    }
    expect((await app.post("/login", demoLogin("rosa"), "ended.long.ago")).status).toBe(201);
  });

  test("A2 nobody signs in at another restaurant but a super_admin", async () => {
    const app = await runApp(await open("sampled"));
    expect((await app.post("/login", { ...demoLogin("ben"), restaurant_id: 2 })).status).toBe(404);
    expect((await app.post("/login", { ...demoLogin("ben"), restaurant_id: 1 })).status).toBe(201);
    expect((await app.post("/login", { ...demoLogin("root"), restaurant_id: 2 })).status).toBe(201);
  });

  test("A1 signing up makes a customer, once for an address in any spelling", async () => {
    const app = await runApp(await open("sampled"));
    const answer = await app.post("/signup", person);
    expect(answer.status).toBe(201);
    expect(sessionOf(answer).user).toMatchObject({ email: "tasi@example.test", role: "customer", restaurant_id: 1 });
    expect(await app.post("/signup", { ...person, email: "TASI@example.test" })).toMatchObject({
      status: 409,
      body: { code: "email_taken" },
    });
    expect((await app.post("/login", { email: "tasi@example.test", password: person.password })).status).toBe(201);
  });

  test("A1 of two who sign up with one address at once, one gets it", async () => {
    const app = await runApp(await open("sampled"));
    const answers = await Promise.all([1, 2, 3].map(() => app.post("/signup", person)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  });

  test("A1 a role is not something one signs up with", async () => {
    const app = await runApp(await open("sampled"));
    const answer = await app.post("/signup", { ...person, role: "admin", user: { role: "admin" } });
    expect(sessionOf(answer).user.role).toBe("customer");
    expect((await app.post("/signup", { ...person, email: "b@example.test", restaurant_id: 9 })).status).toBe(404);
  });

  test("A1 renewing gives another token, and the old one stays good", async () => {
    const app = await runApp(await open("sampled"));
    const old = await tokenOf(app, "kai");
    const answer = await app.post("/session/renew", undefined, old);
    expect(answer.status).toBe(201);
    const { jwt, user } = sessionOf(answer);
    expect(jwt).not.toBe(old);
    expect(user.email).toBe("kai@hafaloha.test");
    for (const token of [old, jwt]) expect((await app.get("/orders", token)).status).toBe(200);
    expect((await app.post("/session/renew")).status).toBe(401);
  });

  test("A4 signing out ends that token alone", async () => {
    const app = await runApp(await open("sampled"));
    const [ended, kept] = [await tokenOf(app, "ben"), await tokenOf(app, "ben")];
    expect((await app.post("/logout", undefined, ended)).status).toBe(204);
    expect(await app.get("/orders", ended)).toMatchObject({ status: 401, body: { code: "signed_out" } });
    expect((await app.post("/session/renew", undefined, ended)).status).toBe(401);
    expect((await app.get("/orders", kept)).status).toBe(200);
  });

  test("A4 a token without an id can be signed out too", async () => {
    const app = await runApp(await open("sampled"));
    const token = await new SignJWT({ user_id: 2, role: "staff", restaurant_id: 1 })
      .setProtectedHeader({ alg: "HS256" })
      .setExpirationTime("1h")
      .sign(Buffer.from(secret));
    expect((await app.get("/orders", token)).status).toBe(200);
    expect((await app.post("/logout", undefined, token)).status).toBe(204);
    expect((await app.get("/orders", token)).status).toBe(401);
  });

  test("A4 signing out ends the sockets of that token, and says why", async () => {
    const app = await runApp(await open("sampled"));
    const [ended, kept] = [await tokenOf(app, "ben"), await tokenOf(app, "ben")];
    const [endedSocket, keptSocket] = [await openCable(app, ended), await openCable(app, kept)];
    await app.post("/logout", undefined, ended);
    await once(endedSocket.socket, "close");
    expect(endedSocket.frames.at(-1)).toEqual({
      type: "disconnect",
      reason: "remote",
      reconnect: false,
      detail: "logout",
    });
    expect(keptSocket.socket.readyState).toBe(WebSocket.OPEN);
    keptSocket.socket.terminate();
  });
});
