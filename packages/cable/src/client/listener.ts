import type { StreamPosition } from "../protocol/index.ts";

/**
 * What a subscriber is told. `onReload` is called whenever what the subscriber holds may lack events: after the first
 * confirmation without a start position, after a history that the server could not prove complete, and with servers of
 * the base protocol after every confirmation. While a promise that it returns is pending, messages are held back; then
 * they follow in order, so that none is overwritten by the state that was being loaded.
 */
export interface SubscriptionHandlers {
  /** `position` is undefined for messages of streams that are not stored, and with servers of the base protocol. */
  onMessage?(message: unknown, position: StreamPosition | undefined): void;
  onState?(state: SubscriptionState): void;
  onReload?(): unknown;
}

/** `waiting`: nothing heard for now (no connection, not yet answered, or catching up). */
export type SubscriptionState = "waiting" | "confirmed" | "rejected";

interface Data {
  readonly message: unknown;
  readonly position?: StreamPosition;
}

/** Runs a handler of the application; what it throws ends there. */
export type Guard = (run: () => void) => void;

/** One subscriber of an identifier, with its own positions: it hears each event once, in order, or must reload. */
export class Listener {
  readonly #handlers: SubscriptionHandlers;
  readonly #guard: Guard;
  readonly #onHole: () => void;
  readonly #held: Data[] = [];
  #positions = new Map<string, StreamPosition>();
  #state: SubscriptionState = "waiting";
  #gap = true;
  #loads = 0;
  #closed = false;

  constructor(handlers: SubscriptionHandlers, guard: Guard, onHole: () => void) {
    this.#handlers = handlers;
    this.#guard = guard;
    this.#onHole = onHole;
  }

  get state(): SubscriptionState {
    return this.#state;
  }

  get positions(): Iterable<StreamPosition> {
    return this.#positions.values();
  }

  get canResume(): boolean {
    return this.#positions.size > 0;
  }

  get loading(): boolean {
    return this.#loads > 0;
  }

  /** Says from where the subscriber's state goes on; an empty list says that nobody knows. */
  place(positions: Iterable<StreamPosition>): void {
    this.#positions = new Map(Array.from(positions, (position) => [position.stream, position]));
  }

  /** What comes next is proved by the positions, unless there are none or the server knows none (`resumable` false). */
  expect(resumable: boolean): void {
    this.#gap = !(resumable && this.canResume);
  }

  setState(state: SubscriptionState): void {
    if (this.#closed || state === this.#state) return;
    this.#state = state;
    this.#guard(() => this.#handlers.onState?.(state));
  }

  /** All that was asked for has come: from here on the subscriber is up to date, or is told that it must reload. */
  settle(): void {
    this.setState("confirmed");
    if (this.#gap) this.reload();
  }

  reload(): void {
    if (this.#closed) return;
    this.#gap = false;
    this.#guard(() => {
      const load = this.#handlers.onReload?.();
      if (!(load instanceof Promise)) return;
      this.#loads += 1;
      // A load that failed is the application's to show; the events go on either way.
      load.then(this.#loaded, this.#loaded);
    });
  }

  receive(data: Data, replaying: boolean): void {
    const { position } = data;
    if (replaying && position !== undefined && !this.#positions.has(position.stream)) {
      this.#gap = true;
    } else if (this.loading) {
      this.#held.push(data);
    } else if (position === undefined) {
      this.#deliver(data);
    } else {
      this.#take(data, position, replaying);
    }
  }

  close(): void {
    this.#closed = true;
    this.#held.length = 0;
  }

  #take(data: Data, position: StreamPosition, replaying: boolean): void {
    const known = this.#positions.get(position.stream);
    const step = known?.epoch === position.epoch ? position.offset - known.offset : undefined;
    if (known === undefined || step === 1) {
      this.#positions.set(position.stream, position);
      this.#deliver(data);
    } else if (step === undefined || step > 1) {
      this.#gap = true;
      if (!replaying) this.#onHole();
    }
  }

  #deliver({ message, position }: Data): void {
    if (!this.#closed) this.#guard(() => this.#handlers.onMessage?.(message, position));
  }

  #loaded = (): void => {
    this.#loads -= 1;
    if (this.loading) return;
    for (const data of this.#held.splice(0)) this.receive(data, false);
  };
}
