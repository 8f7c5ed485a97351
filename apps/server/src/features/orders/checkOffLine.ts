import { type Order, streams } from "@hafaloha/contract";
import type { Transaction } from "../../database/database.ts";
import type { SignedIn } from "../../http/principal.ts";
import { notFound, Refusal } from "../../refusal.ts";
import { checkOff } from "./rules/checkOff.ts";
import { staffInfo } from "./staffInfo.ts";
import { changeOrder, type OrderKey, orderOf, setMade } from "./store.ts";
import { orderView } from "./view.ts";

/**
 * Marks how many of a line are made, for every device that shows the order (O7). The version stays, so nobody's next step
 * is stale by it; devices order such states by their time, which therefore always rises.
 */
export async function checkOffLine(
  transaction: Transaction,
  user: SignedIn,
  { restaurantId, orderId }: OrderKey,
  lineId: number,
  made: number,
): Promise<Order> {
  const current = await orderOf(transaction.rows, { restaurantId, orderId });
  const line = current?.lines.find(({ id }) => id === lineId);
  if (!current || !line) throw notFound(`line ${lineId} in an order ${orderId}`);
  const { status, updated_at } = current.row;
  const decision = checkOff(status, { name: line.name, quantity: line.quantity, made: line.made_quantity }, made);
  if (!decision.valid) {
    throw new Refusal("invalid", decision.problem, {
      details: [{ path: "line.made_quantity", message: decision.problem }],
    });
  }
  if (!decision.isNews) return orderView(current);
  await setMade(transaction.rows, lineId, made);
  const stored = await changeOrder(transaction, orderId, { updated_at: Math.max(transaction.now, updated_at + 1) });
  const order = orderView(stored);
  transaction.emit(streams.orders(restaurantId), { type: "order_updated", order, staff_info: staffInfo(user) });
  return order;
}
