import type { Authenticated, Revocation, Selector } from "./options.ts";

/**
 * Hands the revocations that are seen while an authentication runs to whoever waits for its answer: the database may have
 * been asked before a revocation was there, and the connection is not yet among those that it ends.
 */
export class Revocations {
  readonly #watching = new Set<Revocation[]>();

  add(revocation: Revocation): void {
    for (const seen of this.#watching) seen.push(revocation);
  }

  /** Runs an authentication; `settle` gets its answer and what was revoked meanwhile in the same turn, so nothing falls between. */
  async during<Answer>(
    authenticate: () => Promise<Answer>,
    settle: (answer: Answer, meanwhile: readonly Revocation[]) => void,
  ): Promise<void> {
    const meanwhile: Revocation[] = [];
    this.#watching.add(meanwhile);
    try {
      settle(await authenticate(), meanwhile);
    } finally {
      this.#watching.delete(meanwhile);
    }
  }
}

/** A selector that names nobody means nobody; a socket of which nothing is known was made before. */
export function isMeant(selector: Selector, who: Authenticated<unknown>): boolean {
  const { subject, tokenId, issuedBefore = Infinity } = selector;
  if (subject === undefined && tokenId === undefined) return false;
  if ((who.issuedAt ?? 0) >= issuedBefore) return false;
  return (subject === undefined || subject === who.subject) && (tokenId === undefined || tokenId === who.tokenId);
}
