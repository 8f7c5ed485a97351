import { type Log, type LogEvent, memoryLog } from "../../src/server/index.ts";
import type { FakeClock } from "../../src/testing/index.ts";

/** A message as it is written: `id` is unique, and with it the committed order can be told from what a client heard. */
export interface Message {
  readonly id: number;
  readonly stream: string;
  readonly type: string;
  readonly filling: string;
}

export interface Transaction {
  readonly messages: readonly Message[];
  readonly stream: string;
  /** Between taking the lock and the COMMIT. */
  readonly lastsMs: number;
  readonly rollsBack: boolean;
}

type Reader = Log & { trim(stream: string, upTo: number): void };

/** What a stream holds for someone who loads it over HTTP. */
export interface Snapshot {
  readonly count: number;
  readonly position: { readonly stream: string; readonly epoch: string; readonly offset: number };
}

/** One log that all nodes share, written in transactions: a stream's offset is taken under its lock. */
export class Database {
  readonly log: Reader;
  readonly #append: (stream: string, message: Message) => LogEvent;
  readonly #clock: FakeClock;
  readonly #locks = new Map<string, Promise<void>>();
  readonly #committed = new Map<string, number[]>();

  constructor(clock: FakeClock) {
    const log = memoryLog("e1", () => clock.now());
    this.log = log;
    this.#append = (stream, message) => log.append(stream, message);
    this.#clock = clock;
  }

  /** The ids of a stream in the order of their commits: what every client must hear. */
  committed(stream: string): readonly number[] {
    return this.#committed.get(stream) ?? [];
  }

  async snapshot(stream: string): Promise<Snapshot> {
    const count = this.committed(stream).length;
    const { epoch, heads } = await this.log.heads([stream]);
    return { count, position: { stream, epoch, offset: heads.get(stream)?.head ?? 0 } };
  }

  /** Hands the events over once they are committed. */
  async write(transaction: Transaction, handOver: (events: readonly LogEvent[]) => void): Promise<void> {
    const { stream, messages, lastsMs, rollsBack } = transaction;
    const before = this.#locks.get(stream);
    let unlock = () => {};
    const lock = new Promise<void>((resolve) => {
      unlock = resolve;
    });
    this.#locks.set(stream, lock);
    await before;
    await this.lasts(lastsMs);
    const events = rollsBack ? [] : messages.map((message) => this.#append(stream, message));
    if (!rollsBack) this.commit(transaction);
    unlock();
    if (events.length > 0) handOver(events);
  }

  protected lasts(ms: number): Promise<void> {
    return new Promise((resolve) => this.#clock.after(ms, resolve));
  }

  protected commit({ stream, messages }: Transaction): void {
    const committed = this.#committed.get(stream) ?? [];
    committed.push(...messages.map(({ id }) => id));
    this.#committed.set(stream, committed);
  }
}
