import { type Channel, defineChannel } from "@hafaloha/cable/server";
import { streams } from "@hafaloha/contract";
import * as z from "zod/mini";
import type { CableIdentity } from "../../realtime/identity.ts";

const noParams = z.object({});

/** What concerns the signed-in user alone. */
export function accountChannels(): readonly Channel<CableIdentity>[] {
  return [
    defineChannel<CableIdentity, z.infer<typeof noParams>>({
      name: "UserChannel",
      params: noParams,
      subscribe: ({ identity: { principal } }) =>
        principal.kind === "user"
          ? { admit: [{ stream: streams.user(principal.userId) }] }
          : { reject: "not signed in" },
    }),
  ];
}
