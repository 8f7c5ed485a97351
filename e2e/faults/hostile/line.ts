import { connect, type Socket } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { SeededRandom } from "@hafaloha/cable/testing";
import { opcode, ServerReader } from "./wire.ts";

/** A connection whose bytes are all of one's own making. */
export class Line {
  /** The server has said goodbye, or the connection is gone. */
  readonly ended: Promise<"ended">;
  readonly welcomed: Promise<"welcomed">;
  readonly ponged: Promise<"ponged">;
  /** Statuses of answers over 499. */
  readonly failures: string[] = [];
  /** The server's `disconnect`. */
  dismissal = "none";
  readonly #socket: Socket;

  constructor(port: number) {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    this.#socket = socket;
    let welcome = () => {};
    let pong = () => {};
    this.welcomed = new Promise((resolve) => {
      welcome = () => resolve("welcomed");
    });
    this.ponged = new Promise((resolve) => {
      pong = () => resolve("ponged");
    });
    this.ended = new Promise((resolve) => {
      const end = () => resolve("ended");
      for (const event of ["end", "close", "error"]) socket.on(event, end);
      const reader = new ServerReader((code, payload) => {
        if (code === opcode.close) end();
        else if (code === opcode.pong) pong();
        else if (payload.includes('"welcome"')) welcome();
        else if (payload.includes('"disconnect"')) this.dismissal = payload.toString();
      });
      socket.on("data", (chunk) => {
        for (const [, status = ""] of chunk.toString("latin1").matchAll(/^HTTP\/1\.1 (5\d\d)/gm)) {
          this.failures.push(status);
        }
        reader.read(chunk);
      });
    });
  }

  /** Writes in as many pieces as it happens; resolves when all has left, or nothing more can. */
  async send(bytes: Buffer, chance: SeededRandom): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const to = chance.chance(0.6) ? bytes.length : at + chance.between(1, bytes.length - at);
      const piece = bytes.subarray(at, to);
      const written = new Promise<"written">((resolve) => this.#socket.write(piece, () => resolve("written")));
      if ((await Promise.race([written, this.ended])) === "ended") return;
      at = to;
      if (at < bytes.length) await nextTurn();
    }
  }

  /** Reads nothing more of what the server says. */
  turnAway(): void {
    this.#socket.pause();
  }

  /** With or without a goodbye. */
  hangUp(chance: SeededRandom): void {
    if (chance.chance(0.5)) this.#socket.destroy();
    else this.#socket.resetAndDestroy();
  }
}
