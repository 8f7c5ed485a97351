import { connect, type Socket } from "node:net";
import type { Joining } from "../peers/peer.ts";

const text = 0x1;
const ping = 0x9;
const pong = 0xa;
/** Pings, confirmations and the like are shorter than any event. */
const shortestEvent = 400;

/**
 * A WebSocket client that costs next to nothing, so that thousands of them in one process measure the server and not
 * themselves: it answers pings, joins as it is told to and hands over the payload of events.
 */
export function joinOverWebSocket(port: number, joining: Joining, onEvent: (payload: Buffer) => void): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("The server closed a client's socket")));
    socket.write(upgradeRequest(joining.path));
    socket.once("data", (answer) => {
      const end = answer.indexOf("\r\n\r\n") + 4;
      for (const each of joining.hello) socket.write(maskedFrame(text, Buffer.from(each)));
      if (joining.joined === undefined) resolve(socket);
      readFrames(socket, answer.subarray(end), (opcode, payload) => {
        if (opcode === ping) socket.write(maskedFrame(pong, payload));
        else if (payload.length >= shortestEvent) onEvent(payload);
        else if (payload.length === 1 && payload[0] === engineIoPing) socket.write(engineIoPong);
        else if (joining.joined !== undefined && payload.includes(joining.joined)) resolve(socket);
      });
    });
  });
}

const engineIoPing = "2".charCodeAt(0);
const engineIoPong = maskedFrame(text, Buffer.from("3"));

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

function upgradeRequest(path: string): string {
  return [
    `GET ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "",
    "",
  ].join("\r\n");
}
