import { constants, inflateRawSync } from "node:zlib";

/** A frame as it was written, without its header. */
export interface WrittenFrame {
  readonly opcode: "text" | "ping" | "other";
  readonly text: string;
  /** It was compressed on its way. */
  readonly isDeflated: boolean;
}

const deflatedBit = 0x40;
const flushEnd = Buffer.of(0x00, 0x00, 0xff, 0xff);

/** Reads unmasked WebSocket frames; throws when the bytes do not end with a whole frame. */
export function readWrittenFrames(bytes: Uint8Array): readonly WrittenFrame[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: WrittenFrame[] = [];
  let at = 0;
  while (at < buffer.length) {
    const first = buffer.readUInt8(at);
    const { length, header } = readLength(buffer, at + 1);
    const start = at + 1 + header;
    at = start + length;
    if (at > buffer.length) throw new RangeError(`A frame of ${length} bytes is cut short`);
    const isDeflated = (first & deflatedBit) !== 0;
    const plain = first & ~deflatedBit;
    const opcode = plain === 0x81 ? "text" : plain === 0x89 ? "ping" : "other";
    const payload = buffer.subarray(start, at);
    frames.push({ opcode, text: (isDeflated ? inflated(payload) : payload).toString(), isDeflated });
  }
  return frames;
}

function inflated(payload: Buffer): Buffer {
  return inflateRawSync(Buffer.concat([payload, flushEnd]), { finishFlush: constants.Z_SYNC_FLUSH });
}

function readLength(buffer: Buffer, at: number): { length: number; header: number } {
  const short = buffer.readUInt8(at);
  if (short === 126) return { length: buffer.readUInt16BE(at + 1), header: 3 };
  if (short === 127) return { length: Number(buffer.readBigUInt64BE(at + 1)), header: 9 };
  return { length: short, header: 1 };
}
