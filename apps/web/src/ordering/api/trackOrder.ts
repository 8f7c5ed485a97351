import { trackedOrder } from "@hafaloha/contract";
import { queryOptions } from "@tanstack/react-query";
import { http } from "../../shared/http/http.ts";
import { applyTracked, type TrackingView } from "../state/tracking.ts";

/** The customer's view of one order, for whoever holds its tracking token. */
export const trackedOrderQuery = (token: string) =>
  queryOptions({
    queryKey: ["tracking", token],
    queryFn: async ({ client, queryKey, signal }): Promise<TrackingView> => {
      const { data } = await http.get(`/orders/track/${encodeURIComponent(token)}`, trackedOrder, { signal });
      return applyTracked(client.getQueryData<TrackingView>(queryKey), data);
    },
  });
