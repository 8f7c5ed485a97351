import { type Kysely, sql } from "kysely";
import type { Rows, Tables } from "./tables.ts";

interface Waiting {
  readonly work: (rows: Rows) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** After which nothing else joins a group, so that a crowd of writers does not keep everyone else from the event loop. */
const mostMs = 15;

/**
 * Runs transactions one at a time, those that wait together under one COMMIT: the disk takes longer to sync than a change
 * takes to be made. Each has a savepoint of its own, so one that fails undoes itself alone, and none is answered before the
 * COMMIT. Between two groups the event loop has its turn: statements here are synchronous.
 */
export class GroupCommit {
  readonly #kysely: Kysely<Tables>;
  readonly #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(kysely: Kysely<Tables>) {
    this.#kysely = kysely;
  }

  run<T>(work: (rows: Rows) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // What a work answers goes back to the very caller that gave it.
      this.#waiting.push({ work, resolve: resolve as Waiting["resolve"], reject });
      if (!this.#isRunning) void this.#runAll();
    });
  }

  async #runAll(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      await this.#runGroup();
      await nextTurn();
    }
    this.#isRunning = false;
  }

  async #runGroup(): Promise<void> {
    const group: Waiting[] = [];
    const answers: (() => void)[] = [];
    try {
      await this.#kysely.transaction().execute(async (rows) => {
        const end = performance.now() + mostMs;
        for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
          group.push(next);
          answers.push(await runOne(rows, next));
          if (performance.now() >= end) break;
        }
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const answer of answers) answer();
  }
}

/** Answers what is to be told once the group is committed. What it throws is the end of the whole transaction. */
async function runOne(rows: Rows, { work, resolve, reject }: Waiting): Promise<() => void> {
  await sql`savepoint one`.execute(rows);
  try {
    const result = await work(rows);
    await sql`release one`.execute(rows);
    return () => resolve(result);
  } catch (error) {
    // Fails where the database has given up the whole transaction, as it does on a full disk.
    await sql`rollback to one`.execute(rows);
    await sql`release one`.execute(rows);
    return () => reject(error);
  }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
