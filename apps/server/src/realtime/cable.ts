import {
  type CableLogger,
  type CableServer,
  type Channel,
  createCableServer,
  type LogEvent,
  memoryDoorbell,
} from "@hafaloha/cable/server";
import type { Database } from "../database/database.ts";
import { sqlLog } from "../events/sqlLog.ts";
import type { Identify } from "../http/authentication.ts";
import { createAuthenticate } from "./authenticate.ts";
import type { CableIdentity } from "./identity.ts";

export interface CableDependencies {
  readonly database: Database;
  readonly channels: readonly Channel<CableIdentity>[];
  readonly identify: Identify;
  readonly restaurantExists: (id: number) => Promise<boolean>;
  /** The token whose sockets an event ends, and the reason that they are told. */
  readonly revokedBy: (event: LogEvent) => { readonly tokenId: string; readonly detail: string } | undefined;
  readonly allowedOrigins: readonly (string | RegExp)[];
  readonly logger: CableLogger;
}

/** The cable over the event log: what a transaction emitted goes out as soon as its commit was answered. */
export function createCable({ database, revokedBy, ...dependencies }: CableDependencies): CableServer {
  const cable = createCableServer<CableIdentity>({
    channels: dependencies.channels,
    log: sqlLog(database),
    doorbell: memoryDoorbell(),
    authenticate: createAuthenticate(dependencies),
    allowedOrigins: dependencies.allowedOrigins,
    logger: dependencies.logger,
  });
  database.onCommitted((events) => {
    cable.committed(events);
    for (const event of events) {
      const revoked = revokedBy(event);
      if (revoked) cable.disconnect({ tokenId: revoked.tokenId }, "remote", revoked.detail);
    }
  });
  return cable;
}
