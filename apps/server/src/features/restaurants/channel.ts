import type { Channel } from "@hafaloha/cable/server";
import { streams } from "@hafaloha/contract";
import type { CableIdentity } from "../../realtime/identity.ts";
import { anyone, restaurantChannel } from "../../realtime/restaurantChannel.ts";

export function restaurantChannels(): readonly Channel<CableIdentity>[] {
  return [restaurantChannel({ name: "RestaurantChannel", stream: streams.restaurant, admits: anyone })];
}
