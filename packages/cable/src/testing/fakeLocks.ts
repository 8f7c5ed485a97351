type LockEvents = { onHeld(): void; onLost(): void };

/** What the locks need of a tab. */
interface LockingTab {
  readonly name: string;
  run(source: "locks", task: () => void): void;
}

interface LockRequest {
  readonly tab: LockingTab;
  readonly name: string;
  readonly events: LockEvents;
  isWanted: boolean;
}

interface Lock {
  holder: LockRequest | undefined;
  readonly queue: LockRequest[];
}

/** The lock manager of one browser. A tab that is frozen keeps what it holds, and is granted what it waits for. */
export class FakeLocks {
  readonly #locks = new Map<string, Lock>();
  readonly #later: (lane: string, task: () => void) => void;

  /** `later` runs a task after a while, those of one lane in their order. */
  constructor(later: (lane: string, task: () => void) => void) {
    this.#later = later;
  }

  /** As `TabPorts.lock`, for one tab. */
  request(tab: LockingTab, name: string, steal: boolean, events: LockEvents): () => void {
    const request = { tab, name, events, isWanted: true };
    this.#later(`${tab.name}>locks`, () => this.#take(request, steal));
    return () => {
      if (!request.isWanted) return;
      request.isWanted = false;
      this.#later(`${tab.name}>locks`, () => this.#giveUp(request));
    };
  }

  /** The tab is no more. */
  forget(tab: LockingTab): void {
    for (const { holder, queue } of [...this.#locks.values()]) {
      for (const request of [...queue, holder]) if (request?.tab === tab) this.#giveUp(request);
    }
  }

  /** How many locks are held or waited for. */
  get size(): number {
    return this.#locks.size;
  }

  #take(request: LockRequest, steal: boolean): void {
    const lock = this.#locks.get(request.name) ?? { holder: undefined, queue: [] };
    this.#locks.set(request.name, lock);
    if (steal && lock.holder !== undefined) {
      this.#tell(lock.holder, "onLost");
      lock.holder = undefined;
    }
    if (lock.holder === undefined) this.#grant(lock, request);
    else lock.queue.push(request);
  }

  #giveUp(request: LockRequest): void {
    const lock = this.#locks.get(request.name);
    if (lock === undefined) return;
    const place = lock.queue.indexOf(request);
    if (place >= 0) lock.queue.splice(place, 1);
    if (lock.holder !== request) return;
    const next = lock.queue.shift();
    if (next === undefined) this.#locks.delete(request.name);
    else this.#grant(lock, next);
  }

  #grant(lock: Lock, request: LockRequest): void {
    lock.holder = request;
    this.#tell(request, "onHeld");
  }

  #tell(request: LockRequest, what: keyof LockEvents): void {
    this.#later(`locks>${request.tab.name}`, () =>
      request.tab.run("locks", () => {
        if (request.isWanted) request.events[what]();
      }),
    );
  }
}
