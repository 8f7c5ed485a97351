import { expect, test } from "vitest";
import type { Identification } from "../http/authentication.ts";
import type { Principal, SignedIn } from "../http/principal.ts";
import { createAuthenticate, createRenew } from "./authenticate.ts";

const guest: Principal = { kind: "guest" };
const staff: SignedIn = {
  kind: "user",
  userId: 7,
  name: "Ben",
  role: "staff",
  restaurantId: 1,
  tokenId: "one",
  tokenIssuedAt: 1_000,
  tokenExpiresAt: 9_000,
  mustChangePassword: false,
};
const root: SignedIn = { ...staff, role: "super_admin", restaurantId: null };

const tokens: Readonly<Record<string, Identification>> = {
  staff: { ok: true, principal: staff },
  later: { ok: true, principal: { ...staff, tokenId: "two", tokenExpiresAt: 12_000 } },
  promoted: { ok: true, principal: { ...staff, role: "admin" } },
  moved: { ok: true, principal: { ...staff, restaurantId: 2 } },
  other: { ok: true, principal: { ...staff, userId: 8 } },
  root: { ok: true, principal: root },
  ended: { ok: false, reason: "token_expired" },
};

const identify = async (token: string): Promise<Identification> =>
  tokens[token] ?? { ok: false, reason: "unauthorized" };
const authenticate = createAuthenticate({
  identify,
  restaurantExists: async (id) => id <= 2,
});
const connect = (token: string | undefined, query: string) =>
  authenticate({ token, query: new URLSearchParams(query), address: "127.0.0.1" });

test.each<[string, string | undefined, string, Principal, number | null]>([
  ["a guest without a restaurant", undefined, "", guest, null],
  ["a guest with an empty one", undefined, "restaurant_id=", guest, null],
  ["a guest of a restaurant", undefined, "restaurant_id=2", guest, 2],
  ["staff, who need not name their own", "staff", "", staff, 1],
  ["staff of their own", "staff", "restaurant_id=1", staff, 1],
  ["a super_admin of none", "root", "", root, null],
  ["a super_admin of any", "root", "restaurant_id=2", root, 2],
])("A2 admits %s", async (_title, token, query, principal, restaurantId) => {
  const answer = await connect(token, query);
  expect(answer).toMatchObject({ ok: true, connection: { identity: { principal, restaurantId } } });
});

test.each<[string, string | undefined, string, string]>([
  ["staff of another restaurant", "staff", "restaurant_id=2", "unauthorized"],
  ["a restaurant that is no plain number", "staff", "restaurant_id=01", "unauthorized"],
  ["a guest of a restaurant that is no number", undefined, "restaurant_id=one", "unauthorized"],
  ["a guest of a restaurant that does not exist", undefined, "restaurant_id=3", "unauthorized"],
  ["a super_admin of a restaurant that does not exist", "root", "restaurant_id=3", "unauthorized"],
  ["the token null, which is no missing one", "null", "restaurant_id=1", "unauthorized"],
  ["the token undefined", "undefined", "", "unauthorized"],
  ["a token that has ended", "ended", "", "token_expired"],
])("A2 refuses %s", async (_title, token, query, reason) => {
  expect(await connect(token, query)).toEqual({ ok: false, reason });
});

test("A4 a user's connection is known by the user and the token, and ends with it", async () => {
  expect(await connect("staff", "")).toMatchObject({
    connection: { subject: "7", tokenId: "one", expiresAt: 9_000 },
  });
});

const renew = createRenew({ identify });

test("A4 a new token of the same user goes on at the restaurant that the connection speaks of", async () => {
  expect(await renew("later", { identity: { principal: staff, restaurantId: 1 } })).toEqual({
    identity: { principal: { ...staff, tokenId: "two", tokenExpiresAt: 12_000 }, restaurantId: 1 },
    subject: "7",
    tokenId: "two",
    issuedAt: 1_000,
    expiresAt: 12_000,
  });
  expect(await renew("root", { identity: { principal: root, restaurantId: 2 } })).toMatchObject({
    identity: { restaurantId: 2 },
  });
});

test.each(["promoted", "moved", "other", "ended", "unknown"])("A4 does not go on with the token %s", async (token) => {
  expect(await renew(token, { identity: { principal: staff, restaurantId: 1 } })).toBeUndefined();
});

test("A4 a guest's connection does not become a user's", async () => {
  expect(await renew("staff", { identity: { principal: guest, restaurantId: 1 } })).toBeUndefined();
});
