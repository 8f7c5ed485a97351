import { createPublicKey, verify } from "node:crypto";
import { addedDevice, pushKey, pushSubscription } from "@hafaloha/contract";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as z from "zod/mini";
import type { Delivery, PushSender, PushTarget } from "../src/features/push/sender.ts";
import { openPush, type Push } from "../src/features/push/service.ts";
import { describeOnEachEngine } from "./databases.ts";
import { minute, type OrderWorld, openOrderWorld, type Person, placedOf } from "./orderWorld.ts";
import { Device, openPushService, type PushService } from "./pushService.ts";

const settings = { contact: "mailto:chef@hafaloha.test", mayLoopback: true };

describeOnEachEngine("Web push", (open) => {
  let service: PushService;
  let world: OrderWorld;
  beforeAll(async () => {
    service = await openPushService();
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    service.received.splice(0);
    service.answers.clear();
    world = await openOrderWorld(open, (database) => openPush(database, settings));
  });

  const subscribe = (as: Person, device: Device, more: object = {}) =>
    world.ask("POST", "/push/subscriptions", { as, body: { ...device.subscription, ...more } });
  const unsubscribe = (as: Person, { endpoint }: Device) =>
    world.ask("DELETE", "/push/subscriptions", { as, body: { endpoint } });
  const devices = async (as: Person) =>
    z.array(pushSubscription).parse((await world.ask("GET", "/push/subscriptions", { as })).body);
  const device = (name: string) => new Device(`${service.origin}/${name}`);
  const pushedTo = () => service.received.map(({ path }) => path).toSorted();

  test("N2 the staff's devices are told of an order, encrypted for each and signed by the server; no other restaurant's", async () => {
    const [tablet, phone, other] = [device("tablet"), device("phone"), device("other")];
    expect((await subscribe("ben", tablet, { device: "Tablet at the pass" })).status).toBe(201);
    await subscribe("rosa", phone);
    await subscribe("leilani", other);
    expect(await devices("ben")).toMatchObject([{ device: "Tablet at the pass" }]);
    const { id, order_number } = placedOf(await world.place({}));
    expect(service.received, "nothing waits for a push service").toEqual([]);
    await world.doDueWork();
    expect(pushedTo()).toEqual(["/phone", "/tablet"]);
    const sent = service.received.find(({ path }) => path === "/tablet");
    expect(tablet.read(sent?.body ?? Buffer.alloc(0))).toMatchObject({
      title: expect.stringContaining(order_number),
      type: "order",
      path: `/admin/orders/${id}`,
      restaurant_id: 1,
    });
    expect(() => phone.read(sent?.body ?? Buffer.alloc(0)), "for one device alone").toThrow();
    expect(sent?.headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "high", ttl: "600" });
    const { public_key } = pushKey.parse((await world.ask("GET", "/push/key", { as: "ben" })).body);
    expect(claimsOf(String(sent?.headers.authorization), public_key ?? "")).toMatchObject({
      aud: service.origin,
      sub: settings.contact,
    });
  });

  test("N2 each alert is pushed once, by one of several nodes", async () => {
    await subscribe("ben", device("once"));
    await world.place({});
    await world.place({ items: [{ id: 32, quantity: 7 }] });
    await Promise.all([world.doDueWork(), world.doDueWork()]);
    await world.doDueWork();
    expect(pushedTo()).toEqual(["/once", "/once", "/once"]);
  });

  test("N2 what was answered before, or is no news any more, is not pushed", async () => {
    await subscribe("ben", device("late"));
    const { id } = placedOf(await world.place({}));
    await world.ask("POST", `/orders/${id}/acknowledge`, { as: "rosa" });
    await world.doDueWork();
    await world.place({});
    world.clock += 11 * minute;
    await world.doDueWork();
    expect(pushedTo()).toEqual([]);
  });

  test("N2 a subscription that is gone is forgotten, one that failed is kept, and no redirect is followed", async () => {
    for (const name of ["gone", "missing", "broken", "moved"]) await subscribe("ben", device(name));
    for (const [path, status] of [
      ["/gone", 410],
      ["/missing", 404],
      ["/broken", 500],
      ["/moved", 301],
    ] as const) {
      service.answers.set(path, status);
    }
    await world.place({});
    await world.doDueWork();
    await world.place({});
    await world.doDueWork();
    expect(pushedTo()).toEqual(["/broken", "/broken", "/gone", "/missing", "/moved", "/moved"]);
    expect(await devices("ben")).toHaveLength(2);
  });

  test("N2 a device is its last user's, ends when they take it off, and ten are kept of each", async () => {
    const shared = device("shared");
    await subscribe("ben", shared);
    await subscribe("mina", shared);
    expect([await devices("ben"), await devices("mina")]).toMatchObject([[], [{}]]);
    expect((await unsubscribe("ben", shared)).status).toBe(204);
    expect(await devices("mina")).toHaveLength(1);
    expect((await unsubscribe("mina", shared)).status).toBe(204);
    expect(await devices("mina")).toEqual([]);
    for (let nth = 0; nth < 12; nth++) {
      world.clock += 1;
      await subscribe("rosa", device(`phone${nth}`));
    }
    expect(await devices("rosa")).toHaveLength(10);
    await world.place({});
    await world.doDueWork();
    expect(pushedTo()).not.toContain("/phone1");
  });

  test("A4 who is no longer staff, or was signed out everywhere since, is told nothing", async () => {
    await subscribe("ben", device("demoted"));
    await subscribe("mina", device("signed-out"));
    await subscribe("rosa", device("there"));
    const users = world.database.engine.commands.updateTable("users");
    await users.set({ role: "customer" }).where("email", "=", "ben@hafaloha.test").execute();
    const after = Math.ceil(world.clock / 1000) + 1;
    await users.set({ tokens_valid_from: after }).where("email", "=", "mina@hafaloha.test").execute();
    await world.place({});
    await world.doDueWork();
    expect(pushedTo()).toEqual(["/there"]);
  });

  test("N2 a device is tried and removed by its number, by its owner alone", async () => {
    const tablet = device("tried");
    const id = addedDevice.parse((await subscribe("ben", tablet)).body).id;
    const tried = await world.ask("POST", `/push/subscriptions/${id}/test`, { as: "ben" });
    expect(tried).toMatchObject({ status: 200, body: { delivered: true } });
    expect(tablet.read(service.received[0]?.body ?? Buffer.alloc(0))).toMatchObject({
      type: "test",
      path: "/admin/alerts",
    });
    service.answers.set("/tried", 410);
    expect((await world.ask("POST", `/push/subscriptions/${id}/test`, { as: "ben" })).body).toEqual({
      delivered: false,
    });
    expect((await world.ask("POST", `/push/subscriptions/${id}/test`, { as: "mina" })).status).toBe(404);
    await world.ask("DELETE", `/push/subscriptions/${id}`, { as: "mina" });
    expect(await devices("ben")).toHaveLength(1);
    expect((await world.ask("DELETE", `/push/subscriptions/${id}`, { as: "ben" })).status).toBe(204);
    expect(await devices("ben")).toEqual([]);
  });

  test("N2 the keys outlive a restart", async () => {
    const again = await openPush(world.database, settings);
    const { public_key } = pushKey.parse((await world.ask("GET", "/push/key", { as: "ben" })).body);
    expect(again).toMatchObject({ kind: "on", publicKey: public_key });
  });

  test.each([
    ["an inner address", { endpoint: "https://10.0.0.7/push" }, 422],
    ["a page without encryption", { endpoint: "http://push.example.test/a" }, 422],
    ["a key that is none", { keys: { p256dh: "short", auth: "A".repeat(22) } }, 422],
    ["no keys at all", { keys: undefined }, 422],
  ])("N2 %s is refused", async (_title, wrong, status) => {
    const answer = await subscribe("ben", device("refused"), wrong);
    expect(answer.status).toBe(status);
    expect(await devices("ben")).toEqual([]);
  });
});

describeOnEachEngine("Push services that do not answer", (open) => {
  /** Sends that end when the test says so, for devices whose service is silent. */
  class SilentServices implements PushSender {
    readonly tried: string[] = [];
    readonly #silent: (() => void)[] = [];
    #awaited = { count: 0, reached: () => {} };

    /** Until so many sends were tried. */
    tries(count: number): Promise<void> {
      return new Promise((reached) => {
        this.#awaited = { count, reached };
        this.#look();
      });
    }

    #look() {
      if (this.tried.length >= this.#awaited.count) this.#awaited.reached();
    }

    async send({ endpoint }: PushTarget): Promise<Delivery> {
      const { pathname } = new URL(endpoint);
      this.tried.push(pathname);
      this.#look();
      if (!pathname.startsWith("/silent")) return "delivered";
      return new Promise((resolve) => this.#silent.push(() => resolve("unreachable")));
    }

    giveUp() {
      for (const end of this.#silent.splice(0)) end();
    }
  }

  const silentWorld = async () => {
    const services = new SilentServices();
    const push: Push = { kind: "on", publicKey: "", sender: services, mayLoopback: true };
    const world = await openOrderWorld(open, async () => push);
    const subscribe = async (as: Person, name: string) => {
      const { subscription: body } = new Device(`http://127.0.0.1:1/${name}`);
      expect((await world.ask("POST", "/push/subscriptions", { as, body })).status).toBe(201);
    };
    return { services, world, subscribe };
  };

  test("N2 keep no other restaurant's alerts waiting", async () => {
    const { services, world, subscribe } = await silentWorld();
    for (let nth = 0; nth < 10; nth++) await subscribe("ben", `silent-${nth}`);
    await subscribe("leilani", "honolulu");
    await world.place({});
    await world.place({ items: [{ id: 36, quantity: 1 }] }, { restaurantId: 2 });
    const work = world.doDueWork();
    await services.tries(11);
    expect(services.tried).toContain("/honolulu");
    services.giveUp();
    await work;
  });

  test("N2 are waited for once, however many alerts there are, and their device is kept", async () => {
    const { services, world, subscribe } = await silentWorld();
    await subscribe("ben", "silent");
    await subscribe("rosa", "phone");
    await world.place({});
    await world.place({});
    const work = world.doDueWork();
    await services.tries(3);
    services.giveUp();
    await work;
    expect(services.tried.toSorted()).toEqual(["/phone", "/phone", "/silent"]);
    expect((await world.ask("GET", "/push/subscriptions", { as: "ben" })).body).toHaveLength(1);
  });
});

describeOnEachEngine("Web push that is off", (open) => {
  test("N2 takes no device, and keeps nothing to be sent", async () => {
    const world = await openOrderWorld(open);
    expect((await world.ask("GET", "/push/key", { as: "ben" })).body).toEqual({ public_key: null });
    const { subscription: body } = new Device("https://push.example.test/a");
    expect((await world.ask("POST", "/push/subscriptions", { as: "ben", body })).status).toBe(422);
    await world.place({});
    expect(await world.database.engine.commands.selectFrom("push_queue").selectAll().execute()).toEqual([]);
  });
});

/** What a push service learns of the sender, once the signature holds. */
function claimsOf(authorization: string, publicKey: string): unknown {
  const [, token = "", key] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? [];
  expect(key).toBe(publicKey);
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(publicKey, "base64url");
  const x = point.subarray(1, 33).toString("base64url");
  const y = point.subarray(33).toString("base64url");
  const verifier = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const signed = { key: verifier, dsaEncoding: "ieee-p1363" } as const;
  expect(verify("sha256", Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature, "base64url"))).toBe(true);
  return JSON.parse(Buffer.from(claims, "base64url").toString());
}
