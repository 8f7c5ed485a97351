import { type Channel, defineChannel } from "@hafaloha/cable/server";
import { restaurantParams, streams } from "@hafaloha/contract";
import type * as z from "zod/mini";
import type { CableIdentity } from "../../realtime/identity.ts";
import { anotherRestaurant, namesAnotherRestaurant } from "../../realtime/restaurantChannel.ts";

/** What concerns the signed-in user alone. */
export function accountChannels(): readonly Channel<CableIdentity>[] {
  return [
    defineChannel<CableIdentity, z.infer<typeof restaurantParams>>({
      name: "UserChannel",
      params: restaurantParams,
      subscribe: ({ identity, params }) => {
        const { principal } = identity;
        if (principal.kind === "guest") return { reject: "not signed in" };
        if (namesAnotherRestaurant(identity, params)) return anotherRestaurant;
        return { admit: [{ stream: streams.user(principal.userId) }] };
      },
    }),
  ];
}
