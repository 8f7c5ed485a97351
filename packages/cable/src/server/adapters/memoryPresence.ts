import type { PresenceLease, PresenceStore } from "../ports.ts";

/** Presence among the servers of one process. */
export function memoryPresence(): PresenceStore {
  const leases = new Map<string, PresenceLease>();
  return {
    keep: async (kept, now) => {
      for (const { session, expiresAt } of leases.values()) if (expiresAt <= now) leases.delete(session);
      for (const lease of kept) leases.set(lease.session, lease);
    },
    remove: async (session) => void leases.delete(session),
    list: async (streams, now) => {
      const asked = new Set(streams);
      return [...leases.values()]
        .filter(({ stream, expiresAt }) => asked.has(stream) && expiresAt > now)
        .toSorted((a, b) => a.since - b.since);
    },
  };
}
