import {
  type CableLogger,
  type Doorbell,
  memoryDoorbell,
  postgresDoorbell,
  redisDoorbell,
} from "@hafaloha/cable/server";
import { createClient } from "@redis/client";
import pg from "pg";

interface DoorbellParts {
  readonly config: { readonly databaseUrl?: string | undefined; readonly doorbellUrl?: string | undefined };
  /** Whose streams are rung; the same for all nodes, whatever befalls their log. */
  readonly installation: string;
  readonly logger: CableLogger;
}

const connectTimeoutMs = 5_000;

/** Over Redis where one is named, else over the PostgreSQL that the nodes share; one process alone needs neither. */
export function openDoorbell({ config, installation, logger }: DoorbellParts): Doorbell {
  const { databaseUrl, doorbellUrl } = config;
  if (databaseUrl === undefined) return memoryDoorbell();
  if (doorbellUrl === undefined) return postgresDoorbell({ client: () => postgresClient(databaseUrl), logger });
  // Other installations may ring on the same Redis.
  return redisDoorbell({ client: () => redisClient(doorbellUrl), channel: `hafaloha:${installation}`, logger });
}

function postgresClient(connectionString: string) {
  return new pg.Client({ connectionString, connectionTimeoutMillis: connectTimeoutMs, keepAlive: true });
}

function redisClient(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: connectTimeoutMs, reconnectStrategy: false },
  });
}
