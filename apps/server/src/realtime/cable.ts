import {
  type CableLogger,
  type CableServer,
  type Channel,
  type ControlStreamOptions,
  createCableServer,
  type Doorbell,
  type Trace,
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
  readonly doorbell: Doorbell;
  readonly channels: readonly Channel<CableIdentity>[];
  readonly identify: Identify;
  readonly restaurantExists: (id: number) => Promise<boolean>;
  /** The stream of what ends sockets. */
  readonly control: ControlStreamOptions;
  readonly allowedOrigins: readonly (string | RegExp)[];
  readonly trustProxy: readonly string[];
  readonly compression: boolean;
  readonly trace: Trace | undefined;
  readonly logger: CableLogger;
}

const headCheckMs = 1_000;

/** The cable over the event log: what a transaction emitted goes out as soon as its commit was answered. */
export function createCable({ database, ...dependencies }: CableDependencies): CableServer {
  const cable = createCableServer<CableIdentity>({
    channels: dependencies.channels,
    log: sqlLog(database),
    doorbell: dependencies.doorbell,
    // Only nodes of one PostgreSQL can miss what another one has written.
    ...(database.engine.name === "postgres" ? { headCheckMs } : {}),
    presence: sqlPresence(database),
    authenticate: createAuthenticate(dependencies),
    renew: createRenew(dependencies),
    control: dependencies.control,
    addressOf: clientAddress(dependencies.trustProxy),
    allowedOrigins: dependencies.allowedOrigins,
    compression: dependencies.compression,
    ...(dependencies.trace && { trace: dependencies.trace }),
    logger: dependencies.logger,
  });
  database.onCommitted((events) => cable.committed(events));
  return cable;
}
