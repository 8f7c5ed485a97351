import type { Channel } from "@hafaloha/cable/server";
import { streams } from "@hafaloha/contract";
import type { CableIdentity } from "../../realtime/identity.ts";
import { restaurantChannel } from "../../realtime/restaurantChannel.ts";
import { can } from "../accounts/policy.ts";

export function notificationChannels(): readonly Channel<CableIdentity>[] {
  return [
    restaurantChannel({
      name: "NotificationChannel",
      stream: streams.notifications,
      admits: (principal) => can(principal, "notifications.read"),
    }),
  ];
}
