import {
  buildIdentifier,
  type ClientFrame,
  decodeIdentifier,
  type HistoryRequest,
  type ServerFrame,
  type StreamPosition,
} from "../protocol/index.ts";
import { type Guard, Listener, type SubscriptionHandlers, type SubscriptionState } from "./listener.ts";
import type { ClientLog } from "./log.ts";
import { lowest } from "./lowest.ts";

/** A channel and its params, as they stand in the identifier. */
export interface ChannelAddress {
  readonly channel: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** What a subscription begins with. */
export interface SubscribeOptions {
  /** The positions at which the state that the subscriber already holds was read (R4). */
  readonly start?: readonly StreamPosition[];
}

type WithoutIdentifier<Frame> = Frame extends unknown ? Omit<Frame, "identifier"> : never;
/** What can be said of oneself on a channel, and asked of others. */
export type PresenceCommand = WithoutIdentifier<
  Extract<ClientFrame, { readonly command: "join" | "leave" | "presence" }>
>;

/** One subscriber's hold on a channel. */
export interface Subscription {
  readonly state: SubscriptionState;
  /** The subscriber has replaced its state by one that was read at these positions; what came after them follows. */
  startFrom(positions: readonly StreamPosition[]): void;
  /**
   * Has the channel do something, at most once: the server answers no action, so that one that is lost with its connection
   * stays undone. Before the subscription is confirmed it waits, among 100 at most; false where there is no room or
   * the subscription is rejected.
   */
  perform(action: string, data?: Readonly<Record<string, unknown>>): boolean;
  /** Sends what concerns presence (E15); false where there is nobody to send it to: `followPresence` sends it again. */
  tell(command: PresenceCommand): boolean;
  unsubscribe(): void;
}

/** The wire's side of one identifier. `beats` counts the server's beats since it was last heard. */
type Phase =
  | { readonly kind: "unsent" }
  /** `asked`: history was asked for together with it. `again`: someone joined whom that does not cover. */
  | { readonly kind: "pending"; readonly asked: boolean; readonly again: boolean; readonly beats: number }
  | { readonly kind: "replaying"; readonly again: boolean; readonly beats: number }
  | { readonly kind: "confirmed" }
  | { readonly kind: "rejected" };

interface Entry {
  readonly identifier: string;
  /** Empty while an answer is awaited that nobody wants any more. */
  readonly listeners: Set<Listener>;
  /** Actions that wait for the confirmation. */
  readonly actions: string[];
  phase: Phase;
}

type SubscriptionFrame = Extract<
  ServerFrame,
  { type: "confirm_subscription" | "reject_subscription" | "confirm_history" | "reject_history" | "data" | "presence" }
>;

interface Wiring {
  send(frame: ClientFrame): void;
  /** A phase has changed: `settled` or `rejected` may have, too. */
  onChange(): void;
  readonly guard: Guard;
  readonly log: ClientLog;
}

/** Beats without an answer after which a request is sent again. */
const patience = 3;
const mostActions = 100;

/**
 * All subscriptions of one connection: one on the wire for each identifier, however many listen. It never unsubscribes
 * before it was answered, so that no confirmation of an old subscription is taken for that of a new one.
 */
export class Subscriptions {
  readonly #wiring: Wiring;
  readonly #entries = new Map<string, Entry>();
  #link: "down" | "base" | "extended" = "down";

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
  }

  /** Whether every subscription is answered and up to date. */
  get settled(): boolean {
    return this.#count(isBehind) === 0;
  }

  get rejected(): number {
    return this.#count(({ phase }) => phase.kind === "rejected");
  }

  get size(): number {
    return this.#entries.size;
  }

  subscribe(address: ChannelAddress, handlers: SubscriptionHandlers, { start = [] }: SubscribeOptions): Subscription {
    const identifier = buildIdentifier(address.channel, address.params);
    const entry = this.#entries.get(identifier) ?? this.#add(identifier);
    const listener: Listener = new Listener(handlers, {
      guard: this.#wiring.guard,
      onHole: () => this.#needHistory(entry),
      onLoaded: () => this.#judge(entry, listener),
    });
    this.#place(listener, start);
    entry.listeners.add(listener);
    this.#join(entry, listener);
    return {
      get state() {
        return listener.state;
      },
      startFrom: (positions) => {
        listener.place(positions);
        if (!listener.canResume) return;
        listener.expect(this.#link === "extended");
        // What came while the subscriber loads is held here and needs no history.
        if (!listener.loading) this.#needHistory(entry);
        this.#judge(entry, listener);
      },
      perform: (action, data) => this.#perform(entry, JSON.stringify({ ...data, action })),
      tell: (command) => {
        if (this.#link !== "extended" || entry.phase.kind !== "confirmed") return false;
        this.#wiring.send({ ...command, identifier });
        return true;
      },
      unsubscribe: () => this.#leave(entry, listener),
    };
  }

  /** The connection was welcomed: everything is subscribed to anew. */
  up(extended: boolean): void {
    this.#link = extended ? "extended" : "base";
    for (const entry of this.#entries.values()) this.#request(entry);
  }

  down(): void {
    this.#link = "down";
    for (const entry of Array.from(this.#entries.values())) {
      entry.phase = { kind: "unsent" };
      this.#forgetUnwanted(entry);
      for (const listener of entry.listeners) listener.setState("waiting");
    }
  }

  /** The server's beat: whatever was not answered for a while is asked for again, and what failed to load is loaded. */
  beat(): void {
    for (const entry of this.#entries.values()) {
      const { phase } = entry;
      if (phase.kind === "confirmed") for (const listener of Array.from(entry.listeners)) listener.beat();
      if (phase.kind !== "pending" && phase.kind !== "replaying") continue;
      if (phase.beats + 1 < patience) {
        entry.phase = { ...phase, beats: phase.beats + 1 };
      } else {
        this.#wiring.log("warn", `No answer about ${channelOf(entry)}, asking again`);
        if (phase.kind === "pending") this.#request(entry);
        else this.#askHistory(entry);
      }
    }
  }

  /** `replaying`: what comes may be part of a history that another tab asked for. */
  receive(frame: SubscriptionFrame, replaying: boolean): void {
    const entry = this.#entries.get(frame.identifier);
    if (entry === undefined) return;
    switch (frame.type) {
      case "data":
        this.#data(entry, frame, replaying || entry.phase.kind === "replaying");
        return;
      case "confirm_subscription":
        this.#confirmed(entry);
        return;
      case "reject_subscription":
        this.#refused(entry);
        return;
      case "confirm_history":
        if (entry.phase.kind === "replaying" && entry.phase.again) this.#askHistory(entry);
        // Once confirmed, it is the end of a history that another tab asked for.
        else if (entry.phase.kind === "replaying" || entry.phase.kind === "confirmed") this.#settle(entry);
        return;
      case "reject_history":
        if (entry.phase.kind !== "replaying") return;
        this.#wiring.log("warn", `The server's history of ${channelOf(entry)} does not reach back far enough`);
        for (const listener of entry.listeners) this.#place(listener, []);
        this.#settle(entry);
        return;
      case "presence":
        for (const listener of Array.from(entry.listeners)) listener.tellPresence(frame.message);
        return;
      default:
        frame satisfies never;
    }
  }

  #add(identifier: string): Entry {
    const entry: Entry = { identifier, listeners: new Set(), actions: [], phase: { kind: "unsent" } };
    this.#entries.set(identifier, entry);
    return entry;
  }

  #place(listener: Listener, positions: readonly StreamPosition[]): void {
    listener.place(positions);
    listener.expect(this.#link === "extended");
  }

  #join(entry: Entry, listener: Listener): void {
    switch (entry.phase.kind) {
      case "unsent":
      case "rejected":
        if (this.#link === "down") return;
        this.#request(entry);
        this.#wiring.onChange();
        return;
      case "pending":
      case "replaying":
        if (listener.canResume) this.#needHistory(entry);
        return;
      case "confirmed":
        if (this.#link === "extended" && listener.canResume) {
          this.#needHistory(entry);
        } else {
          // Not before the subscriber has what `subscribe` returns; should it wait again by then, its answer settles it.
          queueMicrotask(() => {
            if (entry.phase.kind === "confirmed") listener.settle();
          });
        }
        return;
      default:
        entry.phase satisfies never;
    }
  }

  #leave(entry: Entry, listener: Listener): void {
    if (!entry.listeners.delete(listener)) return;
    listener.close();
    if (entry.listeners.size === 0 && entry.phase.kind !== "pending") this.#end(entry);
    this.#wiring.onChange();
  }

  #end(entry: Entry): void {
    if (entry.phase.kind === "confirmed" || entry.phase.kind === "replaying") {
      this.#wiring.send({ command: "unsubscribe", identifier: entry.identifier });
    }
    this.#entries.delete(entry.identifier);
  }

  #forgetUnwanted(entry: Entry): boolean {
    if (entry.listeners.size > 0) return false;
    this.#end(entry);
    return true;
  }

  #request(entry: Entry): void {
    const { identifier, listeners } = entry;
    const extended = this.#link === "extended";
    const history = extended ? lowestOf(listeners) : undefined;
    for (const listener of listeners) {
      listener.expect(extended);
      listener.setState("waiting");
    }
    entry.phase = { kind: "pending", asked: history !== undefined, again: false, beats: 0 };
    this.#wiring.send({ command: "subscribe", identifier, ...(history === undefined ? {} : { history }) });
  }

  #perform({ identifier, phase, actions }: Entry, data: string): boolean {
    if (phase.kind === "confirmed" || phase.kind === "replaying") {
      this.#wiring.send({ command: "message", identifier, data });
      return true;
    }
    if (phase.kind === "rejected" || actions.length >= mostActions) return false;
    actions.push(data);
    return true;
  }

  #needHistory(entry: Entry): void {
    if (this.#link !== "extended") return;
    const { phase } = entry;
    if (phase.kind === "pending" || phase.kind === "replaying") entry.phase = { ...phase, again: true };
    if (phase.kind === "confirmed") this.#askHistory(entry);
  }

  #askHistory(entry: Entry): void {
    const history = lowestOf(entry.listeners);
    if (history === undefined) {
      this.#settle(entry);
      return;
    }
    for (const listener of entry.listeners) if (listener.canResume) listener.expect(true);
    entry.phase = { kind: "replaying", again: false, beats: 0 };
    this.#wiring.send({ command: "history", identifier: entry.identifier, history });
    this.#wiring.onChange();
  }

  #data(entry: Entry, frame: Extract<SubscriptionFrame, { type: "data" }>, replaying: boolean): void {
    if (entry.phase.kind === "replaying") entry.phase = { ...entry.phase, beats: 0 };
    for (const listener of Array.from(entry.listeners)) listener.receive(frame, replaying);
  }

  #confirmed(entry: Entry): void {
    const { phase } = entry;
    if (phase.kind !== "pending") return;
    this.#wiring.log("info", `Subscribed to ${channelOf(entry)}`);
    entry.phase = phase.asked ? { kind: "replaying", again: phase.again, beats: 0 } : { kind: "confirmed" };
    if (this.#forgetUnwanted(entry)) {
      this.#wiring.onChange();
      return;
    }
    for (const action of entry.actions.splice(0)) this.#perform(entry, action);
    if (phase.asked) return;
    if (phase.again) this.#askHistory(entry);
    else this.#settle(entry);
  }

  #refused(entry: Entry): void {
    this.#wiring.log("warn", `Subscription to ${channelOf(entry)} rejected`);
    entry.phase = { kind: "rejected" };
    if (!this.#forgetUnwanted(entry)) for (const listener of Array.from(entry.listeners)) listener.setState("rejected");
    this.#wiring.onChange();
  }

  #settle(entry: Entry): void {
    entry.phase = { kind: "confirmed" };
    for (const listener of Array.from(entry.listeners)) listener.settle();
    this.#wiring.onChange();
  }

  /** A listener's load has failed or was made good. */
  #judge(entry: Entry, listener: Listener): void {
    if (listener.stale) listener.setState("waiting");
    else if (entry.phase.kind === "confirmed") listener.setState("confirmed");
    this.#wiring.onChange();
  }

  #count(matches: (entry: Entry) => boolean): number {
    return [...this.#entries.values()].filter((entry) => entry.listeners.size > 0 && matches(entry)).length;
  }
}

function isBehind({ phase, listeners }: Entry): boolean {
  if (phase.kind === "rejected") return false;
  return phase.kind !== "confirmed" || [...listeners].some((listener) => listener.stale);
}

function lowestOf(listeners: Iterable<Listener>): HistoryRequest | undefined {
  return lowest([...listeners].flatMap(({ positions }) => [...positions]));
}

function channelOf({ identifier }: Entry): string {
  return decodeIdentifier(identifier)?.channel ?? "an unnamed channel";
}
