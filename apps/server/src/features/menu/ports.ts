import type { StockStatus } from "@hafaloha/contract";
import type { Snapshot, Transaction } from "../../database/database.ts";

/** What the menu needs of the restaurant's record: days are judged in its time zone (M2). */
export interface MenuRestaurants {
  orderingRestaurant(
    reader: Transaction | Snapshot,
    restaurantId: number,
  ): Promise<{ readonly timeZone: string } | undefined>;
}

/** An item's stock as it is stored. */
interface StoredStock {
  readonly enable_stock_tracking: number;
  readonly stock_quantity: number;
  readonly damaged_quantity: number;
  readonly low_stock_threshold: number;
  readonly sold_out: number;
}

/** What the menu needs of the stock: how an item's numbers are shown (I1, I3). */
export interface StockLevels {
  /** `available` is null where the stock is not tracked. */
  stockLevel(stock: StoredStock): { readonly available: number | null; readonly status: StockStatus };
}

/** Who changes an item, and where. */
export interface ItemTask {
  readonly restaurantId: number;
  readonly userId: number;
  readonly itemId: number;
}

/** What the menu needs of the stock to change its items: the one door through which their numbers go. */
export interface ItemLedger {
  /** Runs `edit` on the item's rows and tells what it changed: movements, alerts, and what both streams hear. */
  recordEdit(transaction: Transaction, task: ItemTask, edit: () => Promise<void>): Promise<void>;
}
