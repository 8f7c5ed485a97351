import type { FakeClock } from "./fakeClock.ts";

interface Parcel<Item> {
  readonly item: Item;
  readonly bytes: number;
  readonly readyAt: number;
}

/** What the network beneath holds for a sender before the sender itself must keep the rest. */
const windowBytes = 4096;

/** One direction of a connection. Like TCP it keeps the order; it may be late, slow, or stuck. */
export class SimulatedPipe<Item> {
  /** How fast the other end reads. */
  bytesPerMs = Number.POSITIVE_INFINITY;
  readonly #clock: FakeClock;
  readonly #latency: () => number;
  readonly #deliver: (item: Item) => void;
  #queue: Parcel<Item>[] = [];
  #lastReadyAt = 0;
  #holds = 0;
  #isClosed = false;
  #cancel: (() => void) | undefined;

  constructor(clock: FakeClock, latency: () => number, deliver: (item: Item) => void) {
    this.#clock = clock;
    this.#latency = latency;
    this.#deliver = deliver;
  }

  get unsent(): number {
    return Math.max(0, this.#queue.reduce((sum, { bytes }) => sum + bytes, 0) - windowBytes);
  }

  get isHeld(): boolean {
    return this.#holds > 0;
  }

  push(item: Item, bytes: number): void {
    if (this.#isClosed) return;
    const readyAt =
      Math.max(this.#lastReadyAt, this.#clock.now() + this.#latency()) + Math.ceil(bytes / this.bytesPerMs);
    this.#lastReadyAt = readyAt;
    this.#queue.push({ item, bytes, readyAt });
    this.#pump();
  }

  /** Nothing arrives until as many releases as holds were made. */
  hold(): void {
    this.#holds += 1;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  release(): void {
    this.#holds -= 1;
    this.#pump();
  }

  /** What is under way is lost. */
  close(): void {
    this.#isClosed = true;
    this.#queue = [];
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #pump(): void {
    const [first] = this.#queue;
    if (first === undefined || this.isHeld || this.#cancel !== undefined) return;
    this.#cancel = this.#clock.after(first.readyAt - this.#clock.now(), () => {
      this.#cancel = undefined;
      this.#queue.shift();
      this.#deliver(first.item);
      this.#pump();
    });
  }
}
