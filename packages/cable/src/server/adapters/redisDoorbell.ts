import type { Doorbell } from "../ports.ts";
import { BrokerDoorbell, type BrokerDoorbellOptions, type BrokerLink, type LinkEvents } from "./brokerDoorbell.ts";

/** The part of a client of `@redis/client` (or `redis`) that a doorbell needs. */
export interface RedisClient {
  connect(): Promise<unknown>;
  subscribe(channel: string, listener: (message: string) => void): Promise<unknown>;
  publish(channel: string, message: string): Promise<unknown>;
  /** Ends at once; throws when there is nothing to end. */
  destroy(): void;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "end", listener: () => void): unknown;
}

/** What a doorbell over Redis is made of. */
export interface RedisDoorbellOptions extends BrokerDoorbellOptions {
  /** Makes a client that is not connected yet and does not reconnect by itself; each link has two. */
  readonly client: () => RedisClient;
  /** The same on every node, and another one for each log on the same Redis. */
  readonly channel: string;
}

/** Rings over the publish and subscribe of Redis. */
export function redisDoorbell({ client, channel, ...options }: RedisDoorbellOptions): Doorbell {
  return new BrokerDoorbell((events) => openLink(client(), client(), channel, events), options);
}

/** Who subscribes may not publish on the same connection. */
async function openLink(
  hearing: RedisClient,
  ringing: RedisClient,
  channel: string,
  { heard, lost }: LinkEvents,
): Promise<BrokerLink> {
  const both = [hearing, ringing];
  const close = async () => both.forEach(end);
  for (const client of both) {
    client.on("error", lost);
    client.on("end", () => lost(new Error("The connection ended")));
  }
  try {
    await Promise.all(both.map((client) => client.connect()));
    await hearing.subscribe(channel, heard);
  } catch (error) {
    await close();
    throw error;
  }
  return { publish: (message) => ringing.publish(channel, message), close };
}

function end(client: RedisClient): void {
  try {
    client.destroy();
  } catch {
    // It has ended already.
  }
}
