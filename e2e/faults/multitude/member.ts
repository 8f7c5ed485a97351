import { connect, type Socket } from "node:net";
import { extendedProtocol, parseServerFrame } from "@hafaloha/cable/protocol";
import { frame, json, opcode, ServerReader, upgrade } from "../hostile/wire.ts";
import type { Told } from "./told.ts";

/** Where a member goes, and what it follows there. */
export interface Place {
  readonly port: number;
  readonly token: string;
  readonly identifier: string;
  readonly stream: string;
  readonly epoch: string;
}

const normalClosure = Buffer.from([0x03, 0xe8]);
/** A machine that is too busy to answer pings in time has its members sent away: they come back, as every client does. */
const retryMs = 200;
const mostAttempts = 200;

/** An extended client that costs little: thousands of them in one process leave a core to the server. */
export class Member {
  /** What it heard that it should not have heard, and what it was denied. */
  readonly problems: string[] = [];
  offset: number;
  /** How often it was sent away. */
  losses = 0;
  readonly #place: Place;
  readonly #told: Told;
  readonly #onHeard: (member: Member) => void;
  /** The one that it listens to. */
  #socket: Socket | undefined;
  #deaf: Socket | undefined;
  #retry: NodeJS.Timeout | undefined;
  #attempts = 0;
  #sid = "";
  #settle: { readonly joined: () => void; readonly failed: (error: Error) => void } | undefined;

  constructor(place: Place, told: Told, offset: number, onHeard: (member: Member) => void) {
    this.#place = place;
    this.#told = told;
    this.#onHeard = onHeard;
    this.offset = offset;
  }

  /** Resolves when it has been sent what it missed. */
  join(): Promise<void> {
    const joined = new Promise<void>((resolve, reject) => {
      this.#settle = { joined: resolve, failed: reject };
    });
    this.#connect();
    return joined;
  }

  /** From now on it says and hears nothing, as a laptop that sleeps. */
  fallSilent(): void {
    clearTimeout(this.#retry);
    this.#deaf = this.#socket;
    this.#socket = undefined;
  }

  /** Its network is gone. */
  async cut(): Promise<void> {
    await this.#end((socket) => socket.resetAndDestroy());
  }

  async leave(): Promise<void> {
    await this.#end((socket) => socket.end(frame(opcode.close, normalClosure)));
  }

  async #end(how: (socket: Socket) => void): Promise<void> {
    clearTimeout(this.#retry);
    const socket = this.#socket ?? this.#deaf;
    this.#socket = undefined;
    this.#deaf = undefined;
    if (socket === undefined || socket.closed) return;
    const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
    how(socket);
    await closed;
  }

  #connect(): void {
    const { port, token } = this.#place;
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    this.#socket = socket;
    const reader = new ServerReader((code, payload) => {
      if (this.#socket === socket) this.#read(code, payload);
    });
    socket.on("data", reader.read);
    socket.on("error", () => {});
    socket.on("close", () => {
      if (this.#socket === socket) this.#lost();
    });
    const target = `/cable?restaurant_id=1&token=${token}&sid=${this.#sid}`;
    socket.write(upgrade({ target, headers: [`Sec-WebSocket-Protocol: ${extendedProtocol}`] }));
  }

  #lost(): void {
    this.#socket = undefined;
    this.losses += 1;
    this.#attempts += 1;
    if (this.#attempts > mostAttempts) this.#blame("is not let in");
    else this.#retry = setTimeout(() => this.#connect(), retryMs);
  }

  #read(code: number, payload: Buffer): void {
    if (code === opcode.close) this.#socket?.end();
    else if (code === opcode.text && this.#told.isNext(this.offset, payload)) {
      this.offset += 1;
      this.#onHeard(this);
    } else if (code === opcode.text) this.#readFrame(payload.toString());
  }

  #readFrame(text: string): void {
    const read = parseServerFrame(text);
    switch (read.type) {
      case "welcome":
        this.#sid = read.sid ?? "";
        this.#send(this.#subscribe());
        break;
      case "ping":
        this.#send({ command: "pong" });
        break;
      case "confirm_history":
        this.#attempts = 0;
        this.#settle?.joined();
        break;
      case "confirm_subscription":
        break;
      case "disconnect":
        if (!read.reconnect) this.#blame(`got ${text}`);
        break;
      default:
        this.#blame(`got ${text}`);
    }
  }

  #subscribe(): object {
    const { identifier, stream, epoch } = this.#place;
    return { command: "subscribe", identifier, history: { streams: { [stream]: { offset: this.offset, epoch } } } };
  }

  #send(command: object): void {
    this.#socket?.write(json(command));
  }

  #blame(what: string): void {
    const problem = `One at offset ${this.offset} ${what}`;
    this.problems.push(problem);
    this.#settle?.failed(new Error(problem));
  }
}
