import type { Transaction } from "../../database/database.ts";

/** What the notifications need of the pushes: what the staff is told reaches devices whose tab is closed. */
export interface PushQueue {
  enqueue(transaction: Transaction, notificationId: number): Promise<void>;
}

/** What the notifications need of the orders: acknowledging an order's alert acknowledges the order (O5). */
export interface OrderAcknowledgement {
  acknowledgeOrders(
    transaction: Transaction,
    restaurantId: number,
    orderIds: readonly number[],
    userId: number | null,
  ): Promise<void>;
}
