import { type Category, category, type GuestMenuItem, guestMenuItem, streams } from "@hafaloha/contract";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { http } from "../../shared/http/http.ts";
import type { Answer } from "../../shared/http/httpClient.ts";
import { listOf } from "../../shared/http/listOf.ts";
import { newerOf, type Positioned } from "../state/storefront.ts";

/** What the menu channel keeps current. */
export const menuKey = (restaurantId: number) => ["menu", restaurantId] as const;

/** The customer's menu: what staff see beside it is dropped by the schema, what is hidden is left out. */
export const menuItemsQuery = (restaurantId: number) =>
  queryOptions({
    queryKey: [...menuKey(restaurantId), "items"],
    queryFn: async ({ client, queryKey, signal }): Promise<Positioned<GuestMenuItem>> => {
      const query = { restaurant_id: restaurantId };
      const answer = await http.get("/menu_items", listOf(guestMenuItem), { query, signal });
      const fetched = positioned(answer, restaurantId);
      return newest(client, queryKey, { ...fetched, list: fetched.list.filter((item) => !item.hidden) });
    },
  });

export const categoriesQuery = (restaurantId: number) =>
  queryOptions({
    queryKey: [...menuKey(restaurantId), "categories"],
    queryFn: async ({ client, queryKey, signal }): Promise<Positioned<Category>> => {
      const query = { restaurant_id: restaurantId };
      const answer = await http.get("/categories", listOf(category), { query, signal });
      return newest(client, queryKey, positioned(answer, restaurantId));
    },
  });

function positioned<T>({ data, cursors }: Answer<T[]>, restaurantId: number): Positioned<T> {
  const cursor = cursors.find(({ stream_id }) => stream_id === streams.menu(restaurantId)) ?? null;
  return { list: data, cursor };
}

/** While the answer was on its way, messages may have moved the list past it. */
const newest = <T>(client: QueryClient, queryKey: readonly unknown[], fetched: Positioned<T>): Positioned<T> =>
  newerOf(client.getQueryData<Positioned<T>>(queryKey), fetched);
