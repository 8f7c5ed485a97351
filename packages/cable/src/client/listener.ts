import type { PresenceEvent, StreamPosition } from "../protocol/index.ts";

/**
 * What a subscriber is told. `onReload` is called whenever what the subscriber holds may lack events: after the first
 * confirmation without a start position, after a history that the server could not prove complete, and with servers of
 * the base protocol after every confirmation. While a promise that it returns is pending, messages are held back; then
 * they follow in order, so that none is overwritten by the state that was being loaded. A promise that is rejected leaves
 * the subscriber `waiting`, and the connection catching up, until a later load succeeds or `startFrom` says that the state
 * was replaced; it is called again at the next confirmation, and meanwhile with the server's beats, ever more rarely.
 */
export interface SubscriptionHandlers {
  /** `position` is undefined for messages of streams that are not stored, and with servers of the base protocol. */
  onMessage?(message: unknown, position: StreamPosition | undefined): void;
  onState?(state: SubscriptionState): void;
  onReload?(): unknown;
  /** What the server tells of who is present; `followPresence` makes a list of it. */
  onPresence?(event: PresenceEvent): void;
}

/** `waiting`: not up to date for now (no connection, not yet answered, catching up, or its reload has failed). */
export type SubscriptionState = "waiting" | "confirmed" | "rejected";

interface Data {
  readonly message: unknown;
  readonly position?: StreamPosition;
}

/** Runs a handler of the application; what it throws ends there. */
export type Guard = (run: () => void) => void;

/** What a listener needs of the subscription that it shares. */
export interface ListenerWiring {
  readonly guard: Guard;
  /** Events are missing that a history can bring. */
  onHole(): void;
  /** A load has ended. */
  onLoaded(): void;
}

/** A load that failed: how long the next one waits, and how long it has waited, in beats of the server. */
interface FailedLoad {
  readonly patience: number;
  readonly beats: number;
}

const mostPatience = 16;

/** One subscriber of an identifier, with its own positions: it hears each event once, in order, or must reload. */
export class Listener {
  readonly #handlers: SubscriptionHandlers;
  readonly #wiring: ListenerWiring;
  readonly #held: Data[] = [];
  #positions = new Map<string, StreamPosition>();
  #state: SubscriptionState = "waiting";
  #gap = true;
  /** Of each stream the furthest offset that came too early; a history is to bring it again, with what stands before it. */
  readonly #early = new Map<string, number>();
  /** Loads under way; the answer of the last one that was begun counts. */
  #loads = 0;
  #lastLoad: unknown;
  #failed: FailedLoad | undefined;
  #closed = false;

  constructor(handlers: SubscriptionHandlers, wiring: ListenerWiring) {
    this.#handlers = handlers;
    this.#wiring = wiring;
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

  /** Its last reload failed: what it holds lacks events that no history brings. */
  get stale(): boolean {
    return this.#failed !== undefined;
  }

  /** Says from where the subscriber's state goes on; an empty list says that nobody knows. */
  place(positions: Iterable<StreamPosition>): void {
    this.#positions = new Map(Array.from(positions, (position) => [position.stream, position]));
    this.#early.clear();
    if (this.canResume) this.#failed = undefined;
  }

  /** What comes next is proved by the positions, unless there are none or the server knows none (`resumable` false). */
  expect(resumable: boolean): void {
    this.#gap = this.stale || !(resumable && this.canResume);
  }

  setState(state: SubscriptionState): void {
    if (this.#closed || state === this.#state) return;
    this.#state = state;
    this.#wiring.guard(() => this.#handlers.onState?.(state));
  }

  /** All that was asked for has come: from here on the subscriber is up to date, or is told that it must reload. */
  settle(): void {
    if (!this.stale) this.setState("confirmed");
    if (this.#gap || this.#early.size > 0) this.#reload();
  }

  /** The server's beat, while all that was asked for has come. */
  beat(): void {
    if (this.#failed === undefined || this.loading) return;
    const { patience, beats } = this.#failed;
    this.#failed = { patience, beats: beats + 1 };
    if (beats + 1 >= patience) this.#reload();
  }

  #reload(): void {
    if (this.#closed) return;
    this.#gap = false;
    this.#early.clear();
    this.#wiring.guard(() => {
      const load = this.#handlers.onReload?.();
      if (!(load instanceof Promise)) return;
      this.#loads += 1;
      this.#lastLoad = load;
      load.then(
        () => this.#loaded(load, true),
        () => this.#loaded(load, false),
      );
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

  tellPresence(event: PresenceEvent): void {
    if (!this.#closed) this.#wiring.guard(() => this.#handlers.onPresence?.(event));
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
      if (position.offset === this.#early.get(position.stream)) this.#early.delete(position.stream);
      this.#deliver(data);
    } else if (step === undefined) {
      this.#gap = true;
      if (!replaying) this.#wiring.onHole();
    } else if (step > 1) {
      if (position.offset > (this.#early.get(position.stream) ?? 0)) this.#early.set(position.stream, position.offset);
      if (!replaying) this.#wiring.onHole();
    }
  }

  #deliver({ message, position }: Data): void {
    if (!this.#closed) this.#wiring.guard(() => this.#handlers.onMessage?.(message, position));
  }

  #loaded(load: unknown, succeeded: boolean): void {
    this.#loads -= 1;
    // Events go on also after a load that failed: what the subscriber shows of them is newer than what it has.
    if (!this.loading) for (const data of this.#held.splice(0)) this.receive(data, false);
    if (this.#closed || load !== this.#lastLoad) return;
    if (succeeded) {
      this.#failed = undefined;
    } else {
      const patience = this.#failed === undefined ? 1 : Math.min(mostPatience, this.#failed.patience * 2);
      this.#failed = { patience, beats: 0 };
      this.#gap = true;
    }
    this.#wiring.onLoaded();
  }
}
