import { CableClient, type StreamPosition } from "../src/client/index.ts";
import { buildIdentifier } from "../src/protocol/index.ts";
import { FakeBrowserSocket, FakeClock, type FakeTab, FakeTabs, SeededRandom } from "../src/testing/index.ts";

const orders = { channel: "OrderChannel", params: { restaurant_id: "1" } };
export const identifier = buildIdentifier(orders.channel, orders.params);
export const at = (offset: number): StreamPosition => ({ stream: "orders", epoch: "e1", offset });

/** For tests: a page with a client that shares its connection. */
export interface Page {
  readonly tab: FakeTab;
  readonly client: CableClient;
  /** What its subscriber has heard, and how often it had to reload. */
  readonly heard: unknown[];
  readonly reloads: () => number;
  /** How often it was told that its token ends. */
  readonly warnings: () => number;
  unsubscribe(): void;
}

/** For tests: a browser whose pages share a connection, and the server's end of their sockets. */
export class TabsUnderTest {
  readonly clock = new FakeClock();
  readonly sockets: FakeBrowserSocket[] = [];
  readonly browser = new FakeTabs({
    clock: this.clock,
    random: new SeededRandom(1).next,
    openSocket: (url, protocols) => {
      const socket = new FakeBrowserSocket(url, protocols);
      this.sockets.push(socket);
      return socket;
    },
  });

  /** A page that follows the orders from a position, or without one. */
  open({ key = "staff 5", start = [at(0)] }: { key?: string; start?: readonly StreamPosition[] } = {}): Page {
    const tab = this.browser.open();
    const endpoint = () => ({ url: "ws://127.0.0.1/cable" });
    let warnings = 0;
    const onTokenExpiring = () => {
      warnings += 1;
    };
    const client = new CableClient({ endpoint, onTokenExpiring, ports: tab, share: tab.share(() => key) });
    client.connect();
    const heard: unknown[] = [];
    let reloads = 0;
    const handlers = {
      onMessage: (message: unknown) => heard.push(message),
      onReload: () => {
        reloads += 1;
      },
    };
    const { unsubscribe } = client.subscribe(orders, handlers, { start });
    return { tab, client, heard, reloads: () => reloads, warnings: () => warnings, unsubscribe };
  }

  get openSockets(): readonly FakeBrowserSocket[] {
    return this.sockets.filter(({ readyState }) => readyState < 2);
  }

  /** The only one that is open. */
  get socket(): FakeBrowserSocket {
    const [socket, ...more] = this.openSockets;
    if (socket === undefined || more.length > 0) throw new Error(`${this.openSockets.length} sockets are open`);
    return socket;
  }

  /** Lets happen what needs no time. */
  async settle(): Promise<void> {
    do {
      this.clock.advance(0);
      await new Promise<void>((resolve) => setImmediate(resolve));
    } while (this.clock.next !== undefined && this.clock.next <= this.clock.now());
  }

  /** Lets time pass, and all that happens in it. */
  async pass(ms: number): Promise<void> {
    const until = this.clock.now() + ms;
    await this.settle();
    while (this.clock.next !== undefined && this.clock.next <= until) {
      this.clock.advance(this.clock.next - this.clock.now());
      await this.settle();
    }
    this.clock.advance(until - this.clock.now());
  }

  async welcome(protocol?: string): Promise<void> {
    await this.settle();
    this.socket.welcome(protocol);
    await this.settle();
  }

  async say(...frames: readonly Parameters<FakeBrowserSocket["say"]>[0][]): Promise<void> {
    for (const frame of frames) this.socket.say(frame);
    await this.settle();
  }
}
