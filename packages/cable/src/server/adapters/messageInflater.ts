import { constants, inflateRawSync } from "node:zlib";
import type { DeflateParams } from "./deflateOffer.ts";

/** Whose messages are inflated. */
interface Sender {
  readonly isOpen: boolean;
  /** Ends it for what it has sent, by a code of RFC 6455. */
  close(code: 1007 | 1009): void;
}

type Take = (error: Error | null, data?: Buffer) => void;

const nothing = Buffer.alloc(0);
/** What its sender has left out at the end of each message (RFC 7692, 7.2.2). */
const flushEnd = Buffer.of(0x00, 0x00, 0xff, 0xff);

/**
 * Reads the compressed messages of one client, as the extension object that `ws` asks to. Its own one keeps a decompressor
 * with each socket, some tens of kilobytes, and hands each message to another thread; as no message needs the one before,
 * nothing is kept here, and none may grow beyond the limit of a frame.
 */
export class MessageInflater {
  readonly params: DeflateParams;
  readonly #most: number;
  #sender: Sender | undefined;
  #parts: Buffer[] | undefined;

  /** `most` bytes may come out of a message. */
  constructor(params: DeflateParams, most: number) {
    this.params = params;
    this.#most = most;
  }

  serve(sender: Sender): void {
    this.#sender = sender;
  }

  /** Takes a fragment of a message. How many bytes they are in all is limited by `ws`. */
  decompress(data: Buffer, isLast: boolean, take: Take): void {
    const parts = this.#parts ?? [];
    this.#parts = isLast ? undefined : parts;
    parts.push(data);
    // `ws` expects its answer after this call.
    process.nextTick(() => (isLast ? this.#inflate(parts, take) : take(null, nothing)));
  }

  /** `ws` calls it when the socket is gone. */
  cleanup(): void {
    this.#parts = undefined;
  }

  #inflate(parts: readonly Buffer[], take: Take): void {
    // What still comes from someone who was sent away is not worth the work.
    const inflated = this.#sender?.isOpen ? inflate(Buffer.concat([...parts, flushEnd]), this.#most) : nothing;
    if (Buffer.isBuffer(inflated)) {
      take(null, inflated);
      return;
    }
    // Said here, because the codes in the errors of `ws` are its secret.
    this.#sender?.close(inflated);
    take(new Error("A compressed message cannot be read"));
  }
}

/** What comes out, or the code for what is wrong with it: too much, or not to be read. */
function inflate(message: Buffer, most: number): Buffer | 1007 | 1009 {
  try {
    return inflateRawSync(message, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most });
  } catch (error) {
    return error instanceof RangeError ? 1009 : 1007;
  }
}
