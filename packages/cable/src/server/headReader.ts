import { comingTogether } from "./comingTogether.ts";
import type { StreamHead } from "./ports.ts";

type Resolve = (head: StreamHead) => void;

const unwritten: StreamHead = { head: 0, floor: 0 };
const batchSize = 500;

/**
 * Reads heads for many askers at once: those who come together, and those who ask while another batch is being read. Every answer comes from a read that began after its question, so it
 * covers all that was committed before.
 */
export class HeadReader {
  readonly #read: (streams: readonly string[]) => Promise<ReadonlyMap<string, StreamHead>>;
  #asked = new Map<string, Resolve[]>();
  #askers = 0;
  #reading = false;

  /** `read` must not fail: whoever makes it retries. */
  constructor(read: (streams: readonly string[]) => Promise<ReadonlyMap<string, StreamHead>>) {
    this.#read = read;
  }

  head(stream: string): Promise<StreamHead> {
    return new Promise((resolve) => {
      this.#askers += 1;
      const askers = this.#asked.get(stream);
      if (askers === undefined) this.#asked.set(stream, [resolve]);
      else askers.push(resolve);
      if (this.#reading) return;
      this.#reading = true;
      void this.#readAsked();
    });
  }

  async #readAsked(): Promise<void> {
    while (this.#asked.size > 0) {
      await comingTogether(() => this.#askers);
      const batch = [...this.#asked].slice(0, batchSize);
      for (const [stream] of batch) this.#asked.delete(stream);
      const heads = await this.#read(batch.map(([stream]) => stream));
      for (const [stream, askers] of batch) {
        const head = heads.get(stream) ?? unwritten;
        for (const resolve of askers) resolve(head);
      }
    }
    this.#reading = false;
  }
}
