import * as z from "zod/mini";
import { stockStatus } from "./menu.ts";
import { id, instant } from "./primitives.ts";

/** The stock of one item, as every message of the inventory stream carries it. */
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
