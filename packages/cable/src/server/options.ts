import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { DisconnectReason } from "../protocol/index.ts";
import type { Channel } from "./channel.ts";
import type { ConnectionsView } from "./connectionsView.ts";
import type { LiveStreamView } from "./feed.ts";
import type { Limits } from "./limits.ts";
import type { CableLogger, Clock, Doorbell, Log, LogEvent, PresenceStore } from "./ports.ts";
import type { CableStats } from "./stats.ts";
import type { Trace } from "./trace.ts";

/** What a client brought to the handshake. */
export interface Credentials {
  /** From the subprotocol `cable-token.` / `anycable-token.`, then the query `token` / `jid`, then `Authorization: Bearer`. */
  readonly token: string | undefined;
  /** Of the URL, with whatever the application lets its clients say in it. */
  readonly query: URLSearchParams;
  /** What `addressOf` tells. */
  readonly address: string;
}

/** Who a connection is. `subject` and `tokenId` name what a revocation ends; a guest has neither. */
export interface Authenticated<Identity> {
  readonly identity: Identity;
  readonly subject?: string;
  readonly tokenId?: string;
  /** When its token was made, in milliseconds since the Unix epoch. */
  readonly issuedAt?: number;
  /** Milliseconds since the Unix epoch; the socket never outlives it. */
  readonly expiresAt?: number;
}

/** Either refusal keeps a client away until it comes with another token. */
export type Authentication<Identity> =
  | { readonly ok: true; readonly connection: Authenticated<Identity> }
  | { readonly ok: false; readonly reason: "unauthorized" | "token_expired" };

/** `Identity` is whatever the application wants to know of a client in its channels. */
export interface CableServerOptions<Identity> {
  /** Where sockets are opened: `/cable` by default. Any other path is answered 404. */
  readonly path?: string;
  /** Each with a name of its own. */
  readonly channels: readonly Channel<Identity>[];
  readonly log: Log;
  /** Stays the caller's: the server listens to it and rings it, and never closes it. */
  readonly doorbell: Doorbell;
  /** Whose address a request is from, where a proxy stands before the server; the other end of the socket by default. */
  addressOf?(request: IncomingMessage): string;
  /** Who a client is. What it throws is no fault of the client: it is told `server_restart` and comes back. */
  authenticate(credentials: Credentials): Promise<Authentication<Identity>>;
  /**
   * Whether an open connection may go on with a new token, and as whom: the same user in the same role and place, or
   * `undefined`. Another `subject` is refused in any case. Without it extended clients cannot renew.
   */
  renew?(token: string, current: Authenticated<Identity>): Promise<Authenticated<Identity> | undefined>;
  /** Without it a revocation reaches the sockets of this process only, by `disconnect`. */
  readonly control?: ControlStreamOptions;
  /** Where several nodes see who is present on each other's channels; a memory of this process's own by default. */
  readonly presence?: PresenceStore;
  /** Origins of other hosts that browsers may connect from; the host's own is always allowed. */
  readonly allowedOrigins?: readonly (string | RegExp)[];
  /** The clock of this machine by default. */
  readonly clock?: Clock;
  /** 0 <= random() < 1; spreads those who are told to come back. */
  readonly random?: () => number;
  /** How often each client is pinged, in milliseconds: 3,000 by default. After two unanswered pings it is gone. */
  readonly beatMs?: number;
  /** How often the heads of the streams that someone follows are looked at, in milliseconds; needed only where other nodes write the log. */
  readonly headCheckMs?: number;
  /**
   * Agrees on compression (permessage-deflate) with clients that offer it; off by default. An event is compressed once for
   * all who get the same frame; what is for one socket alone goes plain. Every message of a browser then costs inflating.
   */
  readonly compression?: boolean;
  /** Wraps what the server does, for spans and timings. */
  readonly trace?: Trace;
  /** Those that are not given are as in `Limits`. */
  readonly limits?: Partial<Limits>;
  readonly logger: CableLogger;
}

/** Which sockets a disconnect means; a socket is meant when every given key matches. */
export interface Selector {
  readonly subject?: string;
  readonly tokenId?: string;
  /**
   * Milliseconds since the Unix epoch. Who comes with a token from then on is not meant: it may have been made after what
   * ends the others, and be here before this node hears of that.
   */
  readonly issuedBefore?: number;
}

/** Whose sockets end, and what they are told. */
export interface Revocation {
  readonly selector: Selector;
  /** `remote` unless it says otherwise. */
  readonly reason?: DisconnectReason;
  readonly detail?: string;
}

/** An internal stream whose events end sockets on every node. Append to it in the transaction that denies the token. */
export interface ControlStreamOptions {
  /** No channel may follow it. */
  readonly stream: string;
  /** What an event of the stream ends; `undefined` when nothing. */
  readonly read: (message: unknown) => Revocation | undefined;
}

/** How a server stands at one moment. */
export interface CableView {
  readonly connections: ConnectionsView;
  /** Those that are followed. */
  readonly streams: readonly LiveStreamView[];
}

/** One node. It begins when it is made and ends with `drain`. */
export interface CableServer {
  /** For the HTTP server's `upgrade` event. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Hands over events whose COMMIT was answered; rings the doorbell for the other nodes. */
  committed(events: readonly LogEvent[]): void;
  /** Ends sockets of this node; those of all nodes end by an event of the control stream. */
  disconnect(selector: Selector, reason: DisconnectReason, detail?: string): void;
  /**
   * No new sockets, every client sent away with `server_restart`; resolves when all have gone. Where other nodes take them,
   * they go `spread` over the window. Where none is there until this one is back, they go `atOnce`, and extended clients
   * are told to come back after two seconds and some part of the window.
   */
  drain(windowMs: number, how?: "spread" | "atOnce"): Promise<void>;
  /** Sockets that there are now, those that are still being authenticated or closed too. */
  readonly connections: number;
  /** Figures for metrics. */
  stats(): CableStats;
  /** How it stands now, for a live page: counted when it is asked for. Nothing in it tells who somebody is. */
  inspect(): CableView;
}
