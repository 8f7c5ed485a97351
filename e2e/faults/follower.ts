import { CableClient, type ChannelAddress, type StreamPosition } from "@hafaloha/cable/client";
import { extendedProtocol } from "@hafaloha/cable/protocol";
import { WebSocket } from "ws";

export interface Heard {
  /** Undefined with the base protocol. */
  readonly offset: number | undefined;
  readonly payload: string;
}

/** What one subscriber heard of one stream: a stretch until it is told to reload, and another one after that. */
export class Hearing {
  readonly stretches: Heard[][] = [[]];
  #waiting: { readonly isIt: (heard: Heard) => boolean; readonly resolve: () => void }[] = [];

  get last(): Heard | undefined {
    return this.stretches.at(-1)?.at(-1);
  }

  get reloads(): number {
    return this.stretches.length - 1;
  }

  /** Resolves when something has been heard that `isIt` accepts. */
  async until(isIt: (heard: Heard) => boolean): Promise<void> {
    if (this.stretches.some((stretch) => stretch.some(isIt))) return;
    await new Promise<void>((resolve) => this.#waiting.push({ isIt, resolve }));
  }

  readonly hear = (message: unknown, position: StreamPosition | undefined): void => {
    const heard = { offset: position?.offset, payload: JSON.stringify(message) };
    this.stretches.at(-1)?.push(heard);
    this.#waiting = this.#waiting.filter(({ isIt, resolve }) => {
      if (!isIt(heard)) return true;
      resolve();
      return false;
    });
  };

  readonly reload = (): void => {
    this.stretches.push([]);
  };
}

export interface FollowerOptions {
  /** Where to go; asked at each attempt. */
  readonly url: () => string;
  /** A guest has none. */
  readonly token?: string;
  readonly speaks?: "base" | "extended";
}

/** The client of our own pages over a socket of `ws`. It comes back quickly and never gives up. */
export class Follower {
  readonly client: CableClient;
  #sockets = 0;

  constructor({ url, token, speaks = "extended" }: FollowerOptions) {
    const without = speaks === "base" ? extendedProtocol : undefined;
    this.client = new CableClient({
      endpoint: () => ({
        url: `${url().replace("http", "ws")}/cable?restaurant_id=1`,
        ...(token === undefined ? {} : { token }),
      }),
      ports: {
        openSocket: (address, protocols) => {
          this.#sockets += 1;
          return new WebSocket(
            address,
            protocols.filter((protocol) => protocol !== without),
          );
        },
      },
      policy: { minReconnectDelay: 20, maxReconnectDelay: 200, maxReconnectAttempts: Number.MAX_SAFE_INTEGER },
    });
    this.client.connect();
  }

  /** How many sockets it has opened. */
  get sockets(): number {
    return this.#sockets;
  }

  follow(address: ChannelAddress, start: StreamPosition): Hearing {
    const hearing = new Hearing();
    this.client.subscribe(address, { onMessage: hearing.hear, onReload: hearing.reload }, { start: [start] });
    return hearing;
  }

  /** Resolves when every subscription is confirmed and up to date. */
  async live(): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = () => {
        if (this.client.status.kind !== "live") return;
        unwatch();
        resolve();
      };
      const unwatch = this.client.watch(look);
      look();
    });
  }

  end(): void {
    this.client.disconnect();
  }
}
