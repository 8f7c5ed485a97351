import { expect, test } from "vitest";
import { readRevocation, tokenRevoked, userRevoked } from "./revocations.ts";

test("A4 what ends all sessions of a user spares the tokens that are good again, wherever it is heard late", () => {
  const { selector, detail } = readRevocation(userRevoked({ id: 7, tokens_valid_from: 1_800 }, "password_changed"));
  expect(selector).toEqual({ subject: "7", issuedBefore: 1_800_000 });
  expect(detail).toBe("password_changed");
});

test("A4 an event from before that says no second ends them all", () => {
  const event = { type: "user_revoked", user_id: 7, detail: "role_changed" };
  expect(readRevocation(event).selector).toEqual({ subject: "7", issuedBefore: Infinity });
});

test("A4 a sign-out ends one token", () => {
  expect(readRevocation(tokenRevoked("one")).selector).toEqual({ tokenId: "one" });
});
