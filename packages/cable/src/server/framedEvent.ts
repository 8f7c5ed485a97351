import { encodeData } from "../protocol/index.ts";
import { frameText } from "./framing.ts";
import type { LogEvent } from "./ports.ts";

/** Who gets the same frame of an event. */
interface Addressed {
  readonly identifierJson: string;
  readonly extended: boolean;
}

/** An event on its way to sockets. It keeps the frame made of it last, for those who ask for it again when they resume. */
export class FramedEvent implements LogEvent {
  readonly stream: string;
  readonly offset: number;
  readonly payload: string;
  readonly #epoch: string;
  #kept: { readonly identifierJson: string; readonly frame: Buffer } | undefined;

  constructor({ stream, offset, payload }: LogEvent, epoch: string) {
    this.stream = stream;
    this.offset = offset;
    this.payload = payload;
    this.#epoch = epoch;
  }

  /** Base clients get exactly the base shape, extended ones also the position. Only these resume. */
  frame({ identifierJson, extended }: Addressed): Buffer {
    if (!extended) return frameText(encodeData(identifierJson, this.payload));
    if (this.#kept?.identifierJson !== identifierJson) {
      const position = { stream: this.stream, epoch: this.#epoch, offset: this.offset };
      this.#kept = { identifierJson, frame: frameText(encodeData(identifierJson, this.payload, position)) };
    }
    return this.#kept.frame;
  }
}
