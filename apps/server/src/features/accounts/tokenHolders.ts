import type { Rows } from "../../database/tables.ts";
import { type AskedToken, type TokenHolder, tokenHolders } from "./store.ts";

interface Question extends AskedToken {
  readonly resolve: (holder: TokenHolder) => void;
  readonly reject: (error: unknown) => void;
}

const mostAtOnce = 128;

/**
 * Who holds a token, read anew with each question, so that a denial counts at once. The questions of one turn of the event
 * loop, as there are many when all come back together, are read as one at its end.
 */
export class TokenHolders {
  readonly #rows: Rows;
  #asked: Question[] = [];

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  holder(userId: number, tokenId: string): Promise<TokenHolder> {
    if (this.#asked.length === 0) setImmediate(() => this.#readAsked());
    return new Promise((resolve, reject) => this.#asked.push({ userId, tokenId, resolve, reject }));
  }

  #readAsked(): void {
    const asked = this.#asked;
    this.#asked = [];
    for (let at = 0; at < asked.length; at += mostAtOnce) void this.#read(asked.slice(at, at + mostAtOnce));
  }

  async #read(questions: readonly Question[]): Promise<void> {
    try {
      const holders = await tokenHolders(this.#rows, questions);
      for (const [index, { resolve }] of questions.entries()) resolve(holders[index] ?? nobody);
    } catch (error) {
      for (const { reject } of questions) reject(error);
    }
  }
}

const nobody: TokenHolder = { account: undefined, isDenied: false };
