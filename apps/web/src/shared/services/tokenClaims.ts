import * as z from "zod/mini";

const tokenClaims = z.object({
  user_id: z.int(),
  restaurant_id: z.nullish(z.int()),
});
export type TokenClaims = z.infer<typeof tokenClaims>;

/** Whose token it is and for which restaurant; null for a text that says neither. Only the server can verify it. */
export function readClaims(token: string): TokenClaims | null {
  const payload = token.split(".")[1] ?? "";
  try {
    return tokenClaims.parse(JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))));
  } catch {
    return null;
  }
}
