import { createHash, createSecretKey, randomUUID } from "node:crypto";
import { role } from "@hafaloha/contract";
import { errors, jwtVerify, SignJWT } from "jose";
import * as z from "zod/mini";
import type { Account } from "./store.ts";

export const tokenLifetimeSeconds = 12 * 60 * 60;

/** The last second that a date can name. */
const endOfTime = 8_640_000_000_000;

const claims = z.object({
  user_id: z.int().check(z.positive()),
  role: z.optional(role),
  restaurant_id: z.nullish(z.int()),
  exp: z.number().check(z.maximum(endOfTime)),
  iat: z.optional(z.number()),
  jti: z.optional(
    z.pipe(
      z.union([z.string(), z.number()]),
      z.pipe(z.transform(String), z.string().check(z.regex(/^[\x20-\x7e]{1,200}$/))),
    ),
  ),
});

export type Claims = z.infer<typeof claims> & {
  /** The `jti`, or a digest of a token that came without one: what a sign-out denies. */
  readonly tokenId: string;
};

type TokenReading =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly reason: "unauthorized" | "token_expired" };

/** The one way to write a token; what decodes base64 passes over spaces and padding. HS256 signs with 32 bytes. */
const written = /^[\w-]+\.[\w-]+\.[\w-]{43}$/;

/** How many tokens that were verified are remembered; those of all who work at some hundred restaurants. */
const mostVerified = 10_000;

export interface Tokens {
  /** `askedAt`: when the account was looked up; what has ended its sessions since then ends this one, too. */
  issue(account: Account, askedAt?: number): Promise<string>;
  read(token: string): Promise<TokenReading>;
}

/**
 * Tokens that anyone who holds the same secret can make and read: HS256 over the secret's UTF-8 bytes. What stands in a
 * well-signed token never changes, so it is verified once; whether it has ended is looked at each time.
 */
export function createTokens(secret: string, now: () => number = Date.now): Tokens {
  const key = createSecretKey(Buffer.from(secret, "utf8"));
  const verified = new Map<string, Claims>();
  const remember = (token: string, read: Claims) => {
    const [oldest] = verified.keys();
    if (oldest !== undefined && verified.size >= mostVerified) verified.delete(oldest);
    verified.set(token, read);
  };
  return {
    issue: (account, askedAt = now()) => {
      // Those of the second in which all others were ended count from the next one.
      const issuedAt = Math.max(Math.floor(askedAt / 1000), account.tokens_valid_from);
      return new SignJWT({ user_id: account.id, role: account.role, restaurant_id: account.restaurant_id })
        .setProtectedHeader({ alg: "HS256", typ: "JWT" })
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + tokenLifetimeSeconds)
        .setJti(randomUUID())
        .sign(key);
    },
    read: async (token) => {
      const known = verified.get(token);
      if (known !== undefined) {
        const hasEnded = known.exp <= Math.floor(now() / 1000);
        return hasEnded ? { ok: false, reason: "token_expired" } : { ok: true, claims: known };
      }
      if (!written.test(token)) return { ok: false, reason: "unauthorized" };
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ["HS256"],
          requiredClaims: ["exp"],
          currentDate: new Date(now()),
        });
        const parsed = claims.safeParse(payload);
        if (!parsed.success) return { ok: false, reason: "unauthorized" };
        const read: Claims = { ...parsed.data, tokenId: parsed.data.jti ?? digest(token) };
        remember(token, read);
        return { ok: true, claims: read };
      } catch (error) {
        return { ok: false, reason: error instanceof errors.JWTExpired ? "token_expired" : "unauthorized" };
      }
    },
  };
}

/** Of what is signed only: the same claims in another encoding of the signature are the same token. */
const digest = (token: string) =>
  `sha256:${createHash("sha256")
    .update(token.slice(0, token.lastIndexOf(".")))
    .digest("base64url")}`;
