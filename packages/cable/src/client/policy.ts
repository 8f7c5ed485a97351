/** How a client reconnects (R7). Times are milliseconds. */
export interface ConnectionPolicy {
  /** What an attempt after a broken connection waits at most; each one after it half as long again. */
  readonly minReconnectDelay: number;
  /** What no attempt waits longer than; also how long a connection must live to count as a success. */
  readonly maxReconnectDelay: number;
  /** Failures in a row after which it gives up. */
  readonly maxReconnectAttempts: number;
  /** How often the server says that it lives. Three silent beats end a connection. */
  readonly beatMs: number;
  /** How long an opening socket, and then the server's welcome, may take. */
  readonly openTimeoutMs: number;
  /** How often a connection that was given up is tried without being asked. */
  readonly probeMs: number;
}

/** What holds where a policy says nothing. */
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
