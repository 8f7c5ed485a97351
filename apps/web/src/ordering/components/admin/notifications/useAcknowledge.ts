import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "sonner";
import { failureWords } from "../../../../shared/http/apiError.ts";
import { newIdempotencyKey } from "../../../../shared/http/idempotencyKey.ts";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { untilAnswered } from "../../../api/commandRetry.ts";
import { acknowledgeOrders } from "../../../api/orders.ts";
import { announceAtOnce } from "../live/announcer.ts";
import { type BoardTenant, changeCachedBoard } from "../live/boardCache.ts";
import { useDesk } from "../live/desk.ts";
import { markAnswered, unmarkAnswered } from "./answeredStore.ts";

/** Acknowledges orders, however many, with one call. An alert that the server did not hear of comes back. */
export function useAcknowledge(): (ids: readonly number[]) => void {
  const client = useQueryClient();
  const { restaurant, user } = useDesk();
  return useCallback((ids) => void acknowledge(client, restaurant, user.id, ids), [client, restaurant, user.id]);
}

async function acknowledge(
  client: QueryClient,
  tenant: BoardTenant,
  userId: number,
  ids: readonly number[],
): Promise<void> {
  markAnswered(ids);
  const key = newIdempotencyKey();
  try {
    await untilAnswered(() => acknowledgeOrders(ids, tenant.id, key));
    const acknowledged_at = new Date(serverNow()).toISOString();
    for (const order_id of ids) {
      changeCachedBoard(client, tenant, { type: "order_acknowledged", order_id, user_id: userId, acknowledged_at });
    }
  } catch (error) {
    const words = `Not acknowledged. ${failureWords(error)}`;
    toast(words);
    announceAtOnce(words);
  }
  unmarkAnswered(ids);
}
