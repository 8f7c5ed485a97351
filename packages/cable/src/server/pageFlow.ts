/** The most of its histories that a client may have unread. */
export const pageBytes = 64 * 1024;

/**
 * Holds back the histories of one client: what follows a page goes when a ping sent behind that page was answered, which
 * proves it read. Pages that fit together count as one.
 */
export class PageFlow {
  #unread = 0;
  #pongsDue = 0;
  #isProbed = false;
  #waiting: (() => void)[] = [];

  /** Something is out that the client has not been proved to have read. */
  get isOut(): boolean {
    return this.#unread > 0;
  }

  /** A ping follows what is out. */
  get isProbed(): boolean {
    return this.#isProbed;
  }

  fits(bytes: number): boolean {
    return this.#unread === 0 || this.#unread + bytes <= pageBytes;
  }

  /** `pingsBefore` are the pings that are not answered yet: their pongs prove nothing. */
  sent(bytes: number, pingsBefore: number): void {
    this.#unread += bytes;
    this.#pongsDue = pingsBefore + 1;
    this.#isProbed = false;
  }

  pinged(): void {
    this.#isProbed = true;
  }

  ponged(): void {
    if (this.#unread === 0) return;
    this.#pongsDue -= 1;
    if (this.#pongsDue === 0) this.release();
  }

  /** Nothing counts as unread any more, because it was read or because nobody is left to read it. */
  release(): void {
    this.#unread = 0;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Resolves at the next release. */
  released(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
