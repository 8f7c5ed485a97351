import { parseServerFrame, type StreamPosition } from "../../src/protocol/index.ts";
import type { Socket } from "../../src/server/index.ts";
import { readWrittenFrames, type SimulatedReceiver } from "../../src/testing/index.ts";
import type { Report } from "./report.ts";

/** What matters here of a client's frame. */
interface Sent {
  readonly command?: string;
  readonly identifier?: string;
  readonly history?: { readonly streams: Asked };
}

type Asked = Readonly<Record<string, { readonly offset: number }>>;

/**
 * Between the server and its socket: on the wire, too, each stream of a subscription must be one sequence without a hole
 * or a repeat. It may go back only to where a history was asked from that is not answered yet.
 */
export class WireCheck implements Socket {
  readonly #socket: Socket;
  readonly #report: Report;
  /** By identifier and stream. */
  readonly #last = new Map<string, Map<string, number>>();
  /** By identifier, in the order in which they came. */
  readonly #asked = new Map<string, Asked[]>();
  /** Identifiers that get live events; where those begin may be known to nobody but the server. */
  readonly #live = new Set<string>();

  constructor(socket: Socket, report: Report) {
    this.#socket = socket;
    this.#report = report;
  }

  get unsent(): number {
    return this.#socket.unsent;
  }

  write(frames: Uint8Array): void {
    for (const { opcode, text } of readWrittenFrames(frames)) if (opcode === "text") this.#written(text);
    this.#socket.write(frames);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  listening(receiver: SimulatedReceiver): SimulatedReceiver {
    return {
      received: (text, bytes) => {
        const { command, identifier, history } = JSON.parse(text) as Sent;
        if (identifier !== undefined && command === "unsubscribe") this.#live.delete(identifier);
        if (identifier !== undefined && history !== undefined) this.#askedBy(identifier).push(history.streams);
        receiver.received(text, bytes);
      },
      lost: () => receiver.lost(),
    };
  }

  #askedBy(identifier: string): Asked[] {
    const asked = this.#asked.get(identifier) ?? [];
    this.#asked.set(identifier, asked);
    return asked;
  }

  #written(text: string): void {
    const frame = parseServerFrame(text);
    switch (frame.type) {
      case "confirm_subscription":
        // Confirmed again: its live events go on until the history that was asked with it is answered.
        if (this.#live.has(frame.identifier)) return;
        this.#last.delete(frame.identifier);
        if (this.#askedBy(frame.identifier).length === 0) this.#live.add(frame.identifier);
        else this.#live.delete(frame.identifier);
        return;
      case "confirm_history":
        this.#answered(frame.identifier, true);
        return;
      case "reject_history":
        this.#answered(frame.identifier, false);
        return;
      case "data":
        if (frame.position !== undefined) this.#sent(frame.identifier, frame.position);
        return;
      default:
    }
  }

  /** A confirmed history that had nothing to send says that the stream stands where it was asked from. */
  #answered(identifier: string, isConfirmed: boolean): void {
    const asked = this.#askedBy(identifier).shift() ?? {};
    this.#live.add(identifier);
    if (!isConfirmed) return;
    const positions = this.#lastOf(identifier);
    for (const [stream, { offset }] of Object.entries(asked)) {
      if (!positions.has(stream)) positions.set(stream, offset);
    }
  }

  #lastOf(identifier: string): Map<string, number> {
    const positions = this.#last.get(identifier) ?? new Map<string, number>();
    this.#last.set(identifier, positions);
    return positions;
  }

  #sent(identifier: string, { stream, offset }: StreamPosition): void {
    const positions = this.#lastOf(identifier);
    const last = positions.get(stream);
    const asked = this.#askedBy(identifier)[0]?.[stream]?.offset;
    const isFirst = last === undefined && this.#live.has(identifier);
    const isNext = offset === (last ?? Number.NaN) + 1 || offset === (asked ?? Number.NaN) + 1;
    if (!isFirst && !isNext) {
      this.#report.violated(
        `the wire went from ${last ?? "the start"} (asked from ${asked ?? "nowhere"}) to ${offset} in ${stream}`,
      );
    }
    positions.set(stream, offset);
  }
}
