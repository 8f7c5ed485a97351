import type { CableLogger, Clock, Doorbell } from "../ports.ts";
import { readRings, writeRings } from "./rings.ts";
import { systemClock } from "./systemClock.ts";

/** An open way to the broker. */
export interface BrokerLink {
  /** Resolves when the broker has the message. */
  publish(message: string): Promise<unknown>;
  close(): Promise<unknown>;
}

export interface LinkEvents {
  /** A message of any node, this one's own too. */
  heard(message: string): void;
  /** The link cannot be relied on any more; may be told more than once. */
  lost(error: unknown): void;
}

/** Opens a link that hears already; when it fails, it leaves nothing open. What it throws the first time, the constructor throws. */
export type OpenLink = (events: LinkEvents) => Promise<BrokerLink>;

export interface BrokerDoorbellOptions {
  readonly logger: CableLogger;
  readonly clock?: Clock;
  readonly random?: () => number;
}

type State =
  | { readonly is: "opening"; readonly stopWaiting: () => void }
  | { readonly is: "linked"; readonly link: BrokerLink; readonly stopWatching: () => void }
  | { readonly is: "away"; readonly stopWaiting: () => void }
  | { readonly is: "closed" };

interface Listener {
  readonly onRing: (stream: string, offset: number) => void;
  readonly onGap: () => void;
}

const gatherMs = 5;
const watchMs = 5_000;
const openTimeoutMs = 10_000;
const goodbyeMs = 1_000;
const firstRetryMs = 100;
const lastRetryMs = 5_000;
const mostWaiting = 10_000;
/** Tells nothing: its coming back shows that the link still carries. */
const probe = "[]";

/**
 * A doorbell over a broker that comes and goes. Rings are gathered for some milliseconds and sent together; those rung
 * while the link is away go when it is back. Whenever a link begins, rings of others may have been missed before.
 */
export class BrokerDoorbell implements Doorbell {
  readonly #openLink: OpenLink;
  readonly #logger: CableLogger;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #listeners: Listener[] = [];
  #state: State;
  #waiting = new Map<string, number>();
  /** Being gathered or published; lost together with the link. */
  #sending: Map<string, number> | undefined;
  #heardSinceProbe = true;

  constructor(openLink: OpenLink, { logger, clock = systemClock, random = Math.random }: BrokerDoorbellOptions) {
    this.#openLink = openLink;
    this.#logger = logger;
    this.#clock = clock;
    this.#random = random;
    this.#state = this.#open(firstRetryMs);
  }

  get isLinked(): boolean {
    return this.#state.is === "linked";
  }

  ring(stream: string, offset: number): void {
    if (this.#state.is === "closed") return;
    this.#keep(stream, offset);
    this.#gather();
  }

  listen(onRing: Listener["onRing"], onGap: Listener["onGap"]): void {
    this.#listeners.push({ onRing, onGap });
  }

  async close(): Promise<void> {
    const state = this.#state;
    this.#state = { is: "closed" };
    this.#listeners.length = 0;
    if (state.is === "closed") return;
    if (state.is !== "linked") return state.stopWaiting();
    state.stopWatching();
    const { link } = state;
    const rings = new Map([...(this.#sending ?? []), ...this.#waiting]);
    const goodbye = Promise.all(writeRings(rings).map((message) => link.publish(message))).then(
      () => link.close(),
      () => link.close(),
    );
    await Promise.race([goodbye.catch(ignore), new Promise<void>((late) => this.#clock.after(goodbyeMs, late))]);
  }

  /** One attempt; what it tells counts only until it is given up. */
  #open(retryMs: number): State {
    const isCurrent = () => this.#state === opening || (this.#state.is === "linked" && this.#state.link === opened);
    let opened: BrokerLink | undefined;
    const lost = (error: unknown) => {
      if (isCurrent()) this.#lost(error, opened === undefined ? retryMs : firstRetryMs);
    };
    const opening: State = {
      is: "opening",
      stopWaiting: this.#clock.after(openTimeoutMs, () => lost(new Error("The broker does not answer"))),
    };
    this.#openLink({ heard: (message) => this.#heard(message), lost }).then((link) => {
      if (this.#state !== opening) {
        void link.close().catch(ignore);
        return;
      }
      opening.stopWaiting();
      opened = link;
      this.#linked(link, lost);
    }, lost);
    return opening;
  }

  /** A client that cannot even be made now, because its secret cannot be read for a while, say, is one more failure. */
  #openAgain(retryMs: number): void {
    try {
      this.#state = this.#open(retryMs);
    } catch (error) {
      this.#lost(error, retryMs);
    }
  }

  #linked(link: BrokerLink, lost: (error: unknown) => void): void {
    this.#heardSinceProbe = true;
    let cancel = () => {};
    const watch = () => {
      if (!this.#heardSinceProbe) {
        lost(new Error("The link carries nothing"));
        return;
      }
      this.#heardSinceProbe = false;
      link.publish(probe).catch(lost);
      cancel = this.#clock.after(watchMs, watch);
    };
    this.#state = { is: "linked", link, stopWatching: () => cancel() };
    this.#logger.info({}, "The doorbell is linked");
    watch();
    for (const { onGap } of this.#listeners) onGap();
    this.#gather();
  }

  #lost(error: unknown, retryMs: number): void {
    const before = this.#state;
    const stopWaiting = this.#clock.after(retryMs * (0.5 + this.#random() / 2), () => {
      this.#openAgain(Math.min(retryMs * 2, lastRetryMs));
    });
    // First of all: a link that is closed may tell once more, at once, that it is lost.
    this.#state = { is: "away", stopWaiting };
    if (before.is === "linked") {
      before.stopWatching();
      void before.link.close().catch(ignore);
    } else if (before.is === "opening") before.stopWaiting();
    for (const [stream, offset] of this.#sending ?? []) this.#keep(stream, offset);
    this.#sending = undefined;
    if (retryMs === firstRetryMs) this.#logger.warn({ error }, "The doorbell is silent; heads are looked at meanwhile");
  }

  #heard(message: string): void {
    this.#heardSinceProbe = true;
    for (const [stream, offset] of readRings(message)) {
      for (const { onRing } of this.#listeners) onRing(stream, offset);
    }
  }

  #keep(stream: string, offset: number): void {
    this.#waiting.set(stream, Math.max(offset, this.#waiting.get(stream) ?? 0));
    if (this.#waiting.size <= mostWaiting) return;
    for (const oldest of this.#waiting.keys()) {
      this.#waiting.delete(oldest);
      return;
    }
  }

  #gather(): void {
    const state = this.#state;
    if (state.is !== "linked" || this.#sending !== undefined || this.#waiting.size === 0) return;
    const sending = new Map<string, number>();
    this.#sending = sending;
    this.#clock.after(gatherMs, () => {
      if (this.#state === state && this.#sending === sending) void this.#send(state.link, sending);
    });
  }

  async #send(link: BrokerLink, sending: Map<string, number>): Promise<void> {
    for (const [stream, offset] of this.#waiting) sending.set(stream, offset);
    this.#waiting = new Map();
    try {
      for (const message of writeRings(sending)) await link.publish(message);
    } catch (error) {
      if (this.#sending === sending && this.#state.is === "linked") this.#lost(error, firstRetryMs);
      return;
    }
    if (this.#sending !== sending) return;
    this.#sending = undefined;
    this.#gather();
  }
}

function ignore(): void {}
