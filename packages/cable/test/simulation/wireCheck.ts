import { parseServerFrame, type StreamPosition } from "../../src/protocol/index.ts";
import type { Socket } from "../../src/server/index.ts";
import { readWrittenFrames, type SimulatedReceiver } from "../../src/testing/index.ts";
import type { Report } from "./report.ts";

type Asked = Readonly<Record<string, { readonly offset: number }>>;

interface Command {
  readonly command: string;
  readonly identifier?: string;
  readonly history?: { readonly streams: Asked };
}

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
  readonly #confirmedOnce = new Set<string>();
  /** Identifiers that get live events; where those begin may be known to nobody but the server. */
  readonly #live = new Set<string>();
  /** By identifier, of each `subscribe` that is not answered yet, whether an `unsubscribe` came before it. */
  readonly #begun = new Map<string, boolean[]>();
  readonly #left = new Set<string>();

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
        this.#received(JSON.parse(text) as Command);
        receiver.received(text, bytes);
      },
      lost: () => receiver.lost(),
    };
  }

  #received({ command, identifier, history }: Command): void {
    if (identifier === undefined) return;
    if (command === "unsubscribe") this.#left.add(identifier);
    if (command === "subscribe") listOf(this.#begun, identifier).push(this.#left.delete(identifier));
    if (history !== undefined) this.#askedBy(identifier).push(history.streams);
  }

  #askedBy(identifier: string): Asked[] {
    return listOf(this.#asked, identifier);
  }

  #written(text: string): void {
    const frame = parseServerFrame(text);
    switch (frame.type) {
      case "confirm_subscription":
        this.#confirmed(frame.identifier);
        return;
      case "reject_subscription":
        listOf(this.#begun, frame.identifier).shift();
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

  /** One that stands already is only confirmed again, and goes on where it is. */
  #confirmed(identifier: string): void {
    if (listOf(this.#begun, identifier).shift() === true) {
      this.#last.delete(identifier);
      this.#live.delete(identifier);
    }
    this.#confirmedOnce.add(identifier);
    if (this.#askedBy(identifier).length === 0) this.#live.add(identifier);
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
    // A stream that the history does not name begins at the subscribe, and may go on before the others are caught up.
    const isUnnamed = asked === undefined && this.#confirmedOnce.has(identifier);
    const isFirst = last === undefined && (isUnnamed || this.#live.has(identifier));
    const isNext = offset === (last ?? Number.NaN) + 1 || offset === (asked ?? Number.NaN) + 1;
    if (!isFirst && !isNext) {
      this.#report.violated(
        `the wire went from ${last ?? "the start"} (asked from ${asked ?? "nowhere"}) to ${offset} in ${stream}`,
      );
    }
    positions.set(stream, offset);
  }
}

function listOf<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
