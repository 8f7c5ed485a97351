import { request } from "node:http";
import type { Socket } from "node:net";
import { readWrittenFrames, type WrittenFrame } from "../src/testing/webSocketFrames.ts";

/** Those of a request that asks for a WebSocket. */
export const upgradeHeaders = {
  connection: "Upgrade",
  upgrade: "websocket",
  "sec-websocket-version": "13",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
};

const mask = Buffer.alloc(4);

/** A WebSocket client that sees and sends frames as they are on the wire. */
export class RawClient {
  /** What the server answered to the offered extensions. */
  readonly agreed: string | undefined;
  readonly closed: Promise<unknown>;
  readonly #socket: Socket;
  #received: Buffer;
  #arrived = () => {};

  private constructor(socket: Socket, head: Buffer, agreed: string | undefined) {
    this.#socket = socket;
    this.#received = head;
    this.agreed = agreed;
    this.closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#arrived();
    });
  }

  static connect(port: number, headers: Record<string, string>): Promise<RawClient> {
    const asked = { ...upgradeHeaders, ...headers };
    return new Promise((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port, path: "/cable", headers: asked, agent: false });
      sent.on("error", reject);
      sent.on("upgrade", ({ headers: answered }, socket, head) =>
        resolve(new RawClient(socket as Socket, head, answered["sec-websocket-extensions"])),
      );
      sent.on("response", ({ statusCode }) => reject(new Error(`Answered ${statusCode}`)));
      sent.end();
    });
  }

  /** Sends one frame; `first` is its first byte: flags and opcode. */
  send(first: number, payload: Uint8Array): void {
    const length = payload.length;
    const header =
      length < 126 ? Buffer.of(first, 0x80 | length) : Buffer.of(first, 0x80 | 126, length >> 8, length & 0xff);
    // Masked with zeros, which changes nothing.
    this.#socket.write(Buffer.concat([header, mask, payload]));
  }

  /** Every text frame so far, once one of them has `part` in its text. */
  async until(part: string): Promise<readonly WrittenFrame[]> {
    for (;;) {
      const frames = wholeFrames(this.#received).filter(({ opcode }) => opcode === "text");
      if (frames.some(({ text }) => text.includes(part))) return frames;
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** None while the last frame has not arrived as a whole. */
function wholeFrames(bytes: Buffer): readonly WrittenFrame[] {
  try {
    return readWrittenFrames(bytes);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
