import type { Doorbell } from "../../src/server/index.ts";
import type { FakeClock, SeededRandom } from "../../src/testing/index.ts";

interface Listener {
  onRing(stream: string, offset: number): void;
  onGap(): void;
}

/** The broker between the nodes: what it carries may come late, twice, in another order, or not at all. */
export class Doorbells {
  lossRate = 0;
  doubleRate = 0;
  readonly #clock: FakeClock;
  readonly #random: SeededRandom;
  readonly #listeners = new Map<string, Listener>();
  readonly #isolated = new Set<string>();

  constructor(clock: FakeClock, random: SeededRandom) {
    this.#clock = clock;
    this.#random = random;
  }

  doorbellOf(node: string): Doorbell {
    return {
      isLinked: true,
      ring: (stream, offset) => {
        for (const name of this.#listeners.keys()) if (!this.#isolated.has(node)) this.#carry(name, stream, offset);
      },
      listen: (onRing, onGap) => void this.#listeners.set(node, { onRing, onGap }),
      close: async () => void this.#listeners.delete(node),
    };
  }

  forget(node: string): void {
    this.#listeners.delete(node);
  }

  isolate(node: string): void {
    this.#isolated.add(node);
  }

  /** The link to the broker is back; not every broker's client notices that it was away. */
  rejoin(node: string): void {
    if (this.#isolated.delete(node) && this.#random.chance(0.5)) this.#listeners.get(node)?.onGap();
  }

  #carry(name: string, stream: string, offset: number): void {
    const copies = this.#random.chance(this.lossRate) ? 0 : this.#random.chance(this.doubleRate) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      this.#clock.after(this.#random.between(1, 50), () => {
        if (!this.#isolated.has(name)) this.#listeners.get(name)?.onRing(stream, offset);
      });
    }
  }
}
