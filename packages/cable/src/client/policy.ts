/** Times are milliseconds. */
export interface ConnectionPolicy {
  readonly minReconnectDelay: number;
  readonly maxReconnectDelay: number;
  readonly maxReconnectAttempts: number;
  /** How often the server says that it lives. Three silent beats end a connection. */
  readonly beatMs: number;
  /** How long an opening socket, and then the server's welcome, may take. */
  readonly openTimeoutMs: number;
  /** How often a connection that was given up is tried without being asked. */
  readonly probeMs: number;
}

export const defaultPolicy: ConnectionPolicy = {
  minReconnectDelay: 1_000,
  maxReconnectDelay: 5_000,
  maxReconnectAttempts: 10,
  beatMs: 3_000,
  openTimeoutMs: 10_000,
  probeMs: 60_000,
};

/** Silence after which a connection counts as dead (R5). */
export function silenceLimit(policy: ConnectionPolicy): number {
  return 3 * policy.beatMs;
}
