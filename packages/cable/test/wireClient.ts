import { type ClientOptions, WebSocket } from "ws";

interface Waiter {
  readonly wants: (frame: string) => boolean;
  readonly resolve: (frame: string) => void;
}

/** A hand-written client that sees every frame as it came. */
export class WireClient {
  readonly socket: WebSocket;
  /** Every text frame, oldest first. */
  readonly all: string[] = [];
  /** The same without pings, which come when they like. */
  readonly frames: string[] = [];
  readonly pings: number[] = [];
  nativePings = 0;
  /** Whether it answers pings, as extended clients do. */
  answersPings = false;
  readonly closed: Promise<number>;
  #waiters: readonly Waiter[] = [];
  #taken = 0;

  constructor(url: string, protocols: readonly string[] = ["actioncable-v1-json"], options: ClientOptions = {}) {
    this.socket = new WebSocket(url, [...protocols], options);
    this.socket.on("message", (data: Buffer) => this.#receive(data.toString()));
    this.socket.on("ping", () => {
      this.nativePings += 1;
    });
    this.closed = new Promise((resolve) => this.socket.on("close", resolve));
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => this.socket.once("open", resolve).once("error", reject));
  }

  send(frame: object): void {
    this.socket.send(JSON.stringify(frame));
  }

  subscribe(identifier: string, more: object = {}): void {
    this.send({ command: "subscribe", identifier, ...more });
  }

  perform(identifier: string, data: object): void {
    this.send({ command: "message", identifier, data: JSON.stringify(data) });
  }

  /** The next frame that has not been taken yet. */
  async next(): Promise<unknown> {
    const at = this.#taken++;
    while (this.frames.length <= at) await this.#wait(() => true);
    return JSON.parse(this.frames[at] ?? "");
  }

  async take(count: number): Promise<readonly unknown[]> {
    const frames: unknown[] = [];
    while (frames.length < count) frames.push(await this.next());
    return frames;
  }

  /** Everything up to the answer to a ping sent now: what the server had to say until then. */
  async untilQuiet(): Promise<readonly unknown[]> {
    this.send({ command: "ping" });
    const frames: unknown[] = [];
    for (;;) {
      const frame = await this.next();
      if (JSON.stringify(frame) === '{"type":"pong"}') return frames;
      frames.push(frame);
    }
  }

  /** Resolves when the server's end has answered a native ping: it has read all that was sent before. */
  untilPong(): Promise<void> {
    this.socket.ping();
    return new Promise((resolve) => this.socket.once("pong", () => resolve()));
  }

  ping(): Promise<string> {
    return this.#wait((frame) => frame.startsWith('{"type":"ping"'));
  }

  #receive(frame: string): void {
    this.all.push(frame);
    const parsed = JSON.parse(frame) as { type?: unknown; message?: unknown };
    if (parsed.type === "ping") {
      this.pings.push(Number(parsed.message));
      if (this.answersPings) this.send({ command: "pong" });
    } else this.frames.push(frame);
    const served = this.#waiters.filter(({ wants }) => wants(frame));
    this.#waiters = this.#waiters.filter((waiter) => !served.includes(waiter));
    for (const { resolve } of served) resolve(frame);
  }

  #wait(wants: (frame: string) => boolean): Promise<string> {
    return new Promise((resolve) => {
      this.#waiters = [...this.#waiters, { wants, resolve }];
    });
  }
}
