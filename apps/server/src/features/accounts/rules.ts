import type { TokenHolder } from "./store.ts";
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
