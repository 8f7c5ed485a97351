import { type Cursor, type Restaurant, restaurant, streams } from "@hafaloha/contract";
import { queryOptions } from "@tanstack/react-query";
import { http } from "./http.ts";
import { listOf } from "./listOf.ts";

/** Every restaurant of this installation. */
export const restaurantsQuery = () =>
  queryOptions({
    queryKey: ["restaurants"],
    queryFn: async ({ signal }) => (await http.get("/restaurants", listOf(restaurant), { signal })).data,
  });

/** A restaurant, and where its stream stood when it was so; null where the server did not say. */
export interface RestaurantRead {
  readonly restaurant: Restaurant;
  readonly cursor: Cursor | null;
}

export const restaurantQuery = (restaurantId: number) =>
  queryOptions({
    queryKey: ["restaurants", restaurantId],
    queryFn: async ({ signal }): Promise<RestaurantRead> => {
      const { data, cursors } = await http.get(`/restaurants/${restaurantId}`, restaurant, { signal });
      const cursor = cursors.find(({ stream_id }) => stream_id === streams.restaurant(restaurantId));
      return { restaurant: data, cursor: cursor ?? null };
    },
    select: (read) => read.restaurant,
  });
