import {
  CableClient,
  type ClientPorts,
  type ConnectionStatus,
  type Endpoint,
  isConnected,
  type LogLevel,
  type StreamPosition,
  type Subscription,
  type TabSharing,
} from "@hafaloha/cable/client";
import type { Cursor } from "@hafaloha/contract";
import { type PageSettings, readPageSettings } from "../config/pageSettings.ts";
import { readAuthToken } from "../http/authToken.ts";
import { cableUrl, type PageAddress } from "./cableUrl.ts";
import { CallbackListeners } from "./callbackListeners.ts";
import type { WebSocketCallbacks } from "./callbacks.ts";
import { type ChannelHandlers, type ChannelName, type ChannelParams, readMessage } from "./channels.ts";
import { connectionLog, type LogThreshold } from "./connectionLog.ts";
import { readLogLevel } from "./logLevel.ts";
import { isSameConnection, type PageConnection, pageConnection, withoutSockets } from "./pageConnection.ts";
import { accountOf, isSameParty, type Party, tokenOf } from "./party.ts";
import { toCursor, toPosition } from "./positions.ts";
import { isOfUser, readClaims } from "./tokenClaims.ts";

/** A page's hold on a channel. */
export interface ChannelSubscription extends Pick<Subscription, "state" | "unsubscribe"> {
  /** The page has loaded what stood at these cursors; the events after them follow. */
  startFrom(cursors: readonly Cursor[]): void;
}

export interface WebSocketServiceOptions {
  readonly settings?: PageSettings;
  readonly page?: PageAddress;
  readonly ports?: Partial<ClientPorts>;
  /** Loads what tabs need to share one connection (R14); without it each has its own. */
  readonly loadTabs?: TabSharing["load"];
}

/**
 * The page's one connection to the restaurant (R6), shared by everything on it. It reconnects by itself; its status is
 * always true. With sockets switched off it opens none and says that the page polls.
 */
export class WebSocketService {
  /** Log lines below this are not written (R10). */
  logLevel: LogThreshold = readLogLevel();
  /** The last lines, of every level, the oldest first. */
  readonly logLines: string[] = [];
  readonly settings: PageSettings;
  readonly #client: CableClient;
  readonly #log: (level: LogLevel, message: string, data?: unknown) => void;
  readonly #page: PageAddress;
  readonly #listeners: CallbackListeners;
  #status: PageConnection;
  #seen: ConnectionStatus;
  #party: Party | undefined;
  #farewell: string | undefined;
  #holders = 0;
  #malformed = 0;

  constructor(options: WebSocketServiceOptions = {}) {
    const { settings = readPageSettings(), page = window.location, ports = {}, loadTabs } = options;
    this.settings = settings;
    this.#page = page;
    this.#log = connectionLog(console, {
      kept: this.logLines,
      threshold: () => this.logLevel,
      context: () => ({ now: Date.now(), connectedSince: this.#connectedSince, readyState: this.#client.readyState }),
    });
    this.#listeners = new CallbackListeners({
      subscribe: (channel, params, handlers) => this.subscribe(channel, params, handlers),
      log: this.#log,
    });
    this.#client = new CableClient({
      endpoint: () => this.#endpoint(),
      onTokenExpiring: () => this.#listeners.tell((callbacks) => callbacks.onTokenExpiring?.()),
      ports,
      log: this.#log,
      ...(loadTabs && { share: { key: () => this.#shareKey(), load: loadTabs } }),
    });
    this.#seen = this.#client.status;
    this.#status = settings.useWebsockets ? pageConnection(this.#seen) : withoutSockets(Date.now());
    this.#client.watch(() => this.#follow());
  }

  /** For what only some pages need of the connection. */
  get cable(): CableClient {
    return this.#client;
  }

  /** Replaced, never changed, when anything in it changes. */
  get status(): PageConnection {
    return this.#status;
  }

  /** True only between welcome and close. */
  get isConnected(): boolean {
    return isConnected(this.#client.status);
  }

  /** Messages and frames that could not be read since the page was loaded. */
  get malformed(): number {
    return this.#malformed + this.#client.malformed;
  }

  /** Calls `onChange` after each change of `status`, until the returned function is called. */
  watch(onChange: () => void): () => void {
    return this.#client.watch(onChange);
  }

  /**
   * Connects as staff. Without a restaurant it stays with the present one, or takes the one of the token. Without a token
   * or a restaurant it reports an error and does not try.
   */
  connect(restaurantId: number | null = null): void {
    const token = readAuthToken();
    if (token === null) {
      this.#listeners.fail("Nobody is signed in: no token to connect with. Sign in first.");
      return;
    }
    const claims = readClaims(token);
    const present = this.#party?.kind === "staff" && this.#party.userId === claims?.user_id ? this.#party : undefined;
    const chosen = restaurantId ?? present?.restaurantId ?? claims?.restaurant_id ?? null;
    if (chosen === null) {
      this.#listeners.fail("No restaurant to connect to. Choose one first.");
      return;
    }
    this.#connectAs({ kind: "staff", restaurantId: chosen, userId: claims?.user_id, token });
  }

  /** Connects without a token, whoever is signed in: for storefronts, and for tracking pages, which name no restaurant. */
  connectAsGuest(restaurantId: number | null): void {
    this.#connectAs({ kind: "guest", restaurantId });
  }

  /** Ends the connection and all attempts until the next `connect`. Never opens a socket. */
  disconnect(reason = "Manual disconnect"): void {
    this.#farewell = reason;
    this.#log("info", `Disconnecting: ${reason}`);
    this.#client.disconnect();
    this.#farewell = undefined;
  }

  /** The token was renewed: the open connection goes on with the new one. */
  renewToken(token: string): void {
    if (this.#party?.kind === "staff" && isOfUser(token, this.#party.userId)) {
      this.#client.authenticate(token);
    }
  }

  /** The user's own wish: tries at once, also after the server refused. */
  reconnectNow(): void {
    if (this.settings.useWebsockets) this.#client.reconnectNow();
  }

  /** Says that a page needs the connection; when the last one has let go, it ends. */
  hold(): () => void {
    this.#holders += 1;
    return () => {
      this.#holders -= 1;
      // React may take the next hold in the same turn: StrictMode, or the page that follows.
      queueMicrotask(() => {
        if (this.#holders === 0 && this.#client.status.kind !== "idle") this.disconnect("No page needs it any more");
      });
    };
  }

  /** Calls the callbacks until the returned function is called. Follows the channels that they need. */
  addCallbacks(callbacks: WebSocketCallbacks): () => void {
    return this.#listeners.add(callbacks);
  }

  /** Follows a channel over reconnects; with `start`, from the cursors at which the page's state was read (R4). */
  subscribe<Name extends ChannelName>(
    channel: Name,
    params: ChannelParams<Name>,
    handlers: ChannelHandlers<Name>,
    start?: readonly Cursor[],
  ): ChannelSubscription {
    const subscription = this.#client.subscribe(
      { channel, params },
      {
        onMessage: (value, position) => this.#deliver(channel, value, position, handlers),
        onState: (state) => handlers.onState?.(state),
        onReload: () => handlers.onReload?.(),
      },
      start === undefined ? {} : { start: start.map(toPosition) },
    );
    return {
      get state() {
        return subscription.state;
      },
      startFrom: (cursors) => subscription.startFrom(cursors.map(toPosition)),
      unsubscribe: () => subscription.unsubscribe(),
    };
  }

  get #connectedSince(): number | undefined {
    const { status } = this.#client;
    return isConnected(status) ? status.since : undefined;
  }

  #connectAs(party: Party): void {
    const before = this.#party;
    const refused = this.#client.status.kind === "signedOut" && tokenOf(before) !== tokenOf(party);
    this.#party = party;
    if (refused || !isSameParty(before, party)) {
      if (this.#client.status.kind !== "idle") this.disconnect("Connecting as someone else");
      this.#listeners.follow(party.kind === "staff" ? party.restaurantId : null);
    }
    if (this.settings.useWebsockets) this.#client.connect();
  }

  /** The address without the token, and the account. */
  #shareKey(): string | undefined {
    const account = this.#party && accountOf(this.#party);
    if (this.#party === undefined || account === undefined) return undefined;
    return `${cableUrl(this.#page, { token: null, restaurantId: this.#party.restaurantId })} ${account}`;
  }

  #endpoint(): Endpoint {
    const party = this.#party;
    if (party === undefined) throw new Error("There is nobody to connect as");
    const kept = readAuthToken();
    // A token that was renewed meanwhile is the better one; that of someone else, whom another tab has signed in, is none.
    const token = party.kind === "guest" ? null : isOfUser(kept, party.userId) ? kept : party.token;
    return { url: cableUrl(this.#page, { token, restaurantId: party.restaurantId }) };
  }

  #deliver<Name extends ChannelName>(
    channel: Name,
    value: unknown,
    position: StreamPosition | undefined,
    handlers: ChannelHandlers<Name>,
  ): void {
    const read = readMessage(channel, value);
    switch (read.kind) {
      case "message":
        handlers.onMessage?.(read.message, position && toCursor(position));
        break;
      case "unknown":
        this.#log("debug", `Message of unknown type on ${channel} ignored`);
        break;
      case "malformed":
        this.#malformed += 1;
        this.#log("warn", `Malformed message on ${channel} ignored: ${read.problem}`);
        break;
      default:
        read satisfies never;
    }
  }

  /** Tells the callbacks what has become of the connection. */
  #follow(): void {
    const before = this.#seen;
    const status = this.#client.status;
    this.#seen = status;
    const shown = pageConnection(status);
    if (this.settings.useWebsockets && !isSameConnection(shown, this.#status)) this.#status = shown;
    if (isConnected(status) && !isConnected(before)) this.#listeners.tell((callbacks) => callbacks.onConnected?.());
    if (!isConnected(status) && isConnected(before)) {
      const reason = this.#farewell ?? (status.kind === "signedOut" ? status.reason : "Connection lost");
      this.#listeners.tell((callbacks) => callbacks.onDisconnected?.(reason));
    }
    if (status.kind === before.kind) return;
    if (status.kind === "signedOut") {
      this.#listeners.fail(`The server has ended the session: ${status.reason}.`);
      const { reason, detail } = status;
      if (this.#party?.kind === "staff") this.#listeners.tell((callbacks) => callbacks.onSignedOut?.(reason, detail));
    }
    if (status.kind === "refused") this.#listeners.fail("The server refuses the connection.");
    if (status.kind === "gaveUp")
      this.#listeners.fail("No connection after many attempts. The page asks for news regularly.");
  }
}

/** The one instance that the whole page shares. */
export const websocketService = new WebSocketService({ loadTabs: () => import("@hafaloha/cable/tabs") });
