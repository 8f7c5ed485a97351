import { type OrderPage, orderPage } from "@hafaloha/contract";
import { queryOptions } from "@tanstack/react-query";
import { http } from "../../shared/http/http.ts";
import { trackingRoot } from "./trackOrder.ts";

const mostShown = 25;

/** The newest orders of the customer who is signed in; nobody else's (A3). Forgotten with what else only they may see. */
export const myOrdersQuery = (userId: number) =>
  queryOptions({
    queryKey: [...trackingRoot, "of", userId],
    queryFn: async ({ signal }): Promise<OrderPage> => {
      const query = { per_page: mostShown, sort_by: "created_at", sort_direction: "desc" };
      return (await http.get("/orders", orderPage, { query, signal })).data;
    },
    staleTime: 0,
  });
