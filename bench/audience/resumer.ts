import { extendedProtocol } from "@hafaloha/cable/protocol";
import type { Joining, Resumable } from "../peers/peer.ts";
import { type Client, type MakeClient, shortestEvent } from "./client.ts";
import { openWebSocket, type WebSocketLine } from "./webSocketClient.ts";

const pong = JSON.stringify({ command: "pong" });
const offsetKey = '"offset":';

/** An extended Action Cable client: answers pings, checks every offset, and comes back to where it was when it is told to or has lost its line. */
class Resumer implements Client {
  faults = 0;
  returns = 0;
  offset: number;
  readonly #port: number;
  readonly #path: string;
  readonly #to: Resumable;
  readonly #onEvent: (payload: Buffer) => void;
  #line: WebSocketLine | undefined;
  #joined = () => {};

  constructor(where: Parameters<MakeClient>[0], path: string, to: Resumable, offset: number) {
    this.#port = where.port;
    this.#onEvent = where.onEvent;
    this.#path = path;
    this.#to = to;
    this.offset = offset;
  }

  async join(): Promise<void> {
    const joined = new Promise<void>((resolve) => {
      this.#joined = resolve;
    });
    this.#line = await openWebSocket({
      port: this.#port,
      path: this.#path,
      protocol: extendedProtocol,
      onText: (payload, line) => this.#read(payload, line),
      onLost: () => this.#comeBack(),
    });
    return joined;
  }

  cut(): void {
    this.#line?.cut();
  }

  /** As any extended client does that the server sent away, for being too slow for one. */
  #comeBack(): void {
    this.returns++;
    this.join().catch(() => void this.faults++);
  }

  #subscribe(): string {
    const { identifier, stream, epoch } = this.#to;
    const history = { streams: { [stream]: { offset: this.offset, epoch } } };
    return JSON.stringify({ command: "subscribe", identifier, history });
  }

  #read(payload: Buffer, line: WebSocketLine): void {
    if (payload.length >= shortestEvent) this.#hear(payload);
    else if (payload.includes('"type":"ping"')) line.send(pong);
    else if (payload.includes('"type":"welcome"')) line.send(this.#subscribe());
    else if (payload.includes('"type":"confirm_history"')) this.#joined();
    else if (payload.includes('"type":"reject_')) {
      this.faults++;
      this.#joined();
    }
  }

  #hear(payload: Buffer): void {
    const at = payload.lastIndexOf(offsetKey) + offsetKey.length;
    const offset = Number.parseInt(payload.toString("latin1", at, at + 16), 10);
    if (offset !== this.offset + 1) this.faults++;
    this.offset = offset;
    this.#onEvent(payload);
  }
}

/** At first from `offset` on. */
export function resumer({ path, resumable }: Joining, offset: number): MakeClient {
  if (resumable === undefined) throw new Error("This contender has nothing to come back to");
  return (where) => new Resumer(where, path, resumable, offset);
}
