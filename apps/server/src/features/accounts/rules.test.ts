import { expect, test } from "vitest";
import { isGoodToken, requireAnother, tokensValidFrom } from "./rules.ts";
import type { Account, TokenHolder } from "./store.ts";
import type { Claims } from "./tokens.ts";

const account: Account = {
  id: 7,
  email: "ben@hafaloha.test",
  password_hash: "",
  first_name: "Ben",
  last_name: "",
  phone: null,
  role: "staff",
  restaurant_id: 1,
  tokens_valid_from: 1_000,
  must_change_password: 0,
  removed_at: null,
  created_at: 0,
  updated_at: 0,
};
const claims: Claims = { user_id: 7, role: "staff", restaurant_id: 1, exp: 9_000, iat: 1_000, jti: "a", tokenId: "a" };
const holder: TokenHolder = { account, isDenied: false };
const { iat: _iat, ...withoutIssue } = claims;
const { role: _role, restaurant_id: _restaurant, ...bare } = claims;

test.each<[string, Claims, TokenHolder, boolean]>([
  ["of the user as it stands", claims, holder, true],
  ["that says neither role nor restaurant", bare, holder, true],
  ["of nobody", claims, { ...holder, account: undefined }, false],
  ["that was signed out", claims, { ...holder, isDenied: true }, false],
  ["of another role", { ...claims, role: "admin" }, holder, false],
  ["of another restaurant", { ...claims, restaurant_id: 2 }, holder, false],
  ["of no restaurant", { ...claims, restaurant_id: null }, holder, false],
  ["issued before all were signed out", { ...claims, iat: 999 }, holder, false],
  ["that does not say when it was issued", withoutIssue, holder, false],
  [
    "the same, of a user who never signed all out",
    withoutIssue,
    { ...holder, account: { ...account, tokens_valid_from: 0 } },
    true,
  ],
])("A1 a token %s", (_title, claimed, held, good) => {
  expect(isGoodToken(claimed, held)).toBe(good);
});

test("A4 no token of the second in which all are ended stays good, however often they are", () => {
  expect(tokensValidFrom(account, 5_000_999)).toBe(5_001);
  expect(tokensValidFrom({ ...account, tokens_valid_from: 5_001 }, 5_000_999)).toBe(5_002);
});

test("A1 nobody has themself to change or remove", () => {
  expect(() => requireAnother(7, account)).toThrow("another admin has to do that");
  requireAnother(8, account);
});
