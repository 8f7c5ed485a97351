import { restaurant } from "@hafaloha/contract";
import { queryOptions } from "@tanstack/react-query";
import { http } from "./http.ts";
import { listOf } from "./listOf.ts";

/** Every restaurant of this installation. */
export const restaurantsQuery = () =>
  queryOptions({
    queryKey: ["restaurants"],
    queryFn: async ({ signal }) => (await http.get("/restaurants", listOf(restaurant), { signal })).data,
  });

export const restaurantQuery = (restaurantId: number) =>
  queryOptions({
    queryKey: ["restaurants", restaurantId],
    queryFn: async ({ signal }) => (await http.get(`/restaurants/${restaurantId}`, restaurant, { signal })).data,
  });
