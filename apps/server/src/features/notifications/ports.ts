import type { Transaction } from "../../database/database.ts";

/** What the notifications need of the orders: acknowledging an order's alert acknowledges the order (O5). */
export interface OrderAcknowledgement {
  acknowledgeOrders(
    transaction: Transaction,
    restaurantId: number,
    orderIds: readonly number[],
    userId: number | null,
  ): Promise<void>;
}
