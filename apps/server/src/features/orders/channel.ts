import { type Channel, defineChannel } from "@hafaloha/cable/server";
import { orderChannelMessage, streams, type TrackingChannelMessage, trackingParams } from "@hafaloha/contract";
import type * as z from "zod/mini";
import type { Database } from "../../database/database.ts";
import type { CableIdentity } from "../../realtime/identity.ts";
import { anotherRestaurant, namesAnotherRestaurant, restaurantChannel } from "../../realtime/restaurantChannel.ts";
import { can } from "../accounts/policy.ts";
import type { OrderingRestaurant, Restaurants } from "./ports.ts";
import { trackedIn } from "./reads.ts";
import { trackedOrderView } from "./view.ts";

export function orderChannels(parts: { database: Database; restaurants: Restaurants }): Channel<CableIdentity>[] {
  return [
    restaurantChannel({
      name: "OrderChannel",
      stream: streams.orders,
      admits: (principal) => can(principal, "orders.read_all"),
      hasPresence: true,
    }),
    trackingChannel(parts),
  ];
}

/**
 * One order for whoever holds its link: its state now, then every change, seen through the restaurant's order stream. What
 * was committed after the state was read is shown from the stream, so nothing falls between the two.
 */
function trackingChannel({ database, restaurants }: { database: Database; restaurants: Restaurants }) {
  return defineChannel<CableIdentity, z.infer<typeof trackingParams>>({
    name: "OrderTrackingChannel",
    params: trackingParams,
    subscribe: async (subscription) => {
      const { identity, params } = subscription;
      // A guest without a restaurant may follow an order of any: the link alone decides.
      if (identity.restaurantId !== null && namesAnotherRestaurant(identity, params)) return anotherRestaurant;
      const found = await database.read(async (snapshot) => {
        const tracked = await trackedIn(snapshot, restaurants, params.tracking_token);
        if (!tracked) return undefined;
        const { offset: after } = await snapshot.cursor(streams.orders(tracked.restaurant.id));
        return { ...tracked, after };
      });
      if (!found) return { reject: "no order has this tracking token" };
      const { orderId, restaurant, order, after } = found;
      subscription.transmit({ type: "order_updated", order } satisfies TrackingChannelMessage);
      return { admit: [{ stream: streams.orders(restaurant.id), after, view: viewOf(orderId, restaurant) }] };
    },
  });
}

/** Hides what is told of other orders, and of this one whatever is not for its customer. */
function viewOf(orderId: number, restaurant: OrderingRestaurant) {
  return (message: unknown): TrackingChannelMessage | undefined => {
    // Most events tell of other orders: looking at the id first spares every tracking page the reading of all of them.
    if ((message as { order?: { id?: unknown } }).order?.id !== orderId) return undefined;
    const event = orderChannelMessage.parse(message);
    if (event.type === "order_acknowledged") return undefined;
    return { type: "order_updated", order: trackedOrderView(event.order, restaurant) };
  };
}
