import type { Authenticated, Selector } from "./options.ts";
import type { Farewell } from "./session.ts";

interface Revocation {
  readonly selector: Selector;
  readonly farewell: Farewell;
}

/**
 * Remembers who was sent away while handshakes were being authenticated: such a handshake may have asked its database
 * before the revocation was there, and is not among the connections that the revocation ended.
 */
export class Revocations {
  #meanwhile: Revocation[] = [];
  #authenticating = 0;

  add(selector: Selector, farewell: Farewell): void {
    if (this.#authenticating > 0) this.#meanwhile.push({ selector, farewell });
  }

  /** Runs an authentication; a revocation made while it ran comes with its answer. */
  async during<Answer>(authenticate: () => Promise<Answer>): Promise<{ answer: Answer; since: readonly Revocation[] }> {
    const from = this.#meanwhile.length;
    this.#authenticating += 1;
    try {
      const answer = await authenticate();
      return { answer, since: this.#meanwhile.slice(from) };
    } finally {
      this.#authenticating -= 1;
      if (this.#authenticating === 0) this.#meanwhile = [];
    }
  }
}

/** A selector without any key means nobody. */
export function isMeant(selector: Selector, who: Authenticated<unknown>): boolean {
  const { subject, tokenId } = selector;
  if (subject === undefined && tokenId === undefined) return false;
  return (subject === undefined || subject === who.subject) && (tokenId === undefined || tokenId === who.tokenId);
}
