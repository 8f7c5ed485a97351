import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "sonner";
import { newIdempotencyKey } from "../../../../shared/http/idempotencyKey.ts";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { acknowledgeOrders } from "../../../api/orders.ts";
import { announceAtOnce } from "../live/announcer.ts";
import { changeCachedBoard } from "../live/boardCache.ts";
import { useDesk } from "../live/desk.ts";
import { untilAnswered } from "../orders/commandRetry.ts";
import { markAnswered, unmarkAnswered } from "./answeredStore.ts";

/** Acknowledges orders, however many, with one call. An alert that the server did not hear of comes back. */
export function useAcknowledge(): (ids: readonly number[]) => void {
  const client = useQueryClient();
  const { restaurant, user } = useDesk();
  return useCallback(
    (ids) => {
      void acknowledge();
      async function acknowledge() {
        markAnswered(ids);
        const key = newIdempotencyKey();
        try {
          await untilAnswered(() => acknowledgeOrders(ids, restaurant.id, key));
          const acknowledged_at = new Date(serverNow()).toISOString();
          for (const order_id of ids) {
            changeCachedBoard(client, restaurant, {
              type: "order_acknowledged",
              order_id,
              user_id: user.id,
              acknowledged_at,
            });
          }
        } catch {
          const words = "Not acknowledged: the server did not answer. Try again.";
          toast(words);
          announceAtOnce(words);
        }
        unmarkAnswered(ids);
      }
    },
    [client, restaurant, user.id],
  );
}
