import type { Channel } from "@hafaloha/cable/server";
import { streams } from "@hafaloha/contract";
import type { CableIdentity } from "../../realtime/identity.ts";
import { restaurantChannel } from "../../realtime/restaurantChannel.ts";
import { can } from "../accounts/policy.ts";

export function inventoryChannels(): Channel<CableIdentity>[] {
  return [
    restaurantChannel({
      name: "InventoryChannel",
      stream: streams.inventory,
      admits: (principal) => can(principal, "stock.read"),
    }),
  ];
}
