import * as z from "zod/mini";
import { tokenPayload } from "../http/tokenPayload.ts";

const tokenClaims = z.object({
  user_id: z.int(),
  restaurant_id: z.nullish(z.int()),
});
export type TokenClaims = z.infer<typeof tokenClaims>;

/** Whose token it is and for which restaurant; null for a text that says neither. Only the server can verify it. */
export function readClaims(token: string): TokenClaims | null {
  return tokenClaims.safeParse(tokenPayload(token)).data ?? null;
}

/** Whether it is a token of that user; of a text that says no user, that of nobody. */
export function isOfUser(token: string | null, userId: number | undefined): boolean {
  return token !== null && readClaims(token)?.user_id === userId;
}
