import { expect, onTestFinished } from "vitest";
import { type LiveServer, type LiveServerOptions, startServer } from "./liveServer.ts";
import { WireClient } from "./wireClient.ts";

/** A server that ends with its test. */
export async function serve(options?: LiveServerOptions): Promise<LiveServer> {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  return server;
}

/** A client of the base protocol that has been welcomed. */
export async function connect(server: LiveServer, query = ""): Promise<WireClient> {
  const client = new WireClient(server.url + query);
  expect(await client.next()).toEqual({ type: "welcome" });
  return client;
}

export const room = (name: string): string => JSON.stringify({ channel: "RoomChannel", room: name });
export const confirmed = (identifier: string) => ({ identifier, type: "confirm_subscription" });
export const rejected = (identifier: string) => ({ identifier, type: "reject_subscription" });
