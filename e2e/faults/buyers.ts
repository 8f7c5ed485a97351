import { setTimeout as pause } from "node:timers/promises";
import type { SeededRandom } from "@hafaloha/cable/testing";
import type { Order } from "@hafaloha/contract";
import { apiAt, orderOf } from "../harness/api.ts";

/** When something was asked for and when it was answered, as `performance.now()` counts. */
export interface Asked {
  readonly from: number;
  readonly until: number;
}

/** An order that was answered with 201. The buyer's name on it is the key that it was asked for with. */
export interface Placed extends Asked {
  readonly key: string;
  readonly id: number;
  readonly number: string;
}

/** An order that was answered with 503. */
export interface Refused extends Asked {
  readonly code: string;
}

/** Bottled water: sold every day, and counted, so that each order changes the menu too. */
export const water = 35;
const retryMs = 100;
const doubleClicks = 0.1;

/**
 * Buyers who order without a rest. What is not answered or refused with 503 they ask for again with the same key until it
 * is answered with 201; some ask twice at once.
 */
export class Buyers {
  readonly placed: Placed[] = [];
  readonly refused: Refused[] = [];
  readonly #chance: SeededRandom;
  readonly #url: () => string;
  readonly #all: Promise<unknown>;
  readonly #mark = `order-${Date.now()}`;
  #waiting: { readonly isReached: () => boolean; readonly resolve: () => void }[] = [];
  #unanswered = 0;
  #isOver = false;

  constructor(count: number, url: () => string, chance: SeededRandom) {
    this.#url = url;
    this.#chance = chance;
    this.#all = Promise.all(Array.from({ length: count }, (_, buyer) => this.#buy(buyer)));
    // Told to whoever waits.
    this.#all.catch(() => {});
  }

  /** How often a request got no answer. */
  get unanswered(): number {
    return this.#unanswered;
  }

  /** Resolves when so many more orders have been answered. */
  untilPlaced(more: number): Promise<void> {
    const count = this.placed.length + more;
    return this.#until(() => this.placed.length >= count);
  }

  /** Resolves when so many more orders have been refused. */
  untilRefused(more: number): Promise<void> {
    const count = this.refused.length + more;
    return this.#until(() => this.refused.length >= count);
  }

  /** Resolves when each buyer has got what they asked for last. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#all;
  }

  async #buy(buyer: number): Promise<void> {
    for (let nth = 1; !this.#isOver; nth++) await this.placeOne(`${this.#mark}-${buyer}-${nth}`);
  }

  /** One order, by hand. */
  async placeOne(key: string): Promise<void> {
    const clicks = this.#chance.chance(doubleClicks) ? 2 : 1;
    await Promise.all(Array.from({ length: clicks }, () => this.#insist(key)));
  }

  async #insist(key: string): Promise<void> {
    const body = orderOf([{ id: water, quantity: 1 }], { contact_name: key });
    for (;;) {
      const from = performance.now();
      const answer = await apiAt(this.#url())
        .post<Order & { code: string }>("/orders", body, { "idempotency-key": key })
        .catch(() => undefined);
      const asked = { from, until: performance.now() };
      if (answer === undefined) this.#unanswered += 1;
      else if (answer.status === 503) this.refused.push({ code: answer.body.code, ...asked });
      else if (answer.status === 201) {
        this.placed.push({ key, id: answer.body.id, number: answer.body.order_number, ...asked });
      } else throw new Error(`An order was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
      this.#tell();
      if (answer?.status === 201) return;
      await pause(retryMs);
    }
  }

  async #until(isReached: () => boolean): Promise<void> {
    await Promise.race([
      this.#all,
      new Promise<void>((resolve) => {
        this.#waiting.push({ isReached, resolve });
      }),
    ]);
  }

  #tell(): void {
    this.#waiting = this.#waiting.filter(({ isReached, resolve }) => {
      if (!isReached()) return true;
      resolve();
      return false;
    });
  }
}
