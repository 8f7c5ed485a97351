import type { RawBuilder } from "kysely";
import type { Rows } from "./tables.ts";

/** What differs between the two databases; everything else is written once, on their common subset. */
export interface Engine {
  readonly name: "sqlite" | "postgres";
  /** For commands and the reads of requests. */
  readonly commands: Rows;
  /** For readers of the log, so that a burst of commands cannot starve them. */
  readonly logReads: Rows;
  /** Runs `work` in a transaction in which it sees one state of the database and writes nothing. */
  snapshot<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /** Runs `work` in a transaction that may write. */
  transaction<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /** Locks the restaurant until the transaction ends; false where there is no such restaurant. */
  lockRestaurant(rows: Rows, restaurantId: number): Promise<boolean>;
  /** Whether running the whole transaction again can succeed: deadlock, serialization failure, busy. */
  isRetryable(error: unknown): boolean;
  /**
   * The log's epoch, as an expression for the statement that reads positions of it: read apart they might not belong
   * together. A restored or promoted database has another one.
   */
  readonly epoch: RawBuilder<string>;
  close(): Promise<void>;
}
