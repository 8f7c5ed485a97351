import type { Restaurant } from "@hafaloha/contract";
import type { QueryClient } from "@tanstack/react-query";
import { restaurantQuery } from "../../../../shared/http/restaurants.ts";

/** Takes the server's answer to a command for what the restaurant is now; the event that tells of it follows. */
export function holdRestaurant(client: QueryClient, restaurant: Restaurant): void {
  client.setQueryData(restaurantQuery(restaurant.id).queryKey, (held) => held && { ...held, restaurant });
}
