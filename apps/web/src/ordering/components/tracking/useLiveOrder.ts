import { useQueryClient } from "@tanstack/react-query";
import { useChannel } from "../../../shared/hooks/useChannel.ts";
import { useGuestConnection } from "../../../shared/hooks/useGuestConnection.ts";
import { usePolling } from "../../../shared/hooks/usePolling.ts";
import type { PageConnection } from "../../../shared/services/pageConnection.ts";
import { trackedOrderQuery } from "../../api/trackOrder.ts";
import { applyTracked, type TrackingView } from "../../state/tracking.ts";

/** Keeps the order in the cache current. The channel sends the present state with every subscription, so it needs no reload. */
export function useLiveOrder(token: string): PageConnection {
  const client = useQueryClient();
  const { queryKey } = trackedOrderQuery(token);
  const connection = useGuestConnection(null);

  useChannel(
    "OrderTrackingChannel",
    { tracking_token: token },
    {
      onMessage: ({ order }) => client.setQueryData<TrackingView>(queryKey, (held) => applyTracked(held, order)),
    },
  );
  usePolling(() => client.invalidateQueries({ queryKey }));
  return connection;
}
