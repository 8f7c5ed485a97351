interface TokenLife {
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** When a token was issued and when it ends, in epoch milliseconds; null for a text that is no JWT. Proves nothing. */
export function tokenLife(token: string): TokenLife | null {
  const payload = token.split(".")[1];
  if (!payload) return null;
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    if (typeof claims !== "object" || claims === null) return null;
    const { iat, exp } = claims as { iat?: unknown; exp?: unknown }; // any object may be asked for any key
    return typeof iat === "number" && typeof exp === "number" ? { issuedAt: iat * 1000, expiresAt: exp * 1000 } : null;
  } catch {
    return null;
  }
}

/** A token in use is renewed in the second half of its life. */
export function isDueForRenewal(token: string, now: number): boolean {
  const life = tokenLife(token);
  return life !== null && now < life.expiresAt && now - life.issuedAt > (life.expiresAt - life.issuedAt) / 2;
}
