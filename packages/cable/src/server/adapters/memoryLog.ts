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

interface StoredEvent {
  readonly at: number;
  readonly event: LogEvent;
}

interface StoredStream {
  floor: number;
  /** When the last event was appended, also when it is gone. */
  lastAt: number;
  events: StoredEvent[];
}

/** `now` tells the time of events, in milliseconds since the Unix epoch. */
export function memoryLog(epoch = "memory", now: () => number = Date.now): MemoryLog {
  const streams = new Map<string, StoredStream>();
  let current = epoch;
  const stored = (stream: string) => {
    const found = streams.get(stream) ?? { floor: 0, lastAt: 0, events: [] };
    streams.set(stream, found);
    return found;
  };
  return {
    heads: async (names) => ({
      epoch: current,
      heads: new Map(
        names.flatMap((name) => {
          const found = streams.get(name);
          return found ? [[name, { head: found.floor + found.events.length, floor: found.floor }] as const] : [];
        }),
      ),
    }),
    read: async (stream, after, limit) => {
      const { floor, events } = streams.get(stream) ?? { floor: 0, events: [] };
      const from = Math.max(0, after - floor);
      return events.slice(from, from + limit).map(({ event }) => event);
    },
    offsetBefore: async (stream, time) => {
      const { floor, lastAt, events } = streams.get(stream) ?? { floor: 0, lastAt: 0, events: [] };
      const before = events.findLastIndex(({ at }) => at < time) + 1;
      const isProved = floor === 0 || before > 0 || (events.length === 0 && lastAt < time);
      return isProved ? floor + before : undefined;
    },
    append: (stream, message) => {
      const place = stored(stream);
      const { floor, events } = place;
      place.lastAt = Math.max(now(), place.lastAt);
      const event = { stream, offset: floor + events.length + 1, payload: JSON.stringify(message ?? null) };
      events.push({ at: place.lastAt, event });
      return event;
    },
    trim: (stream, upTo) => {
      const place = stored(stream);
      const kept = place.events.filter(({ event }) => event.offset > upTo);
      place.floor += place.events.length - kept.length;
      place.events = kept;
    },
    restart: (next) => {
      current = next;
      streams.clear();
    },
  };
}
