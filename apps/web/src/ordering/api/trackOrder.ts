import { trackedOrder } from "@hafaloha/contract";
import { queryOptions } from "@tanstack/react-query";
import { http } from "../../shared/http/http.ts";
import { applyTracked, type TrackingView } from "../state/tracking.ts";

/** The root in the query cache of what only the holders of a link may see. */
export const trackingRoot = ["tracking"] as const;

/** The customer's view of one order, for whoever holds its tracking token. */
export const trackedOrderQuery = (token: string) =>
  queryOptions({
    queryKey: [...trackingRoot, token],
    queryFn: async ({ client, queryKey, signal }): Promise<TrackingView> => {
      const { data } = await http.get(`/orders/track/${encodeURIComponent(token)}`, trackedOrder, { signal });
      return applyTracked(client.getQueryData<TrackingView>(queryKey), data);
    },
  });
