import type {
  MarkDamagedRequest,
  MenuItem,
  SoldOutRequest,
  StockAudit,
  UpdateOptionStockRequest,
  UpdateStockRequest,
} from "@hafaloha/contract";
import type { Snapshot, Transaction } from "../../database/database.ts";
import { notFound, Refusal } from "../../refusal.ts";
import {
  applyMovements,
  type ItemChanges,
  noSuchItem,
  refuseStale,
  type StockTask,
  stockItem,
  trackedItem,
} from "./itemChange.ts";
import type { StockRestaurants } from "./ports.ts";
import { availableOf } from "./rules.ts";
import { putBack, takeOffSale } from "./soldOut.ts";
import {
  type AuditPage,
  heldByOrder,
  loadAudits,
  loadLastAudits,
  loadStock,
  optionOf,
  type StockRow,
  setOptionStock,
} from "./store.ts";
import { undoLast } from "./undo.ts";
import { auditView } from "./view.ts";

/** What staff change by hand. A stale `expected_version` is refused with the current item beside it. */
export interface InventoryService {
  /** Sets the counted stock. */
  updateStock(transaction: Transaction, task: StockTask, request: UpdateStockRequest): Promise<MenuItem>;
  /** Sets the stock of one option; gives its item. */
  updateOptionStock(
    transaction: Transaction,
    task: Omit<StockTask, "itemId"> & { readonly optionId: number },
    request: UpdateOptionStockRequest,
  ): Promise<MenuItem>;
  /** Marks portions as damaged: of the stock, or of what an order returns for it (I2). */
  markDamaged(transaction: Transaction, task: StockTask, request: MarkDamagedRequest): Promise<MenuItem>;
  /** Takes back the last movement that was made by hand, if it is the one that is meant. */
  undo(transaction: Transaction, task: StockTask, auditId: number | null | undefined): Promise<MenuItem>;
  /** "86": off sale by hand, whatever is in stock (I3). */
  takeOffSale(transaction: Transaction, task: StockTask, request: SoldOutRequest): Promise<MenuItem>;
  putBack(transaction: Transaction, task: StockTask, expectedVersion: number | null | undefined): Promise<MenuItem>;
  /** The newest movements first. */
  audits(snapshot: Snapshot, restaurantId: number, itemId: number, page: AuditPage): Promise<StockAudit[]>;
  /** The newest movement of each item. */
  lastAudits(snapshot: Snapshot, restaurantId: number): Promise<StockAudit[]>;
}

interface Dependencies extends ItemChanges {
  readonly restaurants: StockRestaurants;
}

export function createInventory(dependencies: Dependencies): InventoryService {
  return {
    updateStock: async (transaction, task, request) => {
      const before = await trackedItem(transaction, task);
      await refuseStale(dependencies, transaction, task, before, request.expected_version);
      const by = { stock: request.stock_quantity - before.stock_quantity, damaged: 0 };
      return applyMovements(dependencies, transaction, task, before, by, [
        {
          reason: request.reason_type,
          reason_details: request.reason_details ?? null,
          previous_quantity: before.stock_quantity,
          new_quantity: request.stock_quantity,
        },
      ]);
    },

    updateOptionStock: async (transaction, { optionId, ...by }, request) => {
      const option = await optionOf(transaction.rows, by.restaurantId, optionId);
      if (!option) throw notFound(`option ${optionId}`);
      const task = { ...by, itemId: option.itemId };
      const before = await stockItem(transaction, task);
      await refuseStale(dependencies, transaction, task, before, request.expected_version);
      await setOptionStock(transaction.rows, optionId, request.stock_quantity);
      return applyMovements(dependencies, transaction, task, before, { stock: 0, damaged: 0 }, [
        {
          option_id: optionId,
          reason: request.reason_type,
          reason_details: request.reason_details ?? null,
          previous_quantity: option.stock_quantity ?? 0,
          new_quantity: request.stock_quantity ?? 0,
        },
      ]);
    },

    markDamaged: async (transaction, task, { quantity, reason, order_id, expected_version: expected }) => {
      const before = await trackedItem(transaction, task);
      await refuseStale(dependencies, transaction, task, before, expected);
      const damage = {
        reason: "damaged",
        reason_details: reason,
        previous_quantity: before.damaged_quantity,
        new_quantity: before.damaged_quantity + quantity,
        order_id: order_id ?? null,
      } as const;
      if (order_id == null) {
        requireAvailable(before, quantity);
        return applyMovements(dependencies, transaction, task, before, { stock: 0, damaged: quantity }, [damage]);
      }
      await requireHeld(transaction, before, quantity, order_id);
      const returned = {
        reason: "cancel",
        reason_details: reason,
        previous_quantity: before.stock_quantity,
        new_quantity: before.stock_quantity + quantity,
        order_id,
      } as const;
      const by = { stock: quantity, damaged: quantity };
      return applyMovements(dependencies, transaction, task, before, by, [returned, damage]);
    },

    undo: (transaction, task, auditId) => undoLast(dependencies, transaction, task, auditId),
    takeOffSale: (transaction, task, request) => takeOffSale(dependencies, transaction, task, request),
    putBack: (transaction, task, expected) => putBack(dependencies, transaction, task, expected),

    audits: async ({ rows }, restaurantId, itemId, page) => {
      if ((await loadStock(rows, restaurantId, [itemId])).length === 0) throw noSuchItem(itemId);
      return (await loadAudits(rows, itemId, page)).map(auditView);
    },
    lastAudits: async ({ rows }, restaurantId) => (await loadLastAudits(rows, restaurantId)).map(auditView),
  };
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
