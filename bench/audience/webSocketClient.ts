import { connect, type Socket } from "node:net";

const text = 0x1;
const ping = 0x9;
const pong = 0xa;

export interface WebSocketLine {
  send(text: string): void;
  /** Ends without a word. */
  cut(): void;
}

interface Opening {
  readonly port: number;
  readonly path: string;
  readonly protocol?: string | undefined;
  readonly onText: (payload: Buffer, line: WebSocketLine) => void;
  /** The line was not cut by this end. */
  readonly onLost: () => void;
}

/**
 * A WebSocket client that costs next to nothing, so that thousands of them in one process measure the server and not
 * themselves: it answers native pings and hands over the payload of text frames.
 */
export function openWebSocket({ port, path, protocol, onText, onLost }: Opening): Promise<WebSocketLine> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.once("error", reject);
    socket.once("close", () => {
      onLost();
      reject(new Error("The server closed a client's socket"));
    });
    socket.write(upgradeRequest(path, protocol));
    socket.once("data", (answer) => {
      const end = answer.indexOf("\r\n\r\n") + 4;
      const line = lineOver(socket);
      resolve(line);
      readFrames(socket, answer.subarray(end), (opcode, payload) => {
        if (opcode === ping) socket.write(maskedFrame(pong, payload));
        else if (opcode === text) onText(payload, line);
      });
    });
  });
}

function lineOver(socket: Socket): WebSocketLine {
  return {
    send: (payload) => socket.write(maskedFrame(text, Buffer.from(payload))),
    cut: () => {
      socket.removeAllListeners("close");
      socket.destroy();
    },
  };
}

function readFrames(socket: Socket, first: Buffer, onFrame: (opcode: number, payload: Buffer) => void): void {
  let rest = first;
  const read = (chunk: Buffer) => {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const frame = frameAt(bytes);
      if (!frame) break;
      onFrame(frame.opcode, bytes.subarray(frame.start, frame.end));
      bytes = bytes.subarray(frame.end);
    }
    rest = bytes;
  };
  read(Buffer.alloc(0));
  socket.on("data", read);
}

/** Where the first frame lies, once it is there as a whole; a server's frames are not masked and short here. */
function frameAt(bytes: Buffer): { opcode: number; start: number; end: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  if (short === 127) throw new Error("A frame of 64 KiB or more is none of this benchmark's");
  const start = short === 126 ? 4 : 2;
  if (bytes.length < start) return undefined;
  const end = start + (short === 126 ? bytes.readUInt16BE(2) : short);
  return bytes.length < end ? undefined : { opcode: (bytes[0] ?? 0) & 0x0f, start, end };
}

/** Masked with zeros, which changes nothing. */
function maskedFrame(opcode: number, payload: Buffer): Buffer {
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...length, 0, 0, 0, 0]), payload]);
}

function upgradeRequest(path: string, protocol: string | undefined): string {
  return [
    `GET ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ...(protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
    "",
    "",
  ].join("\r\n");
}
