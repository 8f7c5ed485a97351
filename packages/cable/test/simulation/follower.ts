import type { CableClient, ClientClock, StreamPosition, Subscription } from "../../src/client/index.ts";
import type { SeededRandom } from "../../src/testing/index.ts";
import type { Database, Message } from "./database.ts";
import type { Report } from "./report.ts";

export type Hear = (message: unknown, position: StreamPosition | undefined) => void;

export interface FollowerParts {
  readonly clock: ClientClock;
  readonly random: SeededRandom;
  readonly database: Database;
  readonly report: Report;
  /** How often a reload fails. */
  readonly failureRate: () => number;
  /** A seam for planted faults: what stands before the application's callback. */
  readonly hear: (hear: Hear) => Hear;
}

/** The application at the end of one subscription, which knows what it must hear next. */
export class Follower {
  readonly name: string;
  readonly #parts: FollowerParts;
  readonly #streams: readonly string[];
  /** Of each stream, how many events its state contains; no entry while a reload is due. */
  readonly #known = new Map<string, number>();
  #loads = 0;
  #subscription: Subscription | undefined;
  #isEnded = false;

  constructor(name: string, streams: readonly string[], parts: FollowerParts) {
    this.name = name;
    this.#streams = streams;
    this.#parts = parts;
  }

  /** Subscribes with a state that was loaded before, or without one. */
  async follow(client: CableClient, isLoaded: boolean): Promise<void> {
    const start = isLoaded ? await this.#snapshot() : [];
    if (this.#isEnded) return;
    this.#parts.report.note(() => `${this.name} follows from ${JSON.stringify(Object.fromEntries(this.#known))}`);
    this.#subscription = client.subscribe(
      { channel: "StreamsChannel", params: { streams: this.#streams.join(",") } },
      {
        onMessage: this.#parts.hear((message) => this.#hear(message as Message)),
        onReload: () => this.#reload(),
      },
      { start },
    );
  }

  end(): void {
    this.#parts.report.note(() => `${this.name} unsubscribes`);
    this.vanish();
    this.#subscription?.unsubscribe();
  }

  /** Its page has gone. */
  vanish(): void {
    this.#isEnded = true;
  }

  /** What it lacks; `undefined` when it has everything. */
  get lack(): string | undefined {
    if (this.#isEnded) return undefined;
    const lacks = this.#streams.flatMap((stream) => {
      const committed = this.#parts.database.committed(stream).length;
      const known = this.#known.get(stream) ?? (committed === 0 ? 0 : "unknown");
      return known === committed ? [] : [`${stream} is at ${known} of ${committed}`];
    });
    return lacks.length === 0 ? undefined : `${this.name}: ${lacks.join(", ")}`;
  }

  #hear({ id, stream }: Message): void {
    const { report, database } = this.#parts;
    report.note(() => `${this.name} hears ${id} of ${stream}`);
    const committed = database.committed(stream);
    const known = this.#known.get(stream) ?? committed.indexOf(id);
    if (this.#isEnded) report.violated(`${this.name} hears ${id} of ${stream} after it has unsubscribed`);
    else if (this.#loads > 0) report.violated(`${this.name} hears ${id} of ${stream} while it reloads`);
    else if (committed[known] !== id) {
      report.violated(`${this.name} hears ${id} of ${stream} in place of ${committed[known] ?? "nothing"}`);
    }
    this.#known.set(stream, known + 1);
  }

  async #reload(): Promise<void> {
    const { report, random, failureRate } = this.#parts;
    report.note(() => `${this.name} reloads`);
    this.#known.clear();
    this.#loads += 1;
    await this.#wait();
    const fails = random.chance(failureRate());
    const positions = fails ? [] : await this.#snapshot();
    this.#loads -= 1;
    if (fails) {
      report.note(() => `${this.name} could not reload`);
      throw new Error("The load failed");
    }
    report.note(() => `${this.name} has loaded ${positions.map(({ offset }) => offset).join(", ")}`);
    this.#subscription?.startFrom(positions);
  }

  /** Loads the state; the answer takes a while to arrive. */
  async #snapshot(): Promise<readonly StreamPosition[]> {
    const loaded = await Promise.all(this.#streams.map((stream) => this.#parts.database.snapshot(stream)));
    await this.#wait();
    for (const { count, position } of loaded) this.#known.set(position.stream, count);
    return loaded.map(({ position }) => position);
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => this.#parts.clock.after(this.#parts.random.between(1, 200), resolve));
  }
}
