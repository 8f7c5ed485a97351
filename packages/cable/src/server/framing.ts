const text = 0x81;

/** A whole unmasked WebSocket text frame, header and payload in one buffer, ready to be written to any number of sockets. */
export function frameText(payload: string): Buffer {
  const length = Buffer.byteLength(payload);
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = text;
  if (header === 2) {
    frame[1] = length;
  } else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(payload, header);
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
