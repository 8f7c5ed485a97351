import * as z from "zod/mini";

/** The internal stream of what ends sockets; every node follows it, no client can. */
export const controlStream = "_control";

const revocation = z.object({
  type: z.literal("token_revoked"),
  token_id: z.string(),
  /** The reason that the pages of the ended sockets are told. */
  detail: z.literal("logout"),
});
export type Revocation = z.infer<typeof revocation>;

/** Whose sockets an event of the control stream ends, and what they are told. */
export function readRevocation(message: unknown) {
  const { token_id: tokenId, detail } = revocation.parse(message);
  return { selector: { tokenId }, detail };
}
