import type { OpeningHours, Station } from "@hafaloha/contract";
import type { Snapshot, Transaction } from "../../database/database.ts";

/** An item as an order is priced and checked against it. */
export interface SellableItem {
  readonly id: number;
  readonly name: string;
  readonly priceCents: number;
  readonly station: Station;
  readonly prepMinutes: number;
  readonly advanceNoticeHours: number;
  /** 0 is Sunday; an empty list is every day. */
  readonly availableDays: readonly number[];
  readonly optionGroups: readonly SellableOptionGroup[];
}

export interface SellableOptionGroup {
  readonly id: number;
  readonly name: string;
  readonly minSelect: number;
  readonly maxSelect: number;
  readonly freeOptionCount: number;
  readonly options: readonly { readonly id: number; readonly name: string; readonly additionalPriceCents: number }[];
}

/** What orders need of the menu. */
export interface SellableMenu {
  /** The shown, not deleted items among `ids` that belong to the restaurant. */
  sellableItems(
    transaction: Transaction,
    restaurantId: number,
    ids: readonly number[],
  ): Promise<ReadonlyMap<number, SellableItem>>;
}

/** How much of one item a line of an order takes, and of which of its options. */
export interface StockDemand {
  readonly menuItemId: number;
  readonly quantity: number;
  /** Portions for the whole line: the option's quantity times the line's. */
  readonly options: readonly { readonly optionId: number; readonly quantity: number }[];
}

/** What orders need of the stock. Both change rows, audits and events inside the order's transaction. */
export interface Stockroom {
  /** Takes all or refuses with `stock_short`, naming everything that is short. */
  take(transaction: Transaction, sale: StockMovement): Promise<void>;
  /** Gives back what is asked, as far as the order holds more than it `needs` from now on. */
  giveBack(transaction: Transaction, sale: StockMovement, needs: readonly StockDemand[]): Promise<void>;
}

export interface StockMovement {
  readonly restaurantId: number;
  readonly orderId: number;
  readonly userId: number | null;
  readonly demands: readonly StockDemand[];
}

/** What orders need of the restaurant's record. */
export interface OrderingRestaurant {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly orderPrefix: string;
  readonly prepMinutes: number;
  /** In minutes of the local day; none is always open. */
  readonly openingHours: readonly OpeningHours[];
  /** Until then nobody orders for now; null where orders are taken (O12). */
  readonly pausedUntil: number | null;
  /** Where ready orders can wait. */
  readonly shelves: readonly string[];
}

export interface Restaurants {
  orderingRestaurant(reader: Transaction | Snapshot, restaurantId: number): Promise<OrderingRestaurant | undefined>;
}

/** What orders need of the accounts. */
export interface People {
  /** By the ids of users, the names that their colleagues know them by. */
  names(reader: Snapshot, userIds: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

/** What orders need of the stored notifications: the order and its notification are one alert (O5). */
export interface OrderAlerts {
  raise(
    transaction: Transaction,
    alert: {
      readonly restaurantId: number;
      readonly orderId: number;
      readonly title: string;
      readonly body: string;
      readonly metadata: Readonly<Record<string, unknown>>;
    },
  ): Promise<void>;
  /** Tells the signed-in customer who placed an order what became of it. */
  tellCustomer(
    transaction: Transaction,
    news: {
      readonly restaurantId: number;
      readonly orderId: number;
      readonly userId: number;
      readonly title: string;
      readonly body: string;
      readonly metadata: Readonly<Record<string, unknown>>;
    },
  ): Promise<void>;
  /** Marks the open notifications of these orders as acknowledged. */
  acknowledge(
    transaction: Transaction,
    restaurantId: number,
    orderIds: readonly number[],
    userId: number | null,
  ): Promise<void>;
}
