import type { ClientSocket } from "../client/index.ts";
import type { Socket } from "../server/index.ts";
import type { FakeClock } from "./fakeClock.ts";
import { SimulatedPipe } from "./simulatedPipe.ts";
import { readWrittenFrames } from "./webSocketFrames.ts";

/** Who hears the server's end of a link. */
export interface SimulatedReceiver {
  received(text: string, bytes: number): void;
  lost(): void;
}

type Upward = { readonly kind: "hello" } | { readonly kind: "text"; readonly text: string } | { readonly kind: "end" };

type Downward =
  | { readonly kind: "opened" }
  | { readonly kind: "frames"; readonly frames: Uint8Array }
  | { readonly kind: "end"; readonly code: number };

export interface LinkParts {
  readonly clock: FakeClock;
  readonly latency: () => number;
  /** The opening request has reached the server's side; answers the subprotocol, or `undefined` to refuse. */
  readonly onHello: (link: SimulatedLink) => string | undefined;
  /** Both ends are gone, or can never hear of each other again. */
  readonly onGone: (link: SimulatedLink) => void;
}

const closeTimeoutMs = 10_000;

/** The browser's end. */
class ClientEnd implements ClientSocket {
  readyState = 0;
  protocol = "";
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: ((event: { readonly wasClean: boolean; readonly code: number }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly #link: SimulatedLink;

  constructor(link: SimulatedLink) {
    this.#link = link;
  }

  send(text: string): void {
    if (this.readyState === 0) throw new Error("Sent before the socket was open");
    if (this.readyState === 1) this.#link.up.push({ kind: "text", text }, text.length);
  }

  close(): void {
    if (this.readyState >= 2) return;
    this.readyState = 2;
    this.#link.up.push({ kind: "end" }, 0);
  }

  opened(protocol: string): void {
    if (this.readyState !== 0) return;
    this.readyState = 1;
    this.protocol = protocol;
    this.onopen?.();
  }

  heard(frames: Uint8Array): void {
    for (const { opcode, text } of readWrittenFrames(frames)) {
      if (opcode === "text" && this.readyState === 1) this.onmessage?.({ data: text });
    }
  }

  /** A browser tells of an error before it tells of an unclean close. */
  ended(wasClean: boolean, code: number): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    if (!wasClean) this.onerror?.();
    this.onclose?.({ wasClean, code });
  }
}

/** The server's end. */
class ServerEnd implements Socket {
  readonly #link: SimulatedLink;
  readonly #clock: FakeClock;
  #receiver: SimulatedReceiver | undefined;
  #isEnded = false;

  constructor(link: SimulatedLink, clock: FakeClock) {
    this.#link = link;
    this.#clock = clock;
  }

  attach(receiver: SimulatedReceiver): void {
    this.#receiver = receiver;
  }

  get unsent(): number {
    return this.#link.down.unsent;
  }

  write(frames: Uint8Array): void {
    if (!this.#isEnded) this.#link.down.push({ kind: "frames", frames }, frames.byteLength);
  }

  close(code: number): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#link.down.push({ kind: "end", code }, 0);
    this.#clock.after(closeTimeoutMs, () => this.lost());
  }

  terminate(): void {
    this.#isEnded = true;
    this.#link.reset();
  }

  heard(text: string): void {
    this.#receiver?.received(text, text.length);
  }

  lost(): void {
    this.#isEnded = true;
    const receiver = this.#receiver;
    this.#receiver = undefined;
    receiver?.lost();
    this.#link.gone();
  }

  /** Its process is no more, so nobody is told. */
  died(): void {
    this.#isEnded = true;
    this.#receiver = undefined;
  }
}

/** One WebSocket between two names of a simulated network, and what can befall it. */
export class SimulatedLink {
  readonly from: string;
  readonly to: string;
  readonly client: ClientEnd;
  readonly server: ServerEnd;
  readonly up: SimulatedPipe<Upward>;
  readonly down: SimulatedPipe<Downward>;
  readonly #parts: LinkParts;
  #protocol = "";

  constructor(from: string, to: string, parts: LinkParts) {
    this.from = from;
    this.to = to;
    this.#parts = parts;
    this.client = new ClientEnd(this);
    this.server = new ServerEnd(this, parts.clock);
    this.up = new SimulatedPipe<Upward>(parts.clock, parts.latency, (item) => this.#atServer(item));
    this.down = new SimulatedPipe<Downward>(parts.clock, parts.latency, (item) => this.#atClient(item));
    this.up.push({ kind: "hello" }, 0);
  }

  /** Nothing arrives for a while, then all of it. */
  stall(ms: number): void {
    this.hold();
    this.#parts.clock.after(ms, () => this.release());
  }

  /** Half-open: nothing arrives any more and neither end is told. */
  freeze(): void {
    this.hold();
  }

  hold(): void {
    this.up.hold();
    this.down.hold();
  }

  release(): void {
    this.up.release();
    this.down.release();
  }

  /** Cut: what is under way is lost. Each end hears of it in its own time, an end that cannot be reached never. */
  reset(): void {
    const isReachable = !this.down.isHeld;
    this.up.close();
    this.down.close();
    this.#parts.clock.after(this.#parts.latency(), () => this.server.lost());
    if (isReachable) this.#parts.clock.after(this.#parts.latency(), () => this.client.ended(false, 1006));
  }

  /** The server's process ends without a word; its machine resets the connection. */
  serverDied(): void {
    this.server.died();
    this.reset();
  }

  gone(): void {
    this.up.close();
    this.#parts.onGone(this);
  }

  #atServer(item: Upward): void {
    switch (item.kind) {
      case "hello": {
        // The answer is on its way before anything that the server then writes.
        this.down.push({ kind: "opened" }, 0);
        const protocol = this.#parts.onHello(this);
        if (protocol === undefined) this.#refuse();
        else this.#protocol = protocol;
        return;
      }
      case "text":
        this.server.heard(item.text);
        return;
      case "end":
        this.server.lost();
        return;
      default:
        item satisfies never;
    }
  }

  #refuse(): void {
    this.down.close();
    if (!this.down.isHeld) this.#parts.clock.after(this.#parts.latency(), () => this.client.ended(false, 1006));
    this.gone();
  }

  #atClient(item: Downward): void {
    switch (item.kind) {
      case "opened":
        this.client.opened(this.#protocol);
        return;
      case "frames":
        this.client.heard(item.frames);
        return;
      case "end":
        this.client.ended(true, item.code);
        this.up.push({ kind: "end" }, 0);
        return;
      default:
        item satisfies never;
    }
  }
}
