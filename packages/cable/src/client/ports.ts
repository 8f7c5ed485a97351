/**
 * The part of the browser's WebSocket that is used; that of the `ws` package has it too. The handlers take `never`
 * because each of the two names its own event classes, and only the socket calls them.
 */
export interface ClientSocket {
  readonly readyState: number;
  readonly protocol: string;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/** The client's time; a test's own makes it stand still. */
export interface ClientClock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Runs `task` once after `ms`; returns what cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** What happens to a page: a `frozen` one runs no more. */
export type PageChange = "offline" | "woke" | "frozen";

/** What the surroundings say of the network and of whether someone looks at the page. */
export interface Surroundings {
  online(): boolean;
  /** Calls `onChange` until the returned function is called. */
  watch(onChange: (change: PageChange) => void): () => void;
}

/** What the tabs of one browser have in common. */
export interface TabPorts {
  /**
   * Waits for a lock that one of the tabs can hold; with `steal` takes it from whoever does. Returns what gives it back,
   * or the wait up; nothing is told after that. `onLost`: another tab has stolen it, or locks cannot be had here.
   */
  lock(name: string, steal: boolean, events: { onHeld(): void; onLost(): void }): () => void;
  /** Joins all who open the same name: what one of them posts, a structured clone of it, the others hear. May throw. */
  openChannel(name: string, onMessage: (message: unknown) => void): TabChannel;
}

/** One tab's end of what is posted under a name. Posting on a closed one throws. */
export interface TabChannel {
  post(message: unknown): void;
  close(): void;
}

/** All that a client needs of where it runs; those of a browser by default. */
export interface ClientPorts {
  readonly clock: ClientClock;
  readonly surroundings: Surroundings;
  /** 0 <= random() < 1 */
  readonly random: () => number;
  /** May throw, as the browser's constructor does; that counts as a failed attempt. */
  readonly openSocket: (url: string, protocols: string[]) => ClientSocket;
}
