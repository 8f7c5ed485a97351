import type { Restaurants } from "../orders/ports.ts";
import { restaurantById } from "./store.ts";
import { orderingView } from "./view.ts";

/** The restaurants as the orders need them. */
export const orderingRestaurants: Restaurants = {
  orderingRestaurant: async ({ rows }, restaurantId) => {
    const row = await restaurantById(rows, restaurantId);
    return row && orderingView(row);
  },
};
