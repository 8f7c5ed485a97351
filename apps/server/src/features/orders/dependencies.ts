import type { OrderAlerts, Restaurants, SellableMenu, Stockroom } from "./ports.ts";

/** What orders need of the other features. */
export interface OrderDependencies {
  readonly menu: SellableMenu;
  readonly stockroom: Stockroom;
  readonly restaurants: Restaurants;
  readonly alerts: OrderAlerts;
}
