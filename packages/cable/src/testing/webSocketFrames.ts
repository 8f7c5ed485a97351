/** A frame as it was written, without its header. */
export interface WrittenFrame {
  readonly opcode: "text" | "ping" | "other";
  readonly text: string;
}

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
    const opcode = first === 0x81 ? "text" : first === 0x89 ? "ping" : "other";
    frames.push({ opcode, text: buffer.toString("utf8", start, at) });
  }
  return frames;
}

function readLength(buffer: Buffer, at: number): { length: number; header: number } {
  const short = buffer.readUInt8(at);
  if (short === 126) return { length: buffer.readUInt16BE(at + 1), header: 3 };
  if (short === 127) return { length: Number(buffer.readBigUInt64BE(at + 1)), header: 9 };
  return { length: short, header: 1 };
}
