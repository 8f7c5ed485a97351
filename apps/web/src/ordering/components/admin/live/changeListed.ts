import type { Order, OrderPage } from "@hafaloha/contract";
import type { QueryClient } from "@tanstack/react-query";
import { staffKey } from "../../../api/staffKey.ts";

/** An order that has changed, in the lists that show it: it keeps its place, so that nothing moves under a reader's finger. */
export function changeListed(client: QueryClient, restaurantId: number, order: Order): void {
  client.setQueriesData<OrderPage>({ queryKey: staffKey("orderList", restaurantId) }, (page) => {
    const at = page?.orders.findIndex(({ id }) => id === order.id) ?? -1;
    const held = page?.orders[at];
    if (!page || !held || held.version > order.version) return page;
    return { ...page, orders: page.orders.with(at, order) };
  });
}
