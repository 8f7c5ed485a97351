import type { orderEditLine } from "@hafaloha/contract";
import type * as z from "zod/mini";
import type { Transaction } from "../../database/database.ts";
import { Refusal } from "../../refusal.ts";
import { demandsOf } from "./demand.ts";
import type { OrderDependencies } from "./dependencies.ts";
import { newLines } from "./newLines.ts";
import type { OrderingRestaurant } from "./ports.ts";
import { subtotal } from "./rules/pricing.ts";
import { searchText } from "./rules/search.ts";
import { stockDifference } from "./rules/stockDifference.ts";
import { insertLines, keepLines, type LineRow, type StoredOrder } from "./store.ts";

type EditLine = z.infer<typeof orderEditLine>;

/**
 * Replaces an order's lines: one named by `line_id` stays with its prices, one named by a menu item's `id` is new, the rest
 * go. Only the difference moves in the stock (O10). Gives what the lines now cost and are found by.
 */
export async function editLines(
  { menu, stockroom }: Pick<OrderDependencies, "menu" | "stockroom">,
  transaction: Transaction,
  { order: { row, lines }, restaurant, userId }: EditedOrder,
  asked: readonly EditLine[],
): Promise<{ readonly subtotal_cents: number; readonly total_cents: number; readonly search_text: string }> {
  const kept = keptLines(lines, asked);
  const wanted = asked.flatMap((line) => ("line_id" in line ? [] : [line]));
  const pickupAt = Math.max(row.pickup_at ?? 0, transaction.now);
  const added = (await newLines(menu, transaction, restaurant, wanted, pickupAt)).lines;
  await keepLines(transaction, row.id, kept);
  await insertLines(transaction.rows, row.id, added, kept.length);

  const movement = { restaurantId: row.restaurant_id, orderId: row.id, userId };
  const needs = demandsOf([...kept, ...added]);
  const { take, giveBack } = stockDifference(demandsOf(lines), needs);
  if (giveBack.length > 0) await stockroom.giveBack(transaction, { ...movement, demands: giveBack }, needs);
  if (take.length > 0) await stockroom.take(transaction, { ...movement, demands: take });
  const total = subtotal([...kept, ...added]);
  return { subtotal_cents: total, total_cents: total, search_text: searchText(row, [...kept, ...added]) };
}

export interface EditedOrder {
  readonly order: StoredOrder;
  readonly restaurant: OrderingRestaurant;
  readonly userId: number;
}

function keptLines(lines: readonly LineRow[], asked: readonly EditLine[]): LineRow[] {
  const left = new Map(lines.map((line) => [line.id, line]));
  return asked.flatMap((edit) => {
    if (!("line_id" in edit)) return [];
    const line = left.get(edit.line_id);
    if (line === undefined) {
      throw new Refusal("invalid", `Line ${edit.line_id} is not a line of this order, or is named twice.`, {
        details: [{ path: "order.items", message: `line ${edit.line_id}` }],
      });
    }
    left.delete(edit.line_id);
    const quantity = edit.quantity ?? line.quantity;
    return [
      {
        ...line,
        quantity,
        made_quantity: Math.min(line.made_quantity, quantity),
        notes: edit.notes === undefined ? line.notes : edit.notes || null,
      },
    ];
  });
}
