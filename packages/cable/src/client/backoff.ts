import type { ConnectionPolicy } from "./policy.ts";

/** What an outage does to the way back. A server that says goodbye is expected back at once. */
export type Outage =
  | { readonly kind: "clean" }
  | { readonly kind: "broken" }
  | { readonly kind: "told"; readonly waitMs: number };

/**
 * Milliseconds until attempt number `attempt` (the first is 1), by R7. The formula's value is the ceiling and the jitter
 * takes up to half of it away, so that clients that were cut together do not come back together.
 */
export function reconnectDelay(attempt: number, outage: Outage, random: number, policy: ConnectionPolicy): number {
  if (outage.kind === "told") return outage.waitMs;
  if (outage.kind === "clean" && attempt === 1) return Math.floor(random * 1_000);
  const ceiling = Math.min(policy.maxReconnectDelay, policy.minReconnectDelay * 1.5 ** (attempt - 1));
  return Math.round(ceiling * (0.5 + random / 2));
}
