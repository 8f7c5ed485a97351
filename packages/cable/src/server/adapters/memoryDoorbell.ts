import type { Doorbell } from "../ports.ts";

/** A doorbell for servers of one process; every listener hears every ring, its own too. */
export function memoryDoorbell(): Doorbell {
  const listeners = new Set<(stream: string, offset: number) => void>();
  return {
    ring: (stream, offset) => {
      for (const listener of listeners) listener(stream, offset);
    },
    listen: (onRing) => {
      listeners.add(onRing);
    },
    isLinked: true,
    close: async () => listeners.clear(),
  };
}
