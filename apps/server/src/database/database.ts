import type { Cursor } from "@hafaloha/contract";
import { type AppendedEvent, appendEvents } from "../events/append.ts";
import { streamPosition, streamPositions } from "../events/positions.ts";
import type { Engine } from "./engine.ts";
import { Inside } from "./inside.ts";
import type { Rows } from "./tables.ts";

/** One attempt at a change. Whatever it reads, writes and emits happens as a whole or not at all. */
export interface Transaction {
  readonly rows: Rows;
  /** The instant of the change, in milliseconds since the Unix epoch. */
  readonly now: number;
  /** Appends `message` to `stream` with the change; subscribers hear of it after the commit. */
  emit(stream: string, message: object): void;
  /** Locks the restaurant until the end; false where there is none. Taken before anything but an idempotency key. */
  lockRestaurant(restaurantId: number): Promise<boolean>;
}

/** One state of the database, and where the streams stood in it. */
export interface Snapshot {
  readonly rows: Rows;
  readonly now: number;
  cursor(stream: string): Promise<Cursor>;
  cursors(streams: readonly string[]): Promise<Cursor[]>;
}

export interface Database {
  readonly engine: Engine;
  /** Runs `work` until it commits, at most five times; then hands its events over. */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  read<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T>;
  /** Who hears of events whose COMMIT was answered. */
  onCommitted(listener: (events: readonly AppendedEvent[]) => void): void;
  close(): Promise<void>;
}

const attempts = 5;

export function createDatabase(engine: Engine, now: () => number = Date.now): Database {
  const inside = new Inside();
  let handOver: (events: readonly AppendedEvent[]) => void = () => {};

  async function untilCommitted<T>(work: (transaction: Transaction) => Promise<T>) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await engine.transaction((rows) => inside.run(() => attemptOnce(rows, work)));
      } catch (error) {
        if (attempt === attempts || !engine.isRetryable(error)) throw error;
        await pause(attempt);
      }
    }
  }

  async function attemptOnce<T>(rows: Rows, work: (transaction: Transaction) => Promise<T>) {
    const emitted = new Map<string, object[]>();
    const transaction: Transaction = {
      rows,
      now: now(),
      emit: (stream, message) => {
        const messages = emitted.get(stream);
        if (messages) messages.push(message);
        else emitted.set(stream, [message]);
      },
      lockRestaurant: (restaurantId) => engine.lockRestaurant(rows, restaurantId),
    };
    const result = await work(transaction);
    return { result, events: await appendEvents(rows, emitted, transaction.now) };
  }

  return {
    engine: {
      ...engine,
      commands: outsideOnly(engine.commands, inside),
      logReads: outsideOnly(engine.logReads, inside),
    },
    write: async (work) => {
      inside.refuse();
      const { result, events } = await untilCommitted(work);
      if (events.length > 0) handOver(events);
      return result;
    },
    read: async (work) => {
      inside.refuse();
      return engine.snapshot((rows) =>
        inside.run(() =>
          work({
            rows,
            now: now(),
            cursor: (stream) => streamPosition(rows, engine.epoch, stream),
            cursors: (streams) => streamPositions(rows, engine.epoch, streams),
          }),
        ),
      );
    },
    onCommitted: (listener) => {
      handOver = listener;
    },
    close: () => engine.close(),
  };
}

function outsideOnly(rows: Rows, inside: Inside): Rows {
  return rows.withPlugin({
    transformQuery: ({ node }) => {
      inside.refuse();
      return node;
    },
    transformResult: async ({ result }) => result,
  });
}

const pause = (attempt: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
