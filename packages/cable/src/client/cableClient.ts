import { browserPorts } from "./browserPorts.ts";
import type { Line, LineEvents, LineFrame, LineParts } from "./line.ts";
import type { Endpoint } from "./link.ts";
import type { SubscriptionHandlers } from "./listener.ts";
import type { ClientLog } from "./log.ts";
import { OwnLine } from "./ownLine.ts";
import { type ConnectionPolicy, defaultPolicy } from "./policy.ts";
import type { ClientPorts } from "./ports.ts";
import { type ConnectionStatus, phaseOf } from "./status.ts";
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
  /** Has the tabs of one browser share a connection; without it each has its own. */
  readonly share?: TabSharing;
}

/** Which tabs share a connection, and where the code for it comes from. */
export interface TabSharing {
  /**
   * Names the connection that may be shared: all that a socket depends on, its address and its account first of all.
   * Asked whenever a connection is begun; undefined has it for this tab alone.
   */
  readonly key: () => string | undefined;
  /** `() => import("@hafaloha/cable/tabs")`: what only those who share need to load. Where that fails, the tab is alone. */
  readonly load: () => Promise<{ openLine(parts: LineParts, hears: LineEvents, key: string): Line }>;
}

/**
 * A connection to an Action Cable server that mends itself, and the subscriptions that live through its losses.
 * Speaks the extended protocol (docs/protocol.md) and, with servers that do not, the base one.
 */
export class CableClient {
  readonly #parts: LineParts;
  readonly #share: TabSharing | undefined;
  readonly #onTokenExpiring: () => void;
  readonly #subscriptions: Subscriptions;
  readonly #watchers = new Set<() => void>();
  readonly #hears: LineEvents;
  #line: Line;
  /** A connection is wanted, and what it takes is being loaded. */
  #loading: { readonly since: number } | undefined;
  #status: ConnectionStatus;
  #leadership: number | undefined;
  #lastEventAt: number | undefined;
  #malformed = 0;
  /** There is a connection, and its server speaks the extended protocol. */
  #isExtended = false;

  constructor({ endpoint, onTokenExpiring = () => {}, policy, ports, log = () => {}, share }: CableClientOptions) {
    this.#parts = { endpoint, policy: { ...defaultPolicy, ...policy }, ports: { ...browserPorts(), ...ports }, log };
    this.#share = share;
    this.#onTokenExpiring = onTokenExpiring;
    this.#subscriptions = new Subscriptions({
      send: (frame) => this.#line.send(frame),
      onChange: () => this.#settle(),
      guard: (run) => this.#guard(run),
      log,
    });
    this.#hears = {
      up: (extended) => {
        this.#isExtended = extended;
        this.#subscriptions.up(extended);
        if (this.#subscriptions.settled) this.#settle();
      },
      down: () => {
        this.#isExtended = false;
        this.#subscriptions.down();
      },
      frame: (frame, replaying) => this.#receive(frame, replaying),
      malformed: () => {
        this.#malformed += 1;
        log("warn", `Malformed frame ignored, ${this.#malformed} so far`);
      },
      changed: () => this.#publish(),
    };
    this.#line = new OwnLine(this.#parts, this.#hears);
    this.#status = this.#describe(undefined);
  }

  /** Replaced, never changed, when anything in it changes: fit for `useSyncExternalStore`. */
  get status(): ConnectionStatus {
    return this.#status;
  }

  /** That of the WebSocket, or null where there is none: none yet, or another tab has it. */
  get readyState(): number | null {
    return this.#line.readyState;
  }

  /** Messages that could not be read, since the client was made. */
  get malformed(): number {
    return this.#malformed;
  }

  /**
   * Which of the tabs that share the connection does what only one may do: this one where it is a number, another one
   * where it is undefined (or where nothing is connected). Each leadership has a number of its own; 0 is a tab that shares
   * nothing. `watch` tells of changes.
   */
  get leadership(): number | undefined {
    return this.#leadership;
  }

  /** To be asked before each thing that only the leader may do: whether it is still the leader, also by the clock. */
  holds(leadership: number): boolean {
    return leadership === this.#leadership && this.#line.holds(leadership);
  }

  /** Calls `onChange` after each change of `status` or `leadership`, until the returned function is called. */
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
    this.#want("connect");
  }

  /**
   * Ends the connection and all attempts, for this tab: others that share it go on. Subscriptions stay and live again with
   * the next `connect`.
   */
  disconnect(): void {
    this.#loading = undefined;
    this.#line.disconnect();
    this.#publish();
  }

  /** The user's own wish: tries at once, also after a refusal. */
  reconnectNow(): void {
    this.#want("reconnectNow");
  }

  /**
   * Puts a new token of the same user in the place of the one that the open connection came with, so that it goes on
   * (E11), whichever tab has it. Without a connection there is nothing to do: the next attempt asks `endpoint` anew.
   */
  authenticate(token: string): void {
    if (this.#isExtended) this.#line.send({ command: "authenticate", token });
  }

  /** Subscribes, now or as soon as there is a connection, and again after each loss of it. */
  subscribe(address: ChannelAddress, handlers: SubscriptionHandlers, options: SubscribeOptions = {}): Subscription {
    return this.#subscriptions.subscribe(address, handlers, options);
  }

  #want(wish: "connect" | "reconnectNow"): void {
    if (this.#loading !== undefined) return;
    const isBegun = this.#line.state.kind !== "idle";
    const key = isBegun ? undefined : this.#share?.key();
    if (key === undefined || this.#share === undefined) {
      // The last one may have been shared, with whom nothing may be shared now.
      if (!isBegun) this.#line = new OwnLine(this.#parts, this.#hears);
      this.#line.want(wish);
      return;
    }
    const loading = { since: this.#parts.ports.clock.now() };
    this.#loading = loading;
    this.#publish();
    const open = this.#share.load().then(
      ({ openLine }) => openLine(this.#parts, this.#hears, key),
      () => {
        this.#parts.log("warn", "Without the code for sharing, this tab has a connection of its own");
        return new OwnLine(this.#parts, this.#hears);
      },
    );
    void open.then((line) => {
      if (this.#loading !== loading) return;
      this.#loading = undefined;
      this.#line = line;
      line.want(wish);
    });
  }

  #settle(): void {
    this.#line.settle(this.#subscriptions.settled);
  }

  #receive(frame: LineFrame, replaying: boolean): void {
    switch (frame.type) {
      case "ping":
        this.#subscriptions.beat();
        return;
      case "data":
        this.#lastEventAt = this.#line.heardAt;
        this.#subscriptions.receive(frame, replaying);
        this.#publish();
        return;
      case "confirm_subscription":
      case "reject_subscription":
      case "confirm_history":
      case "reject_history":
      case "presence":
        this.#subscriptions.receive(frame, replaying);
        return;
      case "authenticated":
        this.#parts.log("debug", "The new token is in use");
        return;
      case "token_expiring":
        this.#guard(this.#onTokenExpiring);
        return;
      default:
        frame satisfies never;
    }
  }

  #describe(before: ConnectionStatus | undefined): ConnectionStatus {
    const phase =
      this.#loading === undefined
        ? phaseOf(this.#line.state, this.#parts.policy.maxReconnectAttempts)
        : ({ kind: "connecting", since: this.#loading.since } as const);
    const lostAt = before?.kind === "live" ? this.#line.heardAt : before?.currentUntil;
    return {
      ...phase,
      lastEventAt: this.#lastEventAt,
      currentUntil: phase.kind === "live" ? undefined : lostAt,
      latencyMs: this.#line.latencyMs,
      rejected: this.#subscriptions.rejected,
    };
  }

  #publish(): void {
    const status = this.#describe(this.#status);
    const leadership = status.kind === "idle" || this.#loading ? undefined : this.#line.leadership;
    if (sameFields(status, this.#status) && leadership === this.#leadership) return;
    if (!sameFields(status, this.#status)) this.#status = status;
    this.#leadership = leadership;
    for (const watcher of Array.from(this.#watchers)) this.#guard(watcher);
  }

  #guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#parts.log("error", "A handler has thrown", error);
    }
  }
}

function sameFields(a: ConnectionStatus, b: ConnectionStatus): boolean {
  const fields: Record<string, unknown> = { ...b };
  const entries = Object.entries(a);
  return entries.length === Object.keys(fields).length && entries.every(([name, value]) => fields[name] === value);
}
