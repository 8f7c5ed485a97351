import { type Order, type OrderHistoryEntry, orderHistoryEntry, order as orderSchema } from "@hafaloha/contract";
import { queryOptions } from "@tanstack/react-query";
import type { ApiError } from "../../shared/http/apiError.ts";
import { http } from "../../shared/http/http.ts";
import { noContent } from "../../shared/http/httpClient.ts";
import { listOf } from "../../shared/http/listOf.ts";
import { ofRestaurant, type Sending } from "./staffCommand.ts";
import { staffKey } from "./staffKey.ts";

/** One order, for where the board does not hold it: of another day, or cancelled. */
export const orderQuery = (restaurantId: number, orderId: number) =>
  queryOptions({
    queryKey: [...staffKey("order", restaurantId), orderId],
    queryFn: async ({ signal }): Promise<Order> => {
      const query = { restaurant_id: restaurantId };
      return (await http.get(`/orders/${orderId}`, orderSchema, { query, signal })).data;
    },
    staleTime: 0,
  });

/** Everything that was done with an order up to `version`, the first thing first. A new version asks anew. */
export const orderHistoryQuery = (restaurantId: number, orderId: number, version: number) =>
  queryOptions({
    queryKey: [...staffKey("orderHistory", restaurantId), orderId, version],
    queryFn: async ({ signal }): Promise<OrderHistoryEntry[]> => {
      const query = { restaurant_id: restaurantId };
      return (await http.get(`/orders/${orderId}/history`, listOf(orderHistoryEntry), { query, signal })).data;
    },
    staleTime: 0,
  });

/** A change of an order that is not one of its steps: its lines, or the time that the customer was promised. */
export interface OrderChange {
  readonly orderId: number;
  readonly expected_version: number;
  readonly eta_minutes?: number;
  readonly items?: readonly object[];
  readonly edit_reason?: string | null;
}

export function changeOrder({ orderId, ...order }: OrderChange, { restaurantId, ...how }: Sending): Promise<Order> {
  return http.send("PATCH", ofRestaurant(`/orders/${orderId}`, restaurantId), orderSchema, { body: { order }, ...how });
}

/** The order as it is, from a refusal that somebody was faster. */
export function currentOrder({ code, body }: ApiError): Order | undefined {
  if (code !== "stale_version" || typeof body !== "object" || body === null || !("order" in body)) return undefined;
  return orderSchema.safeParse(body.order).data;
}

export interface FoundDamage {
  readonly itemId: number;
  readonly orderId: number;
  readonly quantity: number;
  readonly reason: string;
}

/** Units of an order that cannot be given out: they come back from the order and are damaged at once (I2). */
export function markFoundDamage(
  { itemId, orderId, quantity, reason }: FoundDamage,
  { restaurantId, ...how }: Sending,
): Promise<void> {
  const body = { quantity, reason, order_id: orderId };
  return http.send("POST", ofRestaurant(`/menu_items/${itemId}/mark_as_damaged`, restaurantId), noContent, {
    body,
    ...how,
  });
}
