import type { InventoryChannelMessage } from "@hafaloha/contract";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { fetchStock } from "../../../api/inventory.ts";
import { changeStock, stockFromMenu } from "../../../state/stock.ts";

/** The stock of every item and where the inventory stream stood when it was read. */
export const stockQuery = (restaurantId: number) =>
  queryOptions({
    queryKey: ["stock", restaurantId] as const,
    queryFn: async ({ signal }) => {
      const { items, cursor } = await fetchStock(restaurantId, signal);
      return { stock: stockFromMenu(items), cursor };
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

export function changeCachedStock(client: QueryClient, restaurantId: number, change: InventoryChannelMessage): void {
  client.setQueryData(
    stockQuery(restaurantId).queryKey,
    (held) => held && { ...held, stock: changeStock(held.stock, change) },
  );
}
