import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type Server, WebSocket, WebSocketServer } from "ws";
import { pageBytes } from "../pageFlow.ts";
import type { Receiver, Socket } from "../ports.ts";
import { acceptDeflate } from "./deflateOffer.ts";
import { MessageInflater } from "./messageInflater.ts";

const tooLargeCode = 1009;
const closeTimeoutMs = 10_000;
/** A fragment of one byte keeps the 64 KiB alive that were read with it, whatever else stood in them. */
const mostFragments = 128;

/**
 * The Socket port over one `ws` socket. Ready frames go straight to the stream beneath: as `ws` itself compresses nothing it
 * holds nothing back, so its close frames stay in order with them.
 */
export class CableWebSocket extends WebSocket implements Socket {
  #transport: Duplex | undefined;
  #receiver: Receiver | undefined;

  attach(transport: Duplex, receiver: Receiver): void {
    this.#transport = transport;
    this.#receiver = receiver;
  }

  /** Takes the events as they are emitted: a table of listeners would cost each socket half a kilobyte. */
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    switch (event) {
      case "message": {
        const [data, isBinary] = args;
        if (isBinary === true || !Buffer.isBuffer(data)) this.#receiver?.unreadable(false);
        else this.#receiver?.received(data.toString(), data.length);
        return true;
      }
      case "ping": {
        const [payload] = args;
        if (Buffer.isBuffer(payload)) this.#receiver?.pinged(payload);
        return true;
      }
      case "pong":
        this.#receiver?.beat();
        return true;
      case "close":
        this.#receiver?.lost();
        return true;
      case "error":
        // What went wrong was told by `close`, which ws calls first.
        return true;
      default:
        return super.emit(event, ...args);
    }
  }

  get isOpen(): boolean {
    return this.readyState === WebSocket.OPEN;
  }

  /** The only extension that is ever agreed on. */
  get deflates(): boolean {
    return this.extensions !== "";
  }

  get unsent(): number {
    return this.#transport?.writableLength ?? 0;
  }

  write(frames: Uint8Array): void {
    const transport = this.#transport;
    if (transport === undefined || !this.isOpen) return;
    transport.write(frames);
    // Who is owed more than this does not wait for the end of the turn, nor count as slow for it.
    if (transport.writableCorked > 0 && transport.writableLength > pageBytes) transport.uncork();
  }

  hold(): void {
    if (this.#transport !== undefined) holdUntilTurnEnds(this.#transport);
  }

  override terminate(): void {
    // What is held was written before.
    if (this.#transport !== undefined && this.#transport.writableCorked > 0) this.#transport.uncork();
    super.terminate();
  }

  /**
   * `ws` calls this with a code alone when it cannot read what came; only then is there something to say before the close
   * frame. Answering the client's own close it passes the reason too.
   */
  override close(code?: number, reason?: string | Buffer): void {
    if (code !== undefined && reason === undefined) this.#receiver?.unreadable(code === tooLargeCode);
    super.close(code, reason);
  }
}

let held: Duplex[] = [];

/** Each write costs the server more than most frames do; so those of one turn that belong together become one. */
function holdUntilTurnEnds(transport: Duplex): void {
  if (transport.writableCorked > 0) return;
  transport.cork();
  if (held.length === 0) setImmediate(letGo);
  held.push(transport);
}

function letGo(): void {
  const going = held;
  held = [];
  for (const transport of going) if (transport.writableCorked > 0) transport.uncork();
}

function ignoreError(): void {}

/** The part of `ws` that answers a request; its types leave it out. */
interface Completing {
  completeUpgrade(
    extensions: Readonly<Record<string, MessageInflater>>,
    key: string,
    protocols: Set<string>,
    request: IncomingMessage,
    transport: Duplex,
    head: Buffer,
    open: (socket: CableWebSocket, request: IncomingMessage) => void,
  ): void;
}

/** Answers upgrade requests that were found good. */
export class WebSocketUpgrades {
  readonly #server: Server<typeof CableWebSocket>;

  constructor(frameBytes: number, { compression }: { readonly compression: boolean }) {
    // In a variable of its own: the types of ws do not know `closeTimeout` yet.
    const settings = {
      noServer: true,
      WebSocket: CableWebSocket,
      clientTracking: false,
      perMessageDeflate: false,
      // Pongs go the way of all frames and under their limit; and `ws` would keep a closure with each socket for its own.
      autoPong: false,
      maxPayload: frameBytes,
      maxFragments: mostFragments,
      closeTimeout: closeTimeoutMs,
    };
    const server = new WebSocketServer(settings);
    this.#server = server;
    // The types of ws do not know the method.
    if (compression) agreeOnCompression(server as typeof server & Completing, frameBytes);
  }

  /** `answer` is the subprotocol that is spoken. `open` runs before anything of the client is read. */
  upgrade(
    request: IncomingMessage,
    transport: Duplex,
    head: Buffer,
    answer: string | undefined,
    open: (socket: CableWebSocket) => void,
  ): void {
    // The offer has been read; `ws` would refuse one that it finds ill written with a page of its own.
    if (answer === undefined) delete request.headers["sec-websocket-protocol"];
    else request.headers["sec-websocket-protocol"] = answer;
    // The welcome mostly follows in the same turn.
    holdUntilTurnEnds(transport);
    this.#server.handleUpgrade(request, transport, head, open);
  }
}

/**
 * Has `ws` answer offers of compression with an extension object of ours: see MessageInflater. By its own it would also
 * refuse the whole upgrade when an offer is not to its liking, which is no reason to be without a connection.
 */
function agreeOnCompression(server: Completing, frameBytes: number): void {
  const complete = server.completeUpgrade.bind(server);
  server.completeUpgrade = (extensions, key, protocols, request, transport, head, open) => {
    const params = acceptDeflate(request.headers["sec-websocket-extensions"]);
    if (params === undefined) return complete(extensions, key, protocols, request, transport, head, open);
    const inflater = new MessageInflater(params, frameBytes);
    complete({ "permessage-deflate": inflater }, key, protocols, request, transport, head, (socket) => {
      inflater.serve(socket);
      open(socket, request);
    });
  };
}

/** Refuses an upgrade without a hint why. */
export function refuseUpgrade(
  transport: Duplex,
  status: "404 Not Found" | "503 Service Unavailable",
  body: string,
): void {
  transport.on("error", ignoreError);
  // Who does not hang up after that is not waited for: nobody else looks after a socket that was taken from its HTTP server.
  transport.once("finish", () => transport.destroy());
  transport.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
