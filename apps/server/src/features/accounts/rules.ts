import type { SignedIn } from "../../http/principal.ts";
import { Refusal } from "../../refusal.ts";
import type { Account, TokenHolder } from "./store.ts";
import type { Claims } from "./tokens.ts";

/**
 * Whether a well-signed token that has not ended is good: its user exists, is still what the token says, and has not
 * signed it out, alone or with all others.
 */
export function isGoodToken(claims: Claims, { account, isDenied }: TokenHolder): boolean {
  if (account === undefined || isDenied) return false;
  if (claims.role !== undefined && claims.role !== account.role) return false;
  if (claims.restaurant_id !== undefined && claims.restaurant_id !== account.restaurant_id) return false;
  return (claims.iat ?? 0) >= account.tokens_valid_from;
}

/** From which second on tokens are good when all those of `now` and before are ended. */
export function tokensValidFrom({ tokens_valid_from: before }: Account, now: number): number {
  return Math.max(before, Math.floor(now / 1000)) + 1;
}

/**
 * What was read of a user with the request may have ended while it waited for its turn: of two admins who remove each
 * other, the second is none any more.
 */
export function requireStill({ role, tokenIssuedAt }: SignedIn, account: Account | undefined): void {
  const isStill = account !== undefined && account.role === role && account.tokens_valid_from * 1000 <= tokenIssuedAt;
  if (!isStill) throw new Refusal("signed_out", "This account was signed out meanwhile. Sign in again.");
}

/** Nobody changes or removes themself among the people: so somebody stays who can let the others in. */
export function requireAnother(userId: number, { id }: Pick<Account, "id">): void {
  if (userId === id) {
    throw new Refusal(
      "invalid",
      "This is your own account: another admin has to do that. Your password you change yourself.",
    );
  }
}
