import type { ClientPorts, ClientSocket, Surroundings } from "../client/index.ts";
import { type ClientFrame, encodeServerFrame, extendedProtocol, type ServerFrame } from "../protocol/index.ts";
import { FakeClock } from "./fakeClock.ts";

/** The device's clock: it goes on while the device sleeps, and the timers stand still. */
class DeviceClock extends FakeClock {
  #slept = 0;

  override now(): number {
    return super.now() + this.#slept;
  }

  sleep(ms: number): void {
    this.#slept += ms;
  }
}

/** The server's end of one socket, played by the test. */
export class FakeBrowserSocket implements ClientSocket {
  readonly url: string;
  readonly offered: readonly string[];
  readonly sent: ClientFrame[] = [];
  readyState = 0;
  protocol = "";
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: ((event: { readonly wasClean: boolean; readonly code: number }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(url: string, offered: readonly string[]) {
    this.url = url;
    this.offered = offered;
  }

  send(text: string): void {
    if (this.readyState !== 1) throw new Error(`A frame was sent in readyState ${this.readyState}: ${text}`);
    this.sent.push(JSON.parse(text));
  }

  /** As in a browser that is offline, the close never ends. */
  close(): void {
    this.readyState = 2;
  }

  accept(protocol: string = extendedProtocol): void {
    this.readyState = 1;
    this.protocol = protocol;
    this.onopen?.();
  }

  welcome(protocol: string = extendedProtocol): void {
    this.accept(protocol);
    this.say({ type: "welcome" });
  }

  say(frame: ServerFrame): void {
    this.sayText(encodeServerFrame(frame));
  }

  sayText(data: unknown): void {
    this.onmessage?.({ data });
  }

  end(wasClean: boolean): void {
    this.readyState = 3;
    this.onclose?.({ wasClean, code: wasClean ? 1000 : 1006 });
  }

  get abandoned(): boolean {
    return this.onmessage === null;
  }

  /** What was sent of one command since the last look at it. */
  take<Command extends ClientFrame["command"]>(command: Command): Extract<ClientFrame, { command: Command }>[] {
    const isWanted = (frame: ClientFrame): frame is Extract<ClientFrame, { command: Command }> =>
      frame.command === command;
    const wanted = this.sent.filter(isWanted);
    this.sent.splice(0, this.sent.length, ...this.sent.filter((frame) => !isWanted(frame)));
    return wanted;
  }
}

/** Everything a `CableClient` needs of a browser, under the test's hand. */
export class FakeBrowser implements ClientPorts {
  readonly clock = new DeviceClock();
  readonly sockets: FakeBrowserSocket[] = [];
  readonly #watchers = new Set<(change: "offline" | "woke") => void>();
  #online = true;
  /** What the next constructions of a socket throw. */
  refusal: Error | undefined;

  readonly random = (): number => 0.5;

  readonly openSocket = (url: string, protocols: string[]): FakeBrowserSocket => {
    if (this.refusal !== undefined) throw this.refusal;
    const socket = new FakeBrowserSocket(url, protocols);
    this.sockets.push(socket);
    return socket;
  };

  readonly surroundings: Surroundings = {
    online: () => this.#online,
    watch: (onChange) => {
      this.#watchers.add(onChange);
      return () => this.#watchers.delete(onChange);
    },
  };

  get watchers(): number {
    return this.#watchers.size;
  }

  /** The newest socket. */
  get socket(): FakeBrowserSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error("No socket was opened");
    return socket;
  }

  get openSockets(): number {
    return this.sockets.filter((socket) => socket.readyState < 2).length;
  }

  goOffline(): void {
    this.#online = false;
    this.#tell("offline");
  }

  goOnline(): void {
    this.#online = true;
    this.#tell("woke");
  }

  wake(): void {
    this.#tell("woke");
  }

  #tell(change: "offline" | "woke"): void {
    for (const watcher of Array.from(this.#watchers)) watcher(change);
  }
}
