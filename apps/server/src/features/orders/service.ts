import type { Order, PlacedOrder } from "@hafaloha/contract";
import { batches } from "../../database/batches.ts";
import type { Transaction } from "../../database/database.ts";
import type { SignedIn } from "../../http/principal.ts";
import { notFound } from "../../refusal.ts";
import { acknowledgeOrders } from "./acknowledgement.ts";
import { checkOffLine } from "./checkOffLine.ts";
import type { OrderDependencies } from "./dependencies.ts";
import { unacknowledgedOrderIds } from "./listStore.ts";
import { type Orderer, type Placement, placeOrder } from "./placeOrder.ts";
import { type OrderKey, orderOf } from "./store.ts";
import { type Editor, type OrderChange, updateOrder } from "./updateOrder.ts";
import { orderView } from "./view.ts";

/** Every change of orders; each runs in a transaction that holds the restaurant's lock. */
export interface Orders {
  place(transaction: Transaction, by: Orderer, placement: Placement): Promise<PlacedOrder>;
  update(transaction: Transaction, by: Editor, order: OrderKey, change: OrderChange): Promise<Order>;
  checkOff(transaction: Transaction, user: SignedIn, order: OrderKey, lineId: number, made: number): Promise<Order>;
  acknowledge(transaction: Transaction, user: SignedIn, order: OrderKey): Promise<Order>;
  /** Without ids: every order that still rings. Gives how many were acknowledged by this. */
  acknowledgeAll(
    transaction: Transaction,
    user: SignedIn,
    restaurantId: number,
    ids: readonly number[] | undefined,
  ): Promise<number>;
}

export function createOrders(dependencies: OrderDependencies): Orders {
  const { alerts } = dependencies;
  return {
    place: (transaction, by, placement) => placeOrder(dependencies, transaction, by, placement),
    update: (transaction, by, order, change) => updateOrder(dependencies, transaction, by, order, change),
    checkOff: checkOffLine,
    acknowledge: async (transaction, user, { restaurantId, orderId }) => {
      await acknowledgeOrders(alerts, transaction, restaurantId, [orderId], user.userId);
      const order = await orderOf(transaction.rows, { restaurantId, orderId });
      if (!order) throw notFound(`order ${orderId}`);
      return orderView(order);
    },
    acknowledgeAll: async (transaction, user, restaurantId, ids) => {
      const asked = ids ?? (await unacknowledgedOrderIds(transaction.rows, restaurantId));
      let count = 0;
      for (const some of batches(asked)) {
        count += (await acknowledgeOrders(alerts, transaction, restaurantId, some, user.userId)).length;
      }
      return count;
    },
  };
}
