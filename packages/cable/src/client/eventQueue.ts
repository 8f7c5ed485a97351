import type { ClientLog } from "./log.ts";

/** One event at a time: one that comes while another is worked off waits, so a handler that disconnects does so after the rest. */
export class EventQueue<Event> {
  readonly #events: Event[] = [];
  readonly #work: (event: Event) => void;
  readonly #log: ClientLog;

  constructor(work: (event: Event) => void, log: ClientLog) {
    this.#work = work;
    this.#log = log;
  }

  /** Answers whether all events are worked off: not where the call came from the work on another one. */
  put(event: Event): boolean {
    this.#events.push(event);
    if (this.#events.length > 1) return false;
    for (let next: Event | undefined = event; next !== undefined; next = this.#events[0]) {
      try {
        this.#work(next);
      } catch (error) {
        this.#log("error", "A handler has thrown", error);
      }
      this.#events.shift();
    }
    return true;
  }
}
