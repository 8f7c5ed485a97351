import { type SessionEnd, sessionEnds } from "@hafaloha/contract";
import * as z from "zod/mini";

/** The internal stream of what ends sockets; every node follows it, no client can. */
export const controlStream = "_control";

/** `detail` is the reason that the pages of the ended sockets are told. */
const revocation = z.discriminatedUnion("type", [
  z.object({ type: z.literal("token_revoked"), token_id: z.string(), detail: z.literal("logout") }),
  z.object({ type: z.literal("user_revoked"), user_id: z.int(), detail: z.enum(sessionEnds) }),
]);
type Revocation = z.infer<typeof revocation>;

export const tokenRevoked = (tokenId: string): Revocation => ({
  type: "token_revoked",
  token_id: tokenId,
  detail: "logout",
});

export const userRevoked = (userId: number, detail: Exclude<SessionEnd, "logout">): Revocation => ({
  type: "user_revoked",
  user_id: userId,
  detail,
});

/** Whose sockets an event of the control stream ends, and what they are told. */
export function readRevocation(message: unknown) {
  const ended = revocation.parse(message);
  const selector = ended.type === "token_revoked" ? { tokenId: ended.token_id } : { subject: String(ended.user_id) };
  return { selector, detail: ended.detail };
}
