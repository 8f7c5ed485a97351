import { randomBytes } from "node:crypto";

export const opcode = { continuation: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa } as const;

interface FrameOptions {
  readonly isLast?: boolean;
  readonly isMasked?: boolean;
  /** The three bits that no extension has a use for. */
  readonly reserved?: number;
  /** What the header says of the length; the truth by default. */
  readonly announced?: number;
}

/** A WebSocket frame as a client writes it, or as none should. */
export function frame(code: number, payload: Uint8Array | string, options: FrameOptions = {}): Buffer {
  const { isLast = true, isMasked = true, reserved = 0 } = options;
  const body = Buffer.from(payload);
  const { announced = body.length } = options;
  const first = (isLast ? 0x80 : 0) | (reserved << 4) | code;
  const maskBit = isMasked ? 0x80 : 0;
  const mask = isMasked ? randomBytes(4) : Buffer.alloc(0);
  if (isMasked) for (let at = 0; at < body.length; at++) body[at] = (body[at] ?? 0) ^ (mask[at % 4] ?? 0);
  return Buffer.concat([Buffer.from([first]), length(announced, maskBit), mask, body]);
}

export const text = (payload: string) => frame(opcode.text, payload);
export const json = (value: unknown) => text(JSON.stringify(value));

function length(bytes: number, maskBit: number): Buffer {
  if (bytes < 126) return Buffer.from([maskBit | bytes]);
  const long = Buffer.alloc(bytes < 65_536 ? 3 : 9);
  long[0] = maskBit | (long.length === 3 ? 126 : 127);
  if (long.length === 3) long.writeUInt16BE(bytes, 1);
  else long.writeBigUInt64BE(BigInt(bytes), 1);
  return long;
}

export interface Handshake {
  readonly target: string;
  readonly headers: readonly string[];
}

const usual = [
  "Host: 127.0.0.1",
  "Upgrade: websocket",
  "Connection: Upgrade",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
];

export function upgrade({ target, headers }: Handshake): Buffer {
  return request(`GET ${target} HTTP/1.1`, [...usual, ...headers]);
}

export function request(line: string, headers: readonly string[], body = ""): Buffer {
  return Buffer.from([line, ...headers, "", body].join("\r\n"));
}

/** Reads what a server says on a WebSocket, frame by frame; its answer to the handshake comes first. */
export class ServerReader {
  #rest: Buffer = Buffer.alloc(0);
  #isUpgraded = false;
  readonly #onFrame: (code: number, payload: Buffer) => void;

  constructor(onFrame: (code: number, payload: Buffer) => void) {
    this.#onFrame = onFrame;
  }

  readonly read = (chunk: Buffer): void => {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    if (!this.#isUpgraded) {
      const end = this.#rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      this.#isUpgraded = true;
      this.#rest = this.#rest.subarray(end + 4);
    }
    for (let next = this.#next(); next !== undefined; next = this.#next()) this.#onFrame(next.code, next.payload);
  };

  #next(): { code: number; payload: Buffer } | undefined {
    const bytes = this.#rest;
    if (bytes.length < 2) return undefined;
    const short = bytes.readUInt8(1);
    const start = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (bytes.length < start) return undefined;
    const size = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
    if (bytes.length < start + size) return undefined;
    this.#rest = bytes.subarray(start + size);
    return { code: bytes.readUInt8(0) & 0x0f, payload: bytes.subarray(start, start + size) };
  }
}
