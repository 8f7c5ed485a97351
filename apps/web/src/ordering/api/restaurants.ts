import { restaurant } from "@hafaloha/contract";
import { queryOptions } from "@tanstack/react-query";
import { http } from "../../shared/http/http.ts";
import { listOf } from "../../shared/http/listOf.ts";

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
