import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Knows which code runs inside a transaction. While anyone asks that, Node 20 follows every promise and every callback of
 * the process, the cable's too; so nobody does between transactions.
 */
export class Inside {
  readonly #storage = new AsyncLocalStorage<true>();
  #running = 0;

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await this.#storage.run(true, work);
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#storage.disable();
    }
  }

  /** On SQLite, and on a full pool, waiting for another handle inside a transaction would never end. */
  refuse(): void {
    if (this.#storage.getStore())
      throw new Error("A transaction uses its own rows only; another handle was asked for inside it");
  }
}
