import type { Transaction } from "../../database/database.ts";

/** What is said on a device. */
export interface PushedNotification {
  readonly id: number;
  readonly restaurantId: number;
  readonly title: string;
  readonly body: string;
  readonly type: string;
  /** Where a tap on it leads. */
  readonly path: string;
}

/** What the pushes need of the stored notifications. */
export interface PushableNotifications {
  /** Those among `ids` that nobody has answered and that are younger than `since`, in their order. */
  waiting(transaction: Transaction, ids: readonly number[], since: number): Promise<readonly PushedNotification[]>;
}
