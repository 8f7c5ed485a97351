import * as z from "zod/mini";
import { tokenPayload } from "../shared/http/tokenPayload.ts";

interface TokenLife {
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** As a JWT says it, in seconds. */
const lifeClaims = z.object({ iat: z.optional(z.number()), exp: z.number() });
/** That of the tokens that the server issues; one made elsewhere may not say when. */
const usualSeconds = 12 * 60 * 60;

/** When a token was issued and when it ends, in epoch milliseconds; null for a text that is no JWT. Proves nothing. */
export function tokenLife(token: string): TokenLife | null {
  const { data } = lifeClaims.safeParse(tokenPayload(token));
  return data ? { issuedAt: (data.iat ?? data.exp - usualSeconds) * 1000, expiresAt: data.exp * 1000 } : null;
}

/** Whether a token that the server refuses has simply run out; otherwise somebody ended it. */
export function hasRunOut(token: string, now: number): boolean {
  const life = tokenLife(token);
  return life !== null && now >= life.expiresAt;
}

/** A token in use is renewed in the second half of its life. */
export function isDueForRenewal(token: string, now: number): boolean {
  const life = tokenLife(token);
  return life !== null && now < life.expiresAt && now - life.issuedAt > (life.expiresAt - life.issuedAt) / 2;
}
