import type { ClientSocket } from "../client/index.ts";
import type { Socket } from "../server/index.ts";
import type { FakeClock } from "./fakeClock.ts";
import type { SeededRandom } from "./seededRandom.ts";
import { SimulatedLink, type SimulatedReceiver } from "./simulatedLink.ts";

/** What a server gets of an opening WebSocket. */
export interface SimulatedRequest {
  readonly url: string;
  readonly protocols: readonly string[];
}

/** A server on a simulated network. */
export interface SimulatedHost {
  /** Answers the subprotocol, or `undefined` to refuse; `attach` names who hears the socket. */
  accept(socket: Socket, request: SimulatedRequest, attach: (receiver: SimulatedReceiver) => void): string | undefined;
}

const quickestMs = 1;
const slowestMs = 40;

/**
 * Named clients and servers, joined by WebSockets that can be cut, stalled, slowed and left half-open. All that happens
 * is decided by the random numbers, and happens when the clock is advanced.
 */
export class SimulatedNetwork {
  readonly #clock: FakeClock;
  readonly #random: SeededRandom;
  readonly #hosts = new Map<string, SimulatedHost>();
  readonly #links = new Set<SimulatedLink>();
  readonly #isolated = new Set<string>();

  constructor(clock: FakeClock, random: SeededRandom) {
    this.#clock = clock;
    this.#random = random;
  }

  /** The connections whose server has not heard of their end. */
  get links(): readonly SimulatedLink[] {
    return [...this.#links];
  }

  listen(name: string, host: SimulatedHost): void {
    this.#hosts.set(name, host);
  }

  /** The server is no more. Its sockets are reset, and new ones are refused until someone listens again. */
  kill(name: string): void {
    this.#hosts.delete(name);
    for (const link of this.links) if (link.to === name) link.serverDied();
  }

  connect(from: string, to: string, request: SimulatedRequest): ClientSocket {
    const link = new SimulatedLink(from, to, {
      clock: this.#clock,
      latency: () => this.#random.between(quickestMs, slowestMs),
      onHello: ({ server }) => this.#hosts.get(to)?.accept(server, request, (receiver) => server.attach(receiver)),
      onGone: (gone) => this.#links.delete(gone),
    });
    this.#links.add(link);
    for (const name of [from, to]) if (this.#isolated.has(name)) link.hold();
    return link.client;
  }

  /** Nothing reaches or leaves a client or a server, until `rejoin`; nobody is told. */
  isolate(name: string): void {
    if (this.#isolated.has(name)) return;
    this.#isolated.add(name);
    for (const link of this.#of(name)) link.hold();
  }

  rejoin(name: string): void {
    if (!this.#isolated.delete(name)) return;
    for (const link of this.#of(name)) link.release();
  }

  #of(name: string): readonly SimulatedLink[] {
    return this.links.filter(({ from, to }) => from === name || to === name);
  }
}
