import type { SubscriptionState } from "@hafaloha/cable/client";
import {
  type Cursor,
  type InventoryChannelMessage,
  inventoryChannelMessage,
  type MenuChannelMessage,
  menuChannelMessage,
  type NotificationChannelMessage,
  notificationChannelMessage,
  type OrderChannelMessage,
  orderChannelMessage,
  type RestaurantChannelMessage,
  restaurantChannelMessage,
  type TrackingChannelMessage,
  trackingChannelMessage,
} from "@hafaloha/contract";
import type * as z from "zod/mini";

interface Messages {
  readonly OrderChannel: OrderChannelMessage;
  readonly InventoryChannel: InventoryChannelMessage;
  readonly MenuChannel: MenuChannelMessage;
  readonly NotificationChannel: NotificationChannelMessage;
  readonly RestaurantChannel: RestaurantChannelMessage;
  readonly OrderTrackingChannel: TrackingChannelMessage;
}

const messageSchemas: { readonly [Name in keyof Messages]: z.ZodMiniType<Messages[Name]> } = {
  OrderChannel: orderChannelMessage,
  InventoryChannel: inventoryChannelMessage,
  MenuChannel: menuChannelMessage,
  NotificationChannel: notificationChannelMessage,
  RestaurantChannel: restaurantChannelMessage,
  OrderTrackingChannel: trackingChannelMessage,
};

export type ChannelName = keyof Messages;
export type ChannelMessage<Name extends ChannelName> = Messages[Name];

export type ChannelParams<Name extends ChannelName> = Name extends "OrderTrackingChannel"
  ? { readonly tracking_token: string }
  : { readonly restaurant_id: number };

export interface ChannelHandlers<Name extends ChannelName> {
  /** `cursor` is where the message stands in its stream; undefined where the stream or the server has no positions. */
  onMessage?(message: ChannelMessage<Name>, cursor: Cursor | undefined): void;
  onState?(state: SubscriptionState): void;
  /**
   * Load again what the channel keeps up to date: events may be missing. Called after the first confirmation, too,
   * unless the subscription started from a cursor. Messages wait while a promise returned here is pending.
   */
  onReload?(): unknown;
}

export type ReadMessage<Name extends ChannelName> =
  | { readonly kind: "message"; readonly message: ChannelMessage<Name> }
  /** Of a type that this page is too old to know. */
  | { readonly kind: "unknown" }
  | { readonly kind: "malformed"; readonly problem: string };

export function readMessage<Name extends ChannelName>(channel: Name, value: unknown): ReadMessage<Name> {
  const result = messageSchemas[channel].safeParse(value);
  if (result.success) return { kind: "message", message: result.data };
  const [issue] = result.error.issues;
  const isTyped = typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
  if (isTyped && issue?.path.join(".") === "type") return { kind: "unknown" };
  return { kind: "malformed", problem: `${issue?.path.join(".") || "message"}: ${issue?.message ?? "unreadable"}` };
}
