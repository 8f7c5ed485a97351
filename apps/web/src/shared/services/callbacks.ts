import type { SignedOutReason } from "@hafaloha/cable/client";
import type { Order, StockItem } from "@hafaloha/contract";
import type { ChannelHandlers } from "./channels.ts";

/** What a page wants to hear (R6). The order and stock callbacks are for staff. */
export interface WebSocketCallbacks {
  readonly onNewOrder?: ((order: Order) => void) | undefined;
  readonly onOrderUpdated?: ((order: Order) => void) | undefined;
  readonly onLowStock?: ((item: StockItem) => void) | undefined;
  readonly onConnected?: (() => void) | undefined;
  readonly onDisconnected?: ((reason: string) => void) | undefined;
  /** The server ends the session of whoever is signed in; `detail` says why, where the server does. */
  readonly onSignedOut?: ((reason: SignedOutReason, detail: string | undefined) => void) | undefined;
  readonly onTokenExpiring?: (() => void) | undefined;
  readonly onError?: ((error: Error) => void) | undefined;
}

/** What the order channel is followed with; undefined where nobody wants to hear of it. */
export function orderHandlers({ onNewOrder, onOrderUpdated }: WebSocketCallbacks) {
  if (onNewOrder === undefined && onOrderUpdated === undefined) return undefined;
  return {
    onMessage(message) {
      if (message.type === "new_order") onNewOrder?.(message.order);
      if (message.type === "order_updated") onOrderUpdated?.(message.order);
    },
  } satisfies ChannelHandlers<"OrderChannel">;
}

/** As `orderHandlers`, for the inventory channel. */
export function stockHandlers({ onLowStock }: WebSocketCallbacks) {
  if (onLowStock === undefined) return undefined;
  return {
    onMessage(message) {
      if (message.type === "low_stock") onLowStock(message.item);
    },
  } satisfies ChannelHandlers<"InventoryChannel">;
}
