import * as z from "zod/mini";

/** The internal stream of what ends sockets; every node follows it, no client can. */
export const controlStream = "_control";

/** Ends the sockets of one token; `detail` is the reason that their pages are told. */
export const revocation = z.object({
  type: z.literal("token_revoked"),
  token_id: z.string(),
  detail: z.literal("logout"),
});
export type Revocation = z.infer<typeof revocation>;
