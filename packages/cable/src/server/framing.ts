import { constants, deflateRawSync } from "node:zlib";

const text = 0x81;
/** With the bit that says that the payload is compressed. */
const deflatedText = 0xc1;
/** Below this many bytes compressing saves less than it costs. */
const leastDeflated = 256;
/** With what each flush ends; it is left out on the wire (RFC 7692, 7.2.1). */
const flushEnd = 4;

/** A whole unmasked WebSocket text frame, header and payload in one buffer, ready to be written to any number of sockets. */
export function frameText(payload: string): Buffer {
  const length = Buffer.byteLength(payload);
  const frame = frameFor(text, length);
  frame.write(payload, frame.length - length);
  return frame;
}

/**
 * The same for many sockets at once: with `deflates`, compressed for clients with which that was agreed. Nothing of another
 * frame is needed to read it. It stays plain where compressing would not make it smaller, as any message may.
 */
export function frameShared(payload: string, deflates: boolean): Buffer {
  if (!deflates || payload.length < leastDeflated) return frameText(payload);
  const bytes = Buffer.from(payload);
  const deflated = deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  const length = deflated.length - flushEnd;
  if (length >= bytes.length) return frameText(payload);
  const frame = frameFor(deflatedText, length);
  deflated.copy(frame, frame.length - length, 0, length);
  return frame;
}

/** A frame whose payload is still to be filled in, at its end. */
function frameFor(opcode: number, length: number): Buffer {
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = opcode;
  if (header === 2) {
    frame[1] = length;
  } else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  return frame;
}

/** A native WebSocket ping without a payload. */
export const nativePing: Buffer = Buffer.from([0x89, 0x00]);

/** The answer to a native ping, with what it carried: at most 125 bytes, by RFC 6455. */
export function framePong(payload: Buffer): Buffer {
  return Buffer.concat([Buffer.of(0x8a, payload.length), payload]);
}

/** One buffer of several frames, without a copy when there is only one. */
export function joinFrames(frames: readonly Buffer[]): Buffer {
  const [only] = frames;
  return only !== undefined && frames.length === 1 ? only : Buffer.concat(frames);
}
