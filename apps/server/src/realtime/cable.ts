import {
  type CableLogger,
  type CableServer,
  type Channel,
  type ControlStreamOptions,
  createCableServer,
  memoryDoorbell,
} from "@hafaloha/cable/server";
import type { Database } from "../database/database.ts";
import { sqlLog } from "../events/sqlLog.ts";
import type { Identify } from "../http/authentication.ts";
import { createAuthenticate, createRenew } from "./authenticate.ts";
import { clientAddress } from "./clientAddress.ts";
import type { CableIdentity } from "./identity.ts";
import { sqlPresence } from "./sqlPresence.ts";

export interface CableDependencies {
  readonly database: Database;
  readonly channels: readonly Channel<CableIdentity>[];
  readonly identify: Identify;
  readonly restaurantExists: (id: number) => Promise<boolean>;
  /** The stream of what ends sockets. */
  readonly control: ControlStreamOptions;
  readonly allowedOrigins: readonly (string | RegExp)[];
  readonly trustProxy: readonly string[];
  readonly logger: CableLogger;
}

const headCheckMs = 500;

/** The cable over the event log: what a transaction emitted goes out as soon as its commit was answered. */
export function createCable({ database, ...dependencies }: CableDependencies): CableServer {
  const cable = createCableServer<CableIdentity>({
    channels: dependencies.channels,
    log: sqlLog(database),
    doorbell: memoryDoorbell(),
    presence: sqlPresence(database),
    authenticate: createAuthenticate(dependencies),
    renew: createRenew(dependencies),
    control: dependencies.control,
    addressOf: clientAddress(dependencies.trustProxy),
    allowedOrigins: dependencies.allowedOrigins,
    // Other nodes may write the same log.
    ...(database.engine.name === "postgres" && { headCheckMs }),
    logger: dependencies.logger,
  });
  database.onCommitted((events) => cable.committed(events));
  return cable;
}
