import { parseServerFrame } from "@hafaloha/cable/protocol";

/** One stream's frames by offset, as whoever heard them first heard them. All with the same identifier get the same bytes. */
export class Told {
  readonly #first: number;
  readonly #frames: Buffer[] = [];

  /** Nobody is to hear anything up to `offset`. */
  constructor(offset: number) {
    this.#first = offset + 1;
  }

  /** Whether it is what comes right after `offset`. */
  isNext(offset: number, frame: Buffer): boolean {
    const known = this.#frames[offset + 1 - this.#first];
    if (known !== undefined) return known.equals(frame);
    if (positionOf(frame) !== offset + 1 || offset + 1 - this.#first !== this.#frames.length) return false;
    this.#frames.push(Buffer.from(frame));
    return true;
  }

  /** What was told, that of the first offset first. */
  payloads(): readonly string[] {
    return this.#frames.map((frame) => {
      const read = parseServerFrame(frame.toString());
      return read.type === "data" ? JSON.stringify(read.message) : frame.toString();
    });
  }
}

function positionOf(frame: Buffer): number | undefined {
  const read = parseServerFrame(frame.toString());
  return read.type === "data" ? read.position?.offset : undefined;
}
