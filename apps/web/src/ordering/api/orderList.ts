import { type OrderPage, orderPage } from "@hafaloha/contract";
import { queryOptions } from "@tanstack/react-query";
import { http } from "../../shared/http/http.ts";
import type { OrderQuestion } from "../state/orderList.ts";
import { staffKey } from "./staffKey.ts";

const perPage = 50;

/** One page of the restaurant's orders, of whatever day. */
export const orderListQuery = (restaurantId: number, question: OrderQuestion) =>
  queryOptions({
    queryKey: [...staffKey("orderList", restaurantId), question],
    queryFn: async ({ signal }): Promise<OrderPage> => {
      const { page, status, source, from, to, search, sort, direction } = question;
      const query = {
        restaurant_id: restaurantId,
        page,
        per_page: perPage,
        status,
        source,
        date_from: from,
        date_to: to,
        search: search.trim() || null,
        sort_by: sort,
        sort_direction: direction,
      };
      return (await http.get("/orders", orderPage, { query, signal })).data;
    },
    staleTime: 0,
  });
