import type { Socket } from "../src/server/ports.ts";
import { readWrittenFrames } from "../src/testing/webSocketFrames.ts";

/**
 * The server's end of a socket whose client reads only when told to: what was written waits, and counts as unsent, until
 * `deliver`.
 */
export class FakeSocket implements Socket {
  /** What became of it: `closed` after its queue, `terminated` at once. */
  ending: { readonly how: "closed"; readonly code: number } | { readonly how: "terminated" } | undefined;
  /** Times that something was written. */
  writes = 0;
  #queue: Uint8Array[] = [];

  /** What was written and not read yet, piece by piece. */
  get waiting(): readonly Uint8Array[] {
    return this.#queue;
  }

  get unsent(): number {
    return this.#queue.reduce((sum, frames) => sum + frames.byteLength, 0);
  }

  write(frames: Uint8Array): void {
    if (this.ending !== undefined) throw new Error("Written after the socket was ended");
    this.writes += 1;
    this.#queue.push(frames);
  }

  close(code: number): void {
    this.ending ??= { how: "closed", code };
  }

  terminate(): void {
    this.ending = { how: "terminated" };
    this.deliver();
  }

  /** The texts the client now reads, in order; native pings stand as `<ping>`. */
  deliver(): string[] {
    const frames = this.#queue.splice(0).flatMap(readWrittenFrames);
    return frames.map(({ opcode, text }) => (opcode === "text" ? text : `<${opcode}>`));
  }
}
