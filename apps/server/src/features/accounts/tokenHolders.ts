import { comingTogether } from "@hafaloha/cable/server";
import type { Rows } from "../../database/tables.ts";
import { type AskedToken, type TokenHolder, tokenHolders } from "./store.ts";

interface Question extends AskedToken {
  readonly resolve: (holder: TokenHolder) => void;
  readonly reject: (error: unknown) => void;
}

const mostAtOnce = 128;

/**
 * Who holds a token, read anew after each question, so that a denial counts at once. The questions of all who come
 * together are read as one.
 */
export class TokenHolders {
  readonly #rows: Rows;
  #asked: Question[] = [];

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  holder(userId: number, tokenId: string): Promise<TokenHolder> {
    if (this.#asked.length === 0) void this.#gather();
    return new Promise((resolve, reject) => this.#asked.push({ userId, tokenId, resolve, reject }));
  }

  async #gather(): Promise<void> {
    await comingTogether(() => this.#asked.length);
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
