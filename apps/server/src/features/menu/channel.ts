import type { Channel } from "@hafaloha/cable/server";
import { streams } from "@hafaloha/contract";
import type { CableIdentity } from "../../realtime/identity.ts";
import { anyone, restaurantChannel } from "../../realtime/restaurantChannel.ts";

export function menuChannels(): Channel<CableIdentity>[] {
  return [
    restaurantChannel({ name: "MenuChannel", stream: streams.menu, admits: anyone }),
    restaurantChannel({ name: "CategoryChannel", stream: streams.categories, admits: anyone }),
  ];
}
