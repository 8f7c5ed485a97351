import { type Channel, defineChannel } from "@hafaloha/cable/server";
import { restaurantParams } from "@hafaloha/contract";
import type { Principal } from "../http/principal.ts";
import type { CableIdentity } from "./identity.ts";

/**
 * A channel that follows one stream of the connection's restaurant. Naming another restaurant than the connection's is
 * rejected, so that no subscription can reach another tenant (A2).
 */
export function restaurantChannel(channel: {
  readonly name: string;
  readonly stream: (restaurantId: number) => string;
  /** Who may subscribe. */
  readonly admits: (principal: Principal) => boolean;
  /** Subscribers may show themselves to each other. */
  readonly hasPresence?: true;
}): Channel<CableIdentity> {
  return defineChannel<CableIdentity, { restaurant_id?: number | undefined }>({
    name: channel.name,
    params: restaurantParams,
    ...(channel.hasPresence ? { presence: ({ identity }) => whoIsThere(identity.principal) } : {}),
    subscribe: ({ identity, params }) => {
      if (!channel.admits(identity.principal)) return { reject: "not for this account" };
      const { restaurantId } = identity;
      if (restaurantId === null) return { reject: "the connection names no restaurant" };
      if (namesAnotherRestaurant(identity, params)) return anotherRestaurant;
      return { admit: [{ stream: channel.stream(restaurantId) }] };
    },
  });
}

/** An identifier need not name the restaurant; one that does must name the connection's. */
export function namesAnotherRestaurant(
  { restaurantId }: CableIdentity,
  { restaurant_id: named }: { restaurant_id?: number | undefined },
): boolean {
  return named !== undefined && named !== restaurantId;
}

export const anotherRestaurant = { reject: "another restaurant than the connection's" };

function whoIsThere(principal: Principal) {
  return principal.kind === "user" ? { user_id: principal.userId, name: principal.name } : {};
}

export const anyone = () => true;
