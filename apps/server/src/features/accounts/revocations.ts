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

/** The token whose sockets an event ends; none for an event of another stream. */
export function revokedBy(event: { stream: string; payload: string }) {
  if (event.stream !== controlStream) return undefined;
  const { token_id: tokenId, detail } = revocation.parse(JSON.parse(event.payload));
  return { tokenId, detail };
}
