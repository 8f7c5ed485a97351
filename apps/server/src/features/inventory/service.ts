import type { MarkDamagedRequest, MenuItem, StockAudit, UpdateStockRequest } from "@hafaloha/contract";
import type { Snapshot, Transaction } from "../../database/database.ts";
import { notFound, Refusal } from "../../refusal.ts";
import type { Ledger } from "./ledger.ts";
import type { StockMenu } from "./ports.ts";
import { availableOf } from "./rules.ts";
import { type Audit, addToItem, heldByOrder, loadAudits, loadStock, type StockRow } from "./store.ts";
import { auditView } from "./view.ts";

/** Which item is changed, and by whom. */
export interface StockTask {
  readonly restaurantId: number;
  readonly userId: number;
  readonly itemId: number;
}

export interface InventoryService {
  /** Sets the counted stock. A stale `expected_version` is refused with the current item beside it. */
  updateStock(transaction: Transaction, task: StockTask, request: UpdateStockRequest): Promise<MenuItem>;
  /** Marks portions as damaged: of the stock, or of what an order returns for it (I2). */
  markDamaged(transaction: Transaction, task: StockTask, request: MarkDamagedRequest): Promise<MenuItem>;
  /** The newest movements first. */
  audits(snapshot: Snapshot, restaurantId: number, itemId: number): Promise<StockAudit[]>;
}

const mostAudits = 1_000;

export function createInventory({ ledger, menu }: { ledger: Ledger; menu: StockMenu }): InventoryService {
  async function staffItem(transaction: Transaction, { restaurantId, itemId }: StockTask): Promise<MenuItem> {
    const item = await menu.staffItem(transaction, restaurantId, itemId);
    if (!item) throw noSuchItem(itemId);
    return item;
  }

  async function apply(
    transaction: Transaction,
    task: StockTask,
    before: StockRow,
    by: { stock: number; damaged: number },
    audits: readonly Pick<Audit, "reason" | "reason_details" | "previous_quantity" | "new_quantity" | "order_id">[],
  ): Promise<MenuItem> {
    const { restaurantId, itemId, userId } = task;
    const after = await addToItem(transaction.rows, { restaurantId, itemId, now: transaction.now }, by);
    if (!after) throw noSuchItem(itemId);
    const stamp = { menu_item_id: itemId, option_id: null, user_id: userId, created_at: transaction.now };
    await ledger.record(
      transaction,
      restaurantId,
      [{ before, after }],
      audits.map((audit) => ({ ...stamp, ...audit })),
    );
    return staffItem(transaction, task);
  }

  return {
    updateStock: async (transaction, task, request) => {
      const before = await trackedItem(transaction, task);
      if (request.expected_version != null && request.expected_version !== before.version) {
        throw new Refusal(
          "stale_version",
          `${before.name} was changed meanwhile: it is at version ${before.version}, not ${request.expected_version}. Look at the current stock and decide again.`,
          { body: { menu_item: await staffItem(transaction, task) } },
        );
      }
      const by = { stock: request.stock_quantity - before.stock_quantity, damaged: 0 };
      return apply(transaction, task, before, by, [
        {
          reason: request.reason_type,
          reason_details: request.reason_details ?? null,
          previous_quantity: before.stock_quantity,
          new_quantity: request.stock_quantity,
          order_id: null,
        },
      ]);
    },

    markDamaged: async (transaction, task, { quantity, reason, order_id }) => {
      const before = await trackedItem(transaction, task);
      const damage = {
        reason: "damaged",
        reason_details: reason,
        previous_quantity: before.damaged_quantity,
        new_quantity: before.damaged_quantity + quantity,
        order_id: order_id ?? null,
      } as const;
      if (order_id == null) {
        requireAvailable(before, quantity);
        return apply(transaction, task, before, { stock: 0, damaged: quantity }, [damage]);
      }
      await requireHeld(transaction, before, quantity, order_id);
      const returned = {
        reason: "cancel",
        reason_details: reason,
        previous_quantity: before.stock_quantity,
        new_quantity: before.stock_quantity + quantity,
        order_id,
      } as const;
      return apply(transaction, task, before, { stock: quantity, damaged: quantity }, [returned, damage]);
    },

    audits: async ({ rows }, restaurantId, itemId) => {
      if ((await loadStock(rows, restaurantId, [itemId])).length === 0) throw noSuchItem(itemId);
      return (await loadAudits(rows, itemId, mostAudits)).map(auditView);
    },
  };
}

async function trackedItem({ rows }: Transaction, { restaurantId, itemId }: StockTask): Promise<StockRow> {
  const [item] = await loadStock(rows, restaurantId, [itemId]);
  if (!item) throw noSuchItem(itemId);
  if (item.enable_stock_tracking === 0) {
    throw new Refusal("invalid", `The stock of ${item.name} is not tracked. Turn its tracking on to keep a quantity.`);
  }
  return item;
}

function requireAvailable(item: StockRow, quantity: number): void {
  const available = availableOf(item);
  if (quantity > available) {
    throw new Refusal(
      "invalid",
      `${quantity} of ${item.name} cannot be damaged: ${available} of ${item.stock_quantity} in stock are good. Correct the stock first.`,
      { details: [{ path: "quantity", message: `must be at most ${available}` }] },
    );
  }
}

async function requireHeld({ rows }: Transaction, item: StockRow, quantity: number, orderId: number): Promise<void> {
  const held = (await heldByOrder(rows, orderId)).items.get(item.id) ?? 0;
  if (quantity > held) {
    throw new Refusal("invalid", `Order ${orderId} cannot return ${quantity} of ${item.name}: it holds ${held}.`, {
      details: [{ path: "quantity", message: `must be at most ${held}` }],
    });
  }
}

const noSuchItem = (itemId: number) => notFound(`menu item ${itemId}`);
