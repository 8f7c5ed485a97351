import type { Log, LogEvent } from "../ports.ts";

/** A log that lives as long as the process. */
export interface MemoryLog extends Log {
  /** Appends one message and answers its event, ready to be handed over as committed. */
  append(stream: string, message: unknown): LogEvent;
  /** Forgets the events up to and with an offset, as retention does. */
  trim(stream: string, upTo: number): void;
  /** What a restored backup means: nothing that was read before counts any more. */
  restart(epoch: string): void;
}

interface StoredStream {
  floor: number;
  events: LogEvent[];
}

export function memoryLog(epoch = "memory"): MemoryLog {
  const streams = new Map<string, StoredStream>();
  let current = epoch;
  const stored = (stream: string) => streams.get(stream) ?? { floor: 0, events: [] };
  return {
    epoch: async () => current,
    heads: async (names) =>
      new Map(
        names.map((name) => {
          const { floor, events } = stored(name);
          return [name, { head: floor + events.length, floor }];
        }),
      ),
    read: async (stream, after, limit) => {
      const { floor, events } = stored(stream);
      const from = Math.max(0, after - floor);
      return events.slice(from, from + limit);
    },
    append: (stream, message) => {
      const { floor, events } = stored(stream);
      const event = { stream, offset: floor + events.length + 1, payload: JSON.stringify(message ?? null) };
      streams.set(stream, { floor, events: [...events, event] });
      return event;
    },
    trim: (stream, upTo) => {
      const { floor, events } = stored(stream);
      const kept = events.filter(({ offset }) => offset > upTo);
      streams.set(stream, { floor: floor + events.length - kept.length, events: kept });
    },
    restart: (next) => {
      current = next;
      streams.clear();
    },
  };
}
