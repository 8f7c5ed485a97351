import { encodeClientFrame, parseServerFrame, type ServerFrame } from "../protocol/index.ts";
import { browserPorts } from "./browserPorts.ts";
import { type ConnectionEffect, type ConnectionEvent, type ConnectionState, idle, transition } from "./connection.ts";
import { Latency } from "./latency.ts";
import { type Endpoint, Link } from "./link.ts";
import type { SubscriptionHandlers } from "./listener.ts";
import type { ClientLog } from "./log.ts";
import { type ConnectionPolicy, defaultPolicy } from "./policy.ts";
import type { ClientPorts } from "./ports.ts";
import { type ConnectionStatus, isConnected, phaseOf } from "./status.ts";
import { type ChannelAddress, type SubscribeOptions, type Subscription, Subscriptions } from "./subscriptions.ts";

/** What a client is made of. */
export interface CableClientOptions {
  /** Asked anew at each attempt, so that a renewed token is used. What it throws counts as a failed attempt. */
  readonly endpoint: () => Endpoint;
  /** The server says that the token in use ends soon: the answer is `authenticate` with a new one (E12). */
  readonly onTokenExpiring?: () => void;
  /** What it leaves out is as in `defaultPolicy`. */
  readonly policy?: Partial<ConnectionPolicy>;
  /** What it leaves out is the browser's; Node before 22 needs an `openSocket`. */
  readonly ports?: Partial<ClientPorts>;
  /** Without it the client says nothing. */
  readonly log?: ClientLog;
}

const latencyEveryMs = 30_000;

/**
 * A connection to an Action Cable server that mends itself, and the subscriptions that live through its losses.
 * Speaks the extended protocol (docs/protocol.md) and, with servers that do not, the base one.
 */
export class CableClient {
  readonly #endpoint: () => Endpoint;
  readonly #policy: ConnectionPolicy;
  readonly #ports: ClientPorts;
  readonly #log: ClientLog;
  readonly #onTokenExpiring: () => void;
  readonly #subscriptions: Subscriptions;
  readonly #latency = new Latency(latencyEveryMs);
  readonly #watchers = new Set<() => void>();
  readonly #events: ConnectionEvent[] = [];
  #state: ConnectionState = idle;
  #status: ConnectionStatus;
  #link: Link | undefined;
  #cancelTimer: (() => void) | undefined;
  #unwatch: (() => void) | undefined;
  #lastFrameAt: number | undefined;
  #lastEventAt: number | undefined;
  #currentUntil: number | undefined;
  #malformed = 0;

  constructor({ endpoint, onTokenExpiring = () => {}, policy, ports, log = () => {} }: CableClientOptions) {
    this.#endpoint = endpoint;
    this.#onTokenExpiring = onTokenExpiring;
    this.#policy = { ...defaultPolicy, ...policy };
    this.#ports = { ...browserPorts(), ...ports };
    this.#log = log;
    this.#subscriptions = new Subscriptions({
      send: (frame) => this.#link?.send(encodeClientFrame(frame)),
      onChange: () => this.#dispatch({ type: this.#subscriptions.settled ? "caughtUp" : "behind" }),
      guard: (run) => this.#guard(run),
      log,
    });
    this.#status = this.#describe();
  }

  /** Replaced, never changed, when anything in it changes: fit for `useSyncExternalStore`. */
  get status(): ConnectionStatus {
    return this.#status;
  }

  /** That of the WebSocket, or null where there is none. */
  get readyState(): number | null {
    return this.#link?.readyState ?? null;
  }

  /** Messages that could not be read, since the client was made. */
  get malformed(): number {
    return this.#malformed;
  }

  /** Calls `onChange` after each change of `status`, until the returned function is called. */
  watch(onChange: () => void): () => void {
    const watcher = () => onChange();
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /**
   * Opens the connection and keeps it. Called again it hastens an attempt that waits; after a refusal by the server it
   * does nothing until `disconnect` or `reconnectNow`.
   */
  connect(): void {
    this.#dispatch({ type: "connect" });
  }

  /** Ends the connection and all attempts. Subscriptions stay and live again with the next `connect`. */
  disconnect(): void {
    this.#dispatch({ type: "disconnect" });
  }

  /** The user's own wish: tries at once, also after a refusal. */
  reconnectNow(): void {
    this.#dispatch({ type: "reconnectNow" });
  }

  /**
   * Puts a new token of the same user in the place of the one that the open connection came with, so that it goes on
   * (E11). Without a connection there is nothing to do: the next attempt asks `endpoint` anew.
   */
  authenticate(token: string): void {
    if (isConnected(this.#status) && this.#link?.extended) {
      this.#link.send(encodeClientFrame({ command: "authenticate", token }));
    }
  }

  /** Subscribes, now or as soon as there is a connection, and again after each loss of it. */
  subscribe(address: ChannelAddress, handlers: SubscriptionHandlers, options: SubscribeOptions = {}): Subscription {
    return this.#subscriptions.subscribe(address, handlers, options);
  }

  /** An event that comes while another one is worked off waits: a handler that disconnects does so after the rest. */
  #dispatch(event: ConnectionEvent): void {
    this.#events.push(event);
    if (this.#events.length > 1) return;
    for (let next: ConnectionEvent | undefined = event; next !== undefined; next = this.#events[0]) {
      this.#guard(() => this.#step(next));
      this.#events.shift();
    }
    this.#publish();
  }

  #step(event: ConnectionEvent): void {
    const { clock, random, surroundings } = this.#ports;
    const now = clock.now();
    const before = this.#state;
    const online = surroundings.online();
    const { state, effects } = transition(before, event, { now, random: random(), online, policy: this.#policy });
    if (state === before) return;
    this.#state = state;
    if (state.kind !== before.kind) this.#log("info", `Connection: ${describe(state, now)}`);
    this.#arm(now);
    this.#look();
    this.#trackCurrency(before);
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: ConnectionEffect): void {
    switch (effect) {
      case "open":
        this.#open();
        return;
      case "drop":
        this.#drop();
        return;
      case "subscribe":
        this.#subscriptions.up(this.#link?.extended === true);
        if (this.#subscriptions.settled) this.#dispatch({ type: "caughtUp" });
        return;
      default:
        effect satisfies never;
    }
  }

  #open(): void {
    try {
      this.#link = new Link(this.#ports.openSocket, this.#endpoint(), {
        onOpen: () => this.#dispatch({ type: "opened" }),
        onText: (text) => this.#receive(parseServerFrame(text)),
        onClose: (clean, code) => {
          this.#log("info", `Socket closed, code ${code}`);
          this.#dispatch({ type: "closed", clean });
        },
      });
    } catch (error) {
      this.#log("error", "The socket could not be opened", nameOf(error));
      this.#dispatch({ type: "closed", clean: false });
    }
  }

  #drop(): void {
    this.#link?.abandon();
    this.#link = undefined;
    this.#latency.reset();
    this.#subscriptions.down();
  }

  #receive(frame: ReturnType<typeof parseServerFrame>): void {
    this.#lastFrameAt = this.#ports.clock.now();
    this.#dispatch({ type: "beat" });
    if (frame.type !== "unreadable") {
      this.#handle(frame);
      return;
    }
    if (frame.problem === "unknown") {
      this.#log("debug", "Frame of unknown type ignored");
      return;
    }
    this.#malformed += 1;
    this.#log("warn", `Malformed frame ignored, ${this.#malformed} so far`);
  }

  #handle(frame: ServerFrame): void {
    switch (frame.type) {
      case "welcome":
        this.#dispatch({ type: "welcomed" });
        return;
      case "ping":
        this.#answerBeat();
        return;
      case "pong":
        this.#latency.answered(this.#ports.clock.now());
        this.#publish();
        return;
      case "disconnect":
        this.#dispatch({
          type: "dismissed",
          reason: frame.reason,
          reconnect: frame.reconnect,
          ...(frame.detail === undefined ? {} : { detail: frame.detail }),
          ...(frame.retry_after_ms === undefined ? {} : { retryAfterMs: frame.retry_after_ms }),
        });
        return;
      case "data":
        this.#lastEventAt = this.#lastFrameAt;
        this.#subscriptions.receive(frame);
        this.#publish();
        return;
      case "confirm_subscription":
      case "reject_subscription":
      case "confirm_history":
      case "reject_history":
        this.#subscriptions.receive(frame);
        return;
      case "authenticated":
        this.#log("debug", "The new token is in use");
        return;
      case "token_expiring":
        this.#guard(this.#onTokenExpiring);
        return;
      case "presence":
        this.#log("debug", `Frame ${frame.type} ignored`);
        return;
      default:
        frame satisfies never;
    }
  }

  #answerBeat(): void {
    if (this.#link?.extended) {
      this.#link.send(encodeClientFrame({ command: "pong" }));
      if (this.#latency.start(this.#ports.clock.now())) this.#link.send(encodeClientFrame({ command: "ping" }));
    }
    this.#subscriptions.beat();
  }

  #arm(now: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (!("due" in this.#state)) return;
    this.#cancelTimer = this.#ports.clock.after(this.#state.due - now, () => this.#dispatch({ type: "due" }));
  }

  /** The page's events are followed only while a connection is wanted. */
  #look(): void {
    if (this.#state.kind === "idle") {
      this.#unwatch?.();
      this.#unwatch = undefined;
    } else {
      this.#unwatch ??= this.#ports.surroundings.watch((change) => this.#dispatch({ type: change }));
    }
  }

  #trackCurrency(before: ConnectionState): void {
    if (this.#state.kind === "live") this.#currentUntil = undefined;
    else if (before.kind === "live") this.#currentUntil = this.#lastFrameAt;
  }

  #describe(): ConnectionStatus {
    return {
      ...phaseOf(this.#state, this.#policy.maxReconnectAttempts),
      lastEventAt: this.#lastEventAt,
      currentUntil: this.#currentUntil,
      latencyMs: this.#latency.ms,
      rejected: this.#subscriptions.rejected,
    };
  }

  #publish(): void {
    const status = this.#describe();
    if (sameFields(status, this.#status)) return;
    this.#status = status;
    for (const watcher of Array.from(this.#watchers)) this.#guard(watcher);
  }

  #guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#log("error", "A handler has thrown", error);
    }
  }
}

function describe(state: ConnectionState, now: number): string {
  switch (state.kind) {
    case "connecting":
      return state.attempt === 0 ? "connecting" : `connecting, attempt ${state.attempt}`;
    case "reconnecting":
      return `reconnecting, attempt ${state.attempt} in ${state.due - now} ms`;
    case "signedOut":
    case "refused":
      return `${state.kind} (${state.reason ?? "no reason given"})`;
    default:
      return state.kind;
  }
}

/** Some browsers put the URL, and with it the token, into the message of what their constructor throws. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function sameFields(a: ConnectionStatus, b: ConnectionStatus): boolean {
  const fields: Record<string, unknown> = { ...b };
  const entries = Object.entries(a);
  return entries.length === Object.keys(fields).length && entries.every(([name, value]) => fields[name] === value);
}
