import type { LogLevel, Subscription, SubscriptionState } from "@hafaloha/cable/client";
import { orderHandlers, stockHandlers, type WebSocketCallbacks } from "./callbacks.ts";
import type { ChannelHandlers, ChannelName, ChannelParams } from "./channels.ts";

type Held = Pick<Subscription, "unsubscribe">;

interface Listener {
  readonly callbacks: WebSocketCallbacks;
  subscriptions: readonly Held[];
}

interface Line {
  subscribe<Name extends "OrderChannel" | "InventoryChannel">(
    channel: Name,
    params: ChannelParams<Name>,
    handlers: ChannelHandlers<Name>,
  ): Held;
  readonly log: (level: LogLevel, message: string, data?: unknown) => void;
}

/** Who is called of what happens on the line, each with the channels that their callbacks need (R6). */
export class CallbackListeners {
  readonly #line: Line;
  readonly #listeners = new Set<Listener>();
  #restaurantId: number | null = null;

  constructor(line: Line) {
    this.#line = line;
  }

  /** Calls the callbacks until the returned function is called. */
  add(callbacks: WebSocketCallbacks): () => void {
    const listener: Listener = { callbacks, subscriptions: [] };
    this.#listeners.add(listener);
    this.#attach(listener);
    return () => {
      this.#listeners.delete(listener);
      detach(listener);
    };
  }

  /** Whose channels are followed from now on; null where there are none for whoever is connected. */
  follow(restaurantId: number | null): void {
    this.#restaurantId = restaurantId;
    for (const listener of this.#listeners) this.#attach(listener);
  }

  /** One that throws keeps nobody else from hearing. */
  tell(call: (callbacks: WebSocketCallbacks) => void): void {
    for (const { callbacks } of Array.from(this.#listeners)) {
      try {
        call(callbacks);
      } catch (error) {
        this.#line.log("error", "A callback has thrown", error);
      }
    }
  }

  fail(message: string): void {
    this.#line.log("error", message);
    this.tell((callbacks) => callbacks.onError?.(new Error(message)));
  }

  #attach(listener: Listener): void {
    detach(listener);
    if (this.#restaurantId === null) return;
    const params = { restaurant_id: this.#restaurantId };
    const orders = orderHandlers(listener.callbacks);
    const stock = stockHandlers(listener.callbacks);
    listener.subscriptions = [
      ...(orders
        ? [this.#line.subscribe("OrderChannel", params, { ...orders, ...this.#reporting("OrderChannel") })]
        : []),
      ...(stock
        ? [this.#line.subscribe("InventoryChannel", params, { ...stock, ...this.#reporting("InventoryChannel") })]
        : []),
    ];
  }

  #reporting(channel: ChannelName) {
    return {
      onState: (state: SubscriptionState) => {
        if (state === "rejected") this.fail(`The server does not let this account follow ${channel}.`);
      },
    };
  }
}

function detach(listener: Listener): void {
  for (const subscription of listener.subscriptions) subscription.unsubscribe();
  listener.subscriptions = [];
}
