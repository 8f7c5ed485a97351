import type { FramedEvent } from "./framedEvent.ts";

const keptEvents = 256;

/** The last events of a live stream, without a hole and up to its position, so that a storm of resumes reads nothing. */
export class RecentEvents {
  #events: FramedEvent[] = [];

  /** Takes the event after the position. */
  append(event: FramedEvent): void {
    this.#events.push(event);
    if (this.#events.length > keptEvents) this.#events.shift();
  }

  /** Takes what was read from the log, if it reaches to what is kept, or to the position while nothing is. */
  prepend(page: readonly FramedEvent[], position: number): void {
    const first = this.#events[0]?.offset ?? position + 1;
    const older = page.filter(({ offset }) => offset < first);
    if (older.at(-1)?.offset === first - 1) this.#events = [...older, ...this.#events].slice(-keptEvents);
  }

  /** The events after an offset; `undefined` when not all of them are kept, or none is known. */
  after(offset: number): readonly FramedEvent[] | undefined {
    const first = this.#events[0]?.offset;
    if (first === undefined || offset + 1 < first) return undefined;
    const events = this.#events.slice(offset + 1 - first);
    return events.length === 0 ? undefined : events;
  }

  clear(): void {
    this.#events = [];
  }
}
