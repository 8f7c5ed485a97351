import * as z from "zod/mini";
import { stockStatus } from "./menu.ts";
import { count, id, instant, portions, text } from "./primitives.ts";

/** The stock of one item, as every message of the inventory stream carries it; numbers are null where it is not tracked. */
export const stockItem = z.object({
  id,
  name: z.string(),
  stock_quantity: z.nullable(z.int()),
  damaged_quantity: z.nullable(z.int()),
  available_quantity: z.nullable(z.int()),
  low_stock_threshold: z.nullable(z.int()),
  stock_status: stockStatus,
  enable_stock_tracking: z.boolean(),
  version: id,
  updated_at: instant,
});
export type StockItem = z.infer<typeof stockItem>;

export const updateStockRequest = z.object({
  /** The counted quantity itself, not a difference. */
  stock_quantity: portions(0),
  reason_type: z.enum(["restock", "adjustment", "recount"]),
  reason_details: z.nullish(text(300)),
  expected_version: z.nullish(id),
});
export type UpdateStockRequest = z.infer<typeof updateStockRequest>;

export const markDamagedRequest = z.object({
  quantity: portions(1),
  reason: text(300).check(z.minLength(1, "say what happened")),
  /** Damage found while an order is edited: that many units of the order's line come back, damaged (I2). */
  order_id: z.nullish(id),
});
export type MarkDamagedRequest = z.infer<typeof markDamagedRequest>;

export const stockReason = z.enum(["sale", "restock", "damaged", "adjustment", "cancel", "recount"]);
export type StockReason = z.infer<typeof stockReason>;

/** One movement of the ledger: of the damaged portions where the reason is `damaged`, of the stock otherwise. */
export const stockAudit = z.object({
  id,
  menu_item_id: id,
  /** Set where the movement is of an option's own stock. */
  option_id: z.nullable(id),
  previous_quantity: count,
  new_quantity: count,
  reason: stockReason,
  reason_details: z.nullable(z.string()),
  user_id: z.nullable(id),
  order_id: z.nullable(id),
  created_at: instant,
});
export type StockAudit = z.infer<typeof stockAudit>;
