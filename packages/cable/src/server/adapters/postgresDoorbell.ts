import type { Doorbell } from "../ports.ts";
import { BrokerDoorbell, type BrokerDoorbellOptions, type BrokerLink, type LinkEvents } from "./brokerDoorbell.ts";

/** The part of a `Client` of `pg` that a doorbell needs. */
export interface PostgresClient {
  connect(): Promise<unknown>;
  query(text: string, values?: unknown[]): Promise<unknown>;
  end(): Promise<unknown>;
  on(event: "notification", listener: (message: { channel: string; payload?: string | undefined }) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "end", listener: () => void): unknown;
}

/** What a doorbell over PostgreSQL is made of. */
export interface PostgresDoorbellOptions extends BrokerDoorbellOptions {
  /** Makes a client that is not connected yet; each link has one of its own, apart from any pool. */
  readonly client: () => PostgresClient;
  /** The channel of NOTIFY, the same on every node; letters, digits and `_`. */
  readonly channel?: string;
}

/** Rings over LISTEN and NOTIFY of the PostgreSQL that holds the log. */
export function postgresDoorbell({ client, channel = "doorbell", ...options }: PostgresDoorbellOptions): Doorbell {
  return new BrokerDoorbell((events) => openLink(client(), channel, events), options);
}

async function openLink(client: PostgresClient, channel: string, { heard, lost }: LinkEvents): Promise<BrokerLink> {
  client.on("error", lost);
  client.on("end", () => lost(new Error("The connection ended")));
  client.on("notification", ({ payload = "" }) => heard(payload));
  try {
    await client.connect();
    await client.query(`listen "${channel}"`);
  } catch (error) {
    void client.end().catch(() => {});
    throw error;
  }
  return {
    publish: (message) => client.query("select pg_notify($1, $2)", [channel, message]),
    close: () => client.end(),
  };
}
