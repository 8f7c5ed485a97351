import { encodeData } from "../protocol/index.ts";
import { frameShared } from "./framing.ts";
import type { LogEvent } from "./ports.ts";

/** Who gets the same frame of an event. */
export interface Addressed {
  readonly identifierJson: string;
  readonly extended: boolean;
  readonly deflates?: boolean;
}

/** An event on its way to sockets. It keeps the frames made of it last, for those who ask for it again when they resume. */
export class FramedEvent implements LogEvent {
  readonly stream: string;
  readonly offset: number;
  readonly payload: string;
  readonly #epoch: string;
  #kept: { readonly identifierJson: string; plain?: Buffer; deflated?: Buffer } | undefined;

  constructor({ stream, offset, payload }: LogEvent, epoch: string) {
    this.stream = stream;
    this.offset = offset;
    this.payload = payload;
    this.#epoch = epoch;
  }

  /** Base clients get exactly the base shape, extended ones also the position. Only these resume. */
  frame({ identifierJson, extended, deflates = false }: Addressed): Buffer {
    if (!extended) return frameShared(encodeData(identifierJson, this.payload), deflates);
    if (this.#kept?.identifierJson !== identifierJson) this.#kept = { identifierJson };
    const kept = this.#kept;
    const form = deflates ? "deflated" : "plain";
    kept[form] ??= frameShared(this.#positioned(identifierJson), deflates);
    return kept[form];
  }

  #positioned(identifierJson: string): string {
    return encodeData(identifierJson, this.payload, { stream: this.stream, epoch: this.#epoch, offset: this.offset });
  }
}
