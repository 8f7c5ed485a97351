import type { ClientPorts, PageChange } from "./ports.ts";

interface WatchEvents {
  onDue(): void;
  onChange(change: PageChange): void;
}

/** What moves a line that nobody speaks to: the moment at which its state is due, and what happens to its page. */
export class LineWatch {
  readonly #ports: ClientPorts;
  readonly #events: WatchEvents;
  #cancelTimer: (() => void) | undefined;
  #unwatch: (() => void) | undefined;

  constructor(ports: ClientPorts, events: WatchEvents) {
    this.#ports = ports;
    this.#events = events;
  }

  /** Waits for this moment instead of another one. */
  waitUntil(due: number | undefined, now: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = due === undefined ? undefined : this.#ports.clock.after(due - now, () => this.#events.onDue());
  }

  /** The page's events are followed only while a connection is wanted. */
  followPage(isWanted: boolean): void {
    if (isWanted) {
      this.#unwatch ??= this.#ports.surroundings.watch((change) => this.#events.onChange(change));
    } else {
      this.#unwatch?.();
      this.#unwatch = undefined;
    }
  }
}

export function dueOf(state: object): number | undefined {
  return "due" in state && typeof state.due === "number" ? state.due : undefined;
}
