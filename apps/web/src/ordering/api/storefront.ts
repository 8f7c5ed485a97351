import { useQuery } from "@tanstack/react-query";
import { restaurantQuery } from "../../shared/http/restaurants.ts";
import { categoriesQuery, menuItemsQuery } from "./menu.ts";

/** What every customer page of a restaurant reads; all three are asked for at once. */
export function useStorefront(restaurantId: number) {
  return {
    restaurant: useQuery(restaurantQuery(restaurantId)),
    items: useQuery(menuItemsQuery(restaurantId)),
    categories: useQuery(categoriesQuery(restaurantId)),
  };
}
