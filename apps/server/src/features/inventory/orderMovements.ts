import type { Transaction } from "../../database/database.ts";
import type { StockMovement } from "../orders/ports.ts";
import type { StockChange } from "./ledger.ts";
import { type Audit, addToItem, type ItemKey, type StockRow } from "./store.ts";

/** What one order moves: the items that it changed, and a movement of the ledger for each. */
export class OrderMovements {
  readonly audits: Audit[] = [];
  readonly #changes = new Map<number, StockChange>();
  readonly #itemsOfOptions = new Set<number>();
  readonly #transaction: Transaction;
  readonly #order: StockMovement;
  readonly #reason: "sale" | "cancel";

  constructor(transaction: Transaction, order: StockMovement, reason: "sale" | "cancel") {
    this.#transaction = transaction;
    this.#order = order;
    this.#reason = reason;
  }

  get changes(): readonly StockChange[] {
    return [...this.#changes.values()];
  }

  key(itemId: number): ItemKey {
    return { restaurantId: this.#order.restaurantId, itemId, now: this.#transaction.now };
  }

  /** `after` is the item's row once `by` portions were added. */
  item(after: StockRow, by: number): void {
    const previous = after.stock_quantity - by;
    this.#changes.set(after.id, { before: { ...after, stock_quantity: previous }, after });
    this.#audit(after.id, null, previous, after.stock_quantity);
  }

  option(itemId: number, optionId: number, stockAfter: number, by: number): void {
    this.#itemsOfOptions.add(itemId);
    this.#audit(itemId, optionId, stockAfter - by, stockAfter);
  }

  /** An option's stock is part of its item: items whose own stock did not move change with it. */
  async touchItemsOfOptions(): Promise<void> {
    for (const itemId of this.#itemsOfOptions) {
      if (this.#changes.has(itemId)) continue;
      const after = await addToItem(this.#transaction.rows, this.key(itemId), { stock: 0, damaged: 0 });
      if (after) this.#changes.set(itemId, { before: after, after });
    }
  }

  #audit(itemId: number, optionId: number | null, previous: number, next: number): void {
    this.audits.push({
      menu_item_id: itemId,
      option_id: optionId,
      previous_quantity: previous,
      new_quantity: next,
      reason: this.#reason,
      reason_details: null,
      user_id: this.#order.userId,
      order_id: this.#order.orderId,
      created_at: this.#transaction.now,
    });
  }
}
