import type { Transaction } from "../../database/database.ts";

/** What the stock needs of the menu: the guest's view of an item, announced on the menu stream. */
export interface MenuAnnouncements {
  /** Emits `menu_item_update` with the items' state as this transaction leaves it. */
  itemsChanged(transaction: Transaction, restaurantId: number, menuItemIds: readonly number[]): Promise<void>;
}

/** What the stock needs of the stored notifications. */
export interface StockAlerts {
  /** Stores and announces the alert; returns its id, which the stock message carries. */
  raise(
    transaction: Transaction,
    alert: {
      readonly restaurantId: number;
      readonly menuItemId: number;
      readonly type: "low_stock" | "out_of_stock";
      readonly title: string;
      readonly body: string;
      readonly metadata: { name: string; available_quantity: number; low_stock_threshold: number };
    },
  ): Promise<number>;
}
