import type { Clock } from "../server/index.ts";

interface Task {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is advanced. */
export class FakeClock implements Clock {
  #now: number;
  /** By time, those of one time in the order they were made. */
  #tasks: readonly Task[] = [];

  constructor(now = Date.UTC(2030, 0, 1)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const task = { at: this.#now + Math.max(0, ms), run };
    const place = this.#tasks.findLastIndex((other) => other.at <= task.at) + 1;
    this.#tasks = this.#tasks.toSpliced(place, 0, task);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== task);
    };
  }

  /** How many tasks wait. */
  get pending(): number {
    return this.#tasks.length;
  }

  /** When the next task falls due. */
  get next(): number | undefined {
    return this.#tasks[0]?.at;
  }

  /** Runs what falls due in the next `ms`, each task at its own time, those of one time in the order they were made. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (let task = this.#tasks[0]; task !== undefined && task.at <= until; task = this.#tasks[0]) {
      this.#tasks = this.#tasks.slice(1);
      this.#now = task.at;
      task.run();
    }
    this.#now = until;
  }
}
