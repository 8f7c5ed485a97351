import type { InventoryChannelMessage } from "@hafaloha/contract";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { fetchStock } from "../../../api/inventory.ts";
import { staffKey } from "../../../api/staffKey.ts";
import { changeStock, type Stock, stockFromMenu } from "../../../state/stock.ts";

const stockKey = (restaurantId: number) => staffKey("stock", restaurantId);

/** The stock of every item and where the inventory stream stood when it was read. */
export const stockQuery = (restaurantId: number) =>
  queryOptions({
    queryKey: stockKey(restaurantId),
    queryFn: async ({ client, signal }) => {
      const { items, cursor } = await fetchStock(restaurantId, signal);
      return {
        stock: stockFromMenu(client.getQueryData<{ stock: Stock }>(stockKey(restaurantId))?.stock, items),
        cursor,
      };
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
