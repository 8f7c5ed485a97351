import { type Cable, type Channel, type CreateOptions, createCable, type ProtocolID } from "@anycable/core";
import { WebSocket } from "ws";

type Options = Partial<CreateOptions<ProtocolID>>;

/** `@anycable/core`, unchanged, in Node; it comes back at once after a loss. */
export function openAnyCable(url: string, protocol: ProtocolID, options: Options = {}): Cable {
  return createCable(url, {
    protocol,
    websocketImplementation: WebSocket,
    // As in browsers, where each message is a task of its own.
    websocketOptions: { allowSynchronousEvents: false },
    reconnectStrategy: () => 1,
    ...options,
  });
}

/** What it told its application of one channel. */
export interface Followed {
  readonly channel: Channel;
  /** Lifecycle and protocol events, in order. */
  readonly told: string[];
  readonly messages: unknown[];
  /** Of each message, 0 where it has no position. */
  readonly offsets: number[];
  readonly presence: unknown[];
}

export function follow(cable: Cable, name: string, params: Record<string, string | number> = {}): Followed {
  const channel = cable.subscribeTo(name, params);
  const followed: Followed = { channel, told: [], messages: [], offsets: [], presence: [] };
  channel.on("connect", ({ reconnect }) => followed.told.push(reconnect ? "connect again" : "connect"));
  channel.on("disconnect", ({ reason }) => followed.told.push(`disconnect ${reason}`));
  channel.on("close", (why) => followed.told.push(`close ${why?.name}`));
  channel.on("info", ({ type }) => followed.told.push(type));
  channel.on("message", (message, meta) => {
    followed.messages.push(message);
    followed.offsets.push(meta !== undefined && "offset" in meta ? Number(meta.offset) : 0);
  });
  channel.on("presence", (event) => followed.presence.push(event));
  return followed;
}
