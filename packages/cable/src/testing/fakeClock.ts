import type { Clock } from "../server/index.ts";

interface Task {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is advanced. */
export class FakeClock implements Clock {
  #now: number;
  #tasks: readonly Task[] = [];

  constructor(now = Date.UTC(2030, 0, 1)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const task = { at: this.#now + Math.max(0, ms), run };
    this.#tasks = [...this.#tasks, task];
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== task);
    };
  }

  /** How many tasks wait. */
  get pending(): number {
    return this.#tasks.length;
  }

  /** Runs what falls due in the next `ms`, each task at its own time, those of one time in the order they were made. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (let task = this.#earliest(until); task !== undefined; task = this.#earliest(until)) {
      const due = task;
      this.#tasks = this.#tasks.filter((other) => other !== due);
      this.#now = due.at;
      due.run();
    }
    this.#now = until;
  }

  #earliest(until: number): Task | undefined {
    return this.#tasks.reduce<Task | undefined>(
      (first, task) => (task.at <= until && (first === undefined || task.at < first.at) ? task : first),
      undefined,
    );
  }
}
