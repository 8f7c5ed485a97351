import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { extendedProtocol } from "../protocol/index.ts";
import { memoryPresence } from "./adapters/memoryPresence.ts";
import { systemClock } from "./adapters/systemClock.ts";
import { refuseUpgrade, WebSocketUpgrades } from "./adapters/webSocket.ts";
import { Authenticator } from "./authenticator.ts";
import { checkNames } from "./channel.ts";
import { ChannelRunner } from "./channelRunner.ts";
import { Connection, type Engine } from "./connection.ts";
import { viewConnections } from "./connectionsView.ts";
import { Feed } from "./feed.ts";
import { type Handshake, type HandshakeRules, readHandshake } from "./handshake.ts";
import { Heartbeat } from "./heartbeat.ts";
import { Hub } from "./hub.ts";
import { completeLimits } from "./limits.ts";
import type { CableServer, CableServerOptions, CableView, Selector } from "./options.ts";
import type { Clock, LogEvent, Receiver, Socket } from "./ports.ts";
import { Presence } from "./presence.ts";
import type { Dismissal } from "./session.ts";
import { type CableStats, Counters } from "./stats.ts";

const defaultBeatMs = 3_000;
const drainSteps = 50;
/** What a process needs to be back. */
const awayMs = 2_000;
/** Over what those come back who must start anew for another reason than a restart. */
const anewMs = 2_000;

/**
 * Makes an Action Cable server. It owns no port: give `handleUpgrade` to an HTTP server's `upgrade` event. Throws a
 * `RangeError` for limits that cannot be kept and for two channels of one name.
 */
export function createCableServer<Identity>(options: CableServerOptions<Identity>): CableServer {
  return new Server(options);
}

/** One node. Apart from `handleUpgrade` it knows no transport: a socket of any kind comes in through `accept`. */
export class Server<Identity> implements CableServer {
  readonly #options: CableServerOptions<Identity>;
  readonly #rules: HandshakeRules;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #counters: Counters;
  readonly #feed: Feed;
  readonly #engine: Engine<Identity>;
  readonly #upgrades: WebSocketUpgrades;
  readonly #heartbeat: Heartbeat<Connection<Identity>>;
  readonly #authenticator: Authenticator<Identity>;
  readonly #connections = new Set<Connection<Identity>>();
  #draining: { readonly done: Promise<void>; readonly resolve: () => void } | undefined;

  constructor(options: CableServerOptions<Identity>) {
    const { log, logger, channels, doorbell } = options;
    checkNames(channels);
    this.#options = options;
    this.#rules = {
      path: options.path ?? "/cable",
      allowedOrigins: options.allowedOrigins ?? [],
      addressOf: options.addressOf ?? (({ socket }) => socket.remoteAddress ?? ""),
    };
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#counters = new Counters(channels);
    const limits = completeLimits(options.limits);
    const hub = new Hub(logger, this.#counters, setImmediate, options.trace);
    this.#feed = new Feed({
      log,
      logger,
      clock: this.#clock,
      publish: (event) => {
        if (!this.#authenticator.takes(event)) hub.publish(event);
      },
      onHole: (stream) => this.#restartFollowers(hub, stream),
      onNewEpoch: () => {
        this.#authenticator.beginAnew();
        this.#restart([...this.#connections]);
      },
    });
    this.#upgrades = new WebSocketUpgrades(limits.frameBytes, { compression: options.compression ?? false });
    this.#heartbeat = new Heartbeat(this.#clock, options.beatMs ?? defaultBeatMs);
    this.#authenticator = new Authenticator(options, {
      clock: this.#clock,
      feed: this.#feed,
      connections: this.#connections,
      limits,
    });
    const presence = new Presence({ store: options.presence ?? memoryPresence(), hub, clock: this.#clock, logger });
    const runner = new ChannelRunner({
      channels,
      feed: this.#feed,
      hub,
      presence,
      counters: this.#counters,
      logger,
      trace: options.trace,
    });
    this.#engine = {
      limits,
      counters: this.#counters,
      clock: this.#clock,
      logger,
      hub,
      runner,
      restart: (connection) => this.#sendToRestart(connection, anewMs),
      ping: (connection) => this.#heartbeat.ping(connection),
      authenticate: (connection, token) => void this.#authenticator.renew(connection, token),
      welcomed: (connection) => this.#welcomed(connection),
      ended: (connection) => this.#ended(connection),
      lost: (connection) => this.#lost(connection),
    };
    doorbell.listen(
      (stream, offset) => this.#feed.ring(stream, offset),
      () => void this.#feed.lookAtHeads(),
    );
    if (options.headCheckMs !== undefined) this.#checkHeads(options.headCheckMs);
  }

  get connections(): number {
    return this.#connections.size;
  }

  stats(): CableStats {
    const { connections, streams } = this.inspect();
    return this.#counters.read(connections, streams);
  }

  inspect(): CableView {
    return { connections: viewConnections(this.#connections), streams: this.#feed.inspect() };
  }

  handleUpgrade(request: IncomingMessage, transport: Duplex, head: Buffer): void {
    const handshake = readHandshake(request, this.#rules);
    if (handshake === undefined) {
      refuseUpgrade(transport, "404 Not Found", "Page not found");
    } else if (this.#draining !== undefined) {
      refuseUpgrade(transport, "503 Service Unavailable", "Restarting");
    } else {
      this.#upgrades.upgrade(request, transport, head, handshake.negotiation.header, (socket) =>
        this.accept(socket, handshake, (receiver) => socket.attach(transport, receiver)),
      );
    }
  }

  /** Begins a session on an open socket. `attach` is told who hears it, before anything is written. */
  accept(socket: Socket, { negotiation, credentials }: Handshake, attach: (receiver: Receiver) => void): void {
    if (negotiation.speaks === undefined) {
      socket.close(1000, "");
      return;
    }
    const connection = new Connection(this.#engine, socket, negotiation.speaks === extendedProtocol);
    this.#connections.add(connection);
    attach(connection);
    void this.#authenticator.admit(connection, credentials);
  }

  committed(events: readonly LogEvent[]): void {
    const heads = new Map<string, number>();
    for (const event of events) {
      this.#feed.offer(event);
      heads.set(event.stream, event.offset);
    }
    for (const [stream, offset] of heads) this.#options.doorbell.ring(stream, offset);
  }

  disconnect(selector: Selector, reason: Dismissal["reason"], detail?: string): void {
    this.#authenticator.revoke({ selector, reason, ...(detail === undefined ? {} : { detail }) });
  }

  drain(windowMs: number, how: "spread" | "atOnce" = "spread"): Promise<void> {
    if (this.#draining !== undefined) return this.#draining.done;
    let resolve = () => {};
    const done = new Promise<void>((settle) => {
      resolve = settle;
    });
    this.#draining = { done, resolve };
    const leaving = [...this.#connections];
    if (leaving.length === 0) resolve();
    if (how === "atOnce") {
      for (const connection of leaving) this.#sendToRestart(connection, windowMs, awayMs);
      return done;
    }
    const share = Math.ceil(leaving.length / drainSteps);
    for (let step = 0; step * share < leaving.length; step++) {
      const batch = leaving.slice(step * share, (step + 1) * share);
      this.#clock.after((windowMs * step) / drainSteps, () => {
        for (const connection of batch) this.#sendToRestart(connection, windowMs);
      });
    }
    return done;
  }

  #welcomed(connection: Connection<Identity>): void {
    this.#heartbeat.add(connection);
    this.#authenticator.welcomed(connection);
  }

  #ended(connection: Connection<Identity>): void {
    this.#heartbeat.delete(connection);
    this.#authenticator.ended(connection);
    this.#engine.runner.partAll(connection);
  }

  #lost(connection: Connection<Identity>): void {
    this.#connections.delete(connection);
    this.#authenticator.lost(connection);
    if (this.#connections.size === 0) this.#draining?.resolve();
  }

  #restartFollowers(hub: Hub, stream: string): void {
    const members = hub.members(stream);
    // Nobody can tell whose sockets the lost events of the control stream meant.
    const isForAll = this.#authenticator.follows(stream);
    this.#restart([...this.#connections].filter((connection) => isForAll || members.has(connection)));
  }

  #restart(connections: readonly Connection<Identity>[]): void {
    for (const connection of connections) this.#sendToRestart(connection, anewMs);
  }

  #sendToRestart(connection: Connection<Identity>, windowMs: number, leastMs = 0): void {
    connection.disconnect({ reason: "server_restart", retryAfterMs: leastMs + Math.floor(this.#random() * windowMs) });
  }

  #checkHeads(everyMs: number): void {
    this.#clock.after(everyMs, () => {
      const hasEnded = this.#draining !== undefined && this.#connections.size === 0;
      if (hasEnded) return;
      void this.#feed.lookAtHeads().then(() => this.#checkHeads(everyMs));
    });
  }
}
