import type { MenuItem } from "@hafaloha/contract";
import type { Snapshot, Transaction } from "../../database/database.ts";

/** What the stock needs of the menu: how an item is shown, to guests on the menu stream and to staff in answers. */
export interface StockMenu {
  /** Emits `menu_item_update` with the items' state as this transaction leaves it. */
  itemsChanged(transaction: Transaction, restaurantId: number, menuItemIds: readonly number[]): Promise<void>;
  /** The item as this transaction leaves it; undefined where the restaurant has no such item. */
  staffItem(transaction: Transaction, restaurantId: number, menuItemId: number): Promise<MenuItem | undefined>;
}

/** What the stock needs of the restaurant's record: its days end by its clock. */
export interface StockRestaurants {
  orderingRestaurant(
    reader: Transaction | Snapshot,
    restaurantId: number,
  ): Promise<{ readonly timeZone: string } | undefined>;
}

/** What the stock needs of the stored notifications. */
export interface StockAlerts {
  /** Stores and announces the alert; returns its id, which the stock message carries. */
  raise(transaction: Transaction, alert: StockAlert): Promise<number>;
}

interface StockAlert {
  readonly restaurantId: number;
  readonly menuItemId: number;
  readonly type: "low_stock" | "out_of_stock";
  readonly title: string;
  readonly body: string;
  readonly metadata: { name: string; available_quantity: number; low_stock_threshold: number };
}
