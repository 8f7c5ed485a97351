import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Cable, CreateOptions, ProtocolID } from "@anycable/core";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type Followed, follow, openAnyCable } from "../packages/cable/test/anyCable.ts";
import { placeOrder, signIn, signToken } from "./harness/api.ts";
import { type CuttableProxy, startCuttableProxy } from "./harness/cuttableProxy.ts";
import { openSite, type Site } from "./harness/site.ts";

const soda = [{ id: 35, quantity: 1 }];
const secret = "the secret of an installation of one's own";
const orders = ["OrderChannel", { restaurant_id: "1" }] as const;

/** The limit only ends a test that hangs. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 50_000 });

describe("@anycable/core against the real server", () => {
  let site: Site;
  let proxy: CuttableProxy;
  const cables: Cable[] = [];

  beforeAll(async () => {
    site = await openSite({ JWT_SECRET: secret });
    proxy = await startCuttableProxy(site.port);
  });

  afterEach(() => {
    proxy.refuseCable(false);
    for (const cable of cables.splice(0)) cable.disconnect();
  });

  afterAll(async () => {
    await proxy.close();
    await site.close();
  });

  function open(protocol: ProtocolID, token?: string, options: Partial<CreateOptions<ProtocolID>> = {}): Cable {
    const cable = openAnyCable(`${proxy.url.replace("http", "ws")}/cable?restaurant_id=1`, protocol, {
      reconnectStrategy: () => 50,
      protocolOptions: { pongs: true },
      ...(token === undefined ? {} : { auth: { token } }),
      ...options,
    });
    cables.push(cable);
    return cable;
  }

  const openExtended = (token: string, options = {}) => open("actioncable-v1-ext-json", token, options);
  const isCaughtUp = ({ told }: Followed) => eventually(() => expect(told.at(-1)).toBe("history_received"));
  const place = async () => (await placeOrder(site.url, soda)).id;
  const newIds = ({ messages }: Followed) =>
    messages.flatMap((message) => {
      const { type, order } = message as { type: string; order?: { id: number } };
      return type === "new_order" ? [order?.id] : [];
    });

  /** The board's new orders from now on; it asks for this second's, too, and those that are older are left out. */
  async function openBoard(cable: Cable): Promise<Followed & { ids(): readonly unknown[] }> {
    const board = follow(cable, ...orders);
    await isCaughtUp(board);
    const older = newIds(board).length;
    return { ...board, ids: () => newIds(board).slice(older) };
  }

  test("R1 with the base protocol it subscribes and receives; what is not for its user is rejected", async () => {
    const { token } = await signIn(site.url, "ben");
    const staff = open("actioncable-v1-json", token);
    const board = follow(staff, ...orders);
    const foreign = follow(staff, "OrderChannel", { restaurant_id: "2" });
    const guest = open("actioncable-v1-json");
    const menu = follow(guest, "MenuChannel");
    const closed = follow(guest, "OrderChannel");
    await Promise.all([board, menu].map(({ channel }) => channel.ensureSubscribed()));
    await eventually(() => {
      for (const { told } of [foreign, closed]) expect(told).toEqual(["close SubscriptionRejectedError"]);
    });
    const id = await place();
    await eventually(() => expect(newIds(board)).toEqual([id]));
    expect(board.offsets[0]).toBe(0);
  });

  test("R3 orders placed while it is cut off come once and in order", async () => {
    const board = await openBoard(openExtended((await signIn(site.url, "ben")).token));
    const placed = [await place()];
    await eventually(() => expect(board.ids()).toEqual(placed));
    proxy.refuseCable(true);
    proxy.cutCable();
    for (let count = 0; count < 5; count++) placed.push(await place());
    expect(board.ids()).toEqual(placed.slice(0, 1));
    proxy.refuseCable(false);
    await eventually(() => expect(board.ids()).toEqual(placed));
    placed.push(await place());
    await eventually(() => expect(board.ids()).toEqual(placed));
    const first = board.offsets[0] ?? 0;
    expect(board.offsets).toEqual(board.offsets.map((_, index) => first + index));
  });

  test("R3 it goes on after the server was killed, and after it was asked to stop", async () => {
    const board = await openBoard(openExtended((await signIn(site.url, "ben")).token));
    const placed = [await place()];
    await site.kill();
    await site.startAgain();
    placed.push(await place());
    await eventually(() => expect(board.ids()).toEqual(placed));
    expect(await site.stop()).toBe(0);
    await eventually(() => expect(board.told).toContain("disconnect server_restart"));
    await site.startAgain();
    placed.push(await place());
    await eventually(() => expect(board.ids()).toEqual(placed));
    expect(board.told).not.toContain("history_not_found");
  });

  test("A1 it fetches a new token when its own ends, and misses nothing", async () => {
    const { token, user } = await signIn(site.url, "ben");
    const { id, role, restaurant_id } = user as { id: number; role: string; restaurant_id: number };
    const exp = Math.floor(Date.now() / 1000) + 3;
    const brief = signToken(secret, { user_id: id, role, restaurant_id, exp, jti: "brief" });
    const refresh = async (transport: { setToken(token: string): void }) => transport.setToken(token);
    const board = await openBoard(openExtended(brief, { tokenRefresher: refresh }));
    const placed = [await place()];
    await eventually(() => expect(board.ids()).toEqual(placed));
    await eventually(() => expect(board.told).toContain("disconnect token_expired"));
    placed.push(await place());
    await eventually(() => expect(board.ids()).toEqual(placed));
  });

  test("R16 staff see each other by the names that the server knows", async () => {
    const [ben, mina] = await Promise.all(
      ["ben", "mina"].map(async (name) => {
        return openBoard(openExtended((await signIn(site.url, name)).token));
      }),
    );
    await ben?.channel.presence.join("tablet", { name: "The Boss", at: "grill" });
    await eventually(() =>
      expect(mina?.presence).toEqual([
        { type: "join", id: "tablet", info: { at: "grill", user_id: 2, name: expect.stringMatching(/^Ben/) } },
      ]),
    );
    await ben?.channel.presence.leave();
    await eventually(() => expect(mina?.presence.at(-1)).toEqual({ type: "leave", id: "tablet" }));
  });

  test("R3 it is told when the log is another one, and goes on live", async () => {
    const board = await openBoard(openExtended((await signIn(site.url, "ben")).token));
    const placed = [await place()];
    await eventually(() => expect(board.ids()).toEqual(placed));
    await site.kill();
    for (const file of readdirSync(site.dataDir)) rmSync(join(site.dataDir, file), { recursive: true });
    await site.startAgain();
    await eventually(() => expect(board.told.at(-1)).toBe("history_not_found"));
    placed.push(await place());
    await eventually(() => expect(board.ids()).toEqual(placed));
  });
});
