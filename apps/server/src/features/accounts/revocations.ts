import { type SessionEnd, sessionEnds } from "@hafaloha/contract";
import * as z from "zod/mini";
import type { Account } from "./store.ts";

/** The internal stream of what ends sockets; every node follows it, no client can. */
export const controlStream = "_control";

/** `detail` is the reason that the pages of the ended sockets are told. */
const revocation = z.discriminatedUnion("type", [
  z.object({ type: z.literal("token_revoked"), token_id: z.string(), detail: z.literal("logout") }),
  z.object({
    type: z.literal("user_revoked"),
    user_id: z.int(),
    /** From which second on tokens are good again. */
    valid_from: z.optional(z.int()),
    detail: z.enum(sessionEnds),
  }),
]);
type Revocation = z.infer<typeof revocation>;

export const tokenRevoked = (tokenId: string): Revocation => ({
  type: "token_revoked",
  token_id: tokenId,
  detail: "logout",
});

export const userRevoked = (
  { id, tokens_valid_from }: Pick<Account, "id" | "tokens_valid_from">,
  detail: Exclude<SessionEnd, "logout">,
): Revocation => ({
  type: "user_revoked",
  user_id: id,
  valid_from: tokens_valid_from,
  detail,
});

/** Whose sockets an event of the control stream ends, and what they are told. */
export function readRevocation(message: unknown) {
  const ended = revocation.parse(message);
  return { selector: selectorOf(ended), detail: ended.detail };
}

function selectorOf(ended: Revocation) {
  if (ended.type === "token_revoked") return { tokenId: ended.token_id };
  const { user_id: userId, valid_from: validFrom = Infinity } = ended;
  return { subject: String(userId), issuedBefore: validFrom * 1000 };
}
