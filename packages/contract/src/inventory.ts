import * as z from "zod/mini";
import { person } from "./accounts.ts";
import { soldOutByHand, stockStatus } from "./menu.ts";
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
  ...soldOutByHand,
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

/** The stock of one option; null counts its portions no more, 0 says that it is gone. The version is its item's. */
export const updateOptionStockRequest = z.extend(updateStockRequest, { stock_quantity: z.nullable(portions(0)) });
export type UpdateOptionStockRequest = z.infer<typeof updateOptionStockRequest>;

export const markDamagedRequest = z.object({
  quantity: portions(1),
  reason: text(300).check(z.minLength(1, "say what happened")),
  /** Damage found while an order is edited: that many units of the order's line come back, damaged (I2). */
  order_id: z.nullish(id),
  expected_version: z.nullish(id),
});
export type MarkDamagedRequest = z.infer<typeof markDamagedRequest>;

/** "86": off sale although there may be some, until the restaurant's midnight or until somebody puts it back (I3). */
export const soldOutRequest = z.object({
  until: z.enum(["end_of_day", "restored"]),
  expected_version: z.nullish(id),
});
export type SoldOutRequest = z.infer<typeof soldOutRequest>;

export const restoreRequest = z.object({ expected_version: z.nullish(id) });

/** The movement that is meant, so that nobody undoes what another one did meanwhile. */
export const undoStockRequest = z.object({ audit_id: z.nullish(id) });

export const stockReason = z.enum(["sale", "restock", "damaged", "adjustment", "cancel", "recount"]);
export type StockReason = z.infer<typeof stockReason>;

/** One movement of the ledger: of the damaged portions where the reason is `damaged`, of the stock otherwise. */
export const stockAudit = z.object({
  id,
  menu_item_id: id,
  /** Set where the movement is of an option's own stock. */
  option_id: z.nullable(id),
  option_name: z.nullish(z.string()),
  previous_quantity: count,
  new_quantity: count,
  reason: stockReason,
  reason_details: z.nullable(z.string()),
  user_id: z.nullable(id),
  /** Who did it, where it is one of the staff; a customer is named by the order alone. */
  user: z.nullish(person),
  order_id: z.nullable(id),
  order_number: z.nullish(z.string()),
  /** The movement that this one took back. */
  undoes_id: z.nullish(id),
  created_at: instant,
});
export type StockAudit = z.infer<typeof stockAudit>;

/** A sheet as `GET /stock/export` gives it, with new numbers in `stock_quantity`, or in `add` what was delivered. */
export const importStockRequest = z.object({
  csv: z.string().check(z.minLength(1, "the sheet is empty")),
  /** Only tells what would be done. */
  dry_run: z._default(z.boolean(), false),
  /** Takes the right lines in and leaves the wrong ones out; without it, one wrong line stops them all. */
  skip_wrong: z._default(z.boolean(), false),
});

/** What a line of a sheet does, or why it does nothing. */
export const importedLine = z.object({
  /** In the file, where the heading is line 1. */
  line: id,
  item_id: z.nullable(id),
  option_id: z.nullable(id),
  name: z.string(),
  previous_quantity: z.nullable(count),
  new_quantity: z.nullable(count),
  /** Counted anew, or added to what is there. */
  reason: z.enum(["recount", "restock"]),
  problem: z.nullable(z.string()),
});
export type ImportedLine = z.infer<typeof importedLine>;

export const importedStock = z.object({ applied: z.boolean(), changed_count: count, lines: z.array(importedLine) });
export type ImportedStock = z.infer<typeof importedStock>;
