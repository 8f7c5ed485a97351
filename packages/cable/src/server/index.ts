export { memoryDoorbell } from "./adapters/memoryDoorbell.ts";
export { type MemoryLog, memoryLog } from "./adapters/memoryLog.ts";
export { memoryPresence } from "./adapters/memoryPresence.ts";
export { type PostgresClient, type PostgresDoorbellOptions, postgresDoorbell } from "./adapters/postgresDoorbell.ts";
export { type RedisClient, type RedisDoorbellOptions, redisDoorbell } from "./adapters/redisDoorbell.ts";
export { systemClock } from "./adapters/systemClock.ts";
export { createCableServer } from "./cableServer.ts";
export {
  type Admission,
  type Channel,
  defineChannel,
  type Following,
  type ParamsSchema,
  type Subscription,
} from "./channel.ts";
export { comingTogether } from "./comingTogether.ts";
export type { ConnectionsView, SlowConnectionView } from "./connectionsView.ts";
export type { DurationsView } from "./durations.ts";
export type { LiveStreamView } from "./feed.ts";
export type { Limits } from "./limits.ts";
export type {
  Authenticated,
  Authentication,
  CableServer,
  CableServerOptions,
  CableView,
  ControlStreamOptions,
  Credentials,
  Revocation,
  Selector,
} from "./options.ts";
export type {
  CableLogger,
  Clock,
  Doorbell,
  Log,
  LogEvent,
  LogHeads,
  Position,
  PresenceLease,
  PresenceStore,
  Socket,
  StreamHead,
} from "./ports.ts";
export type { CableStats, ChannelStats } from "./stats.ts";
export type { Operation, Trace } from "./trace.ts";
