import type { StockAudit } from "@hafaloha/contract";
import { useQuery } from "@tanstack/react-query";
import { lastMovementsQuery } from "../../../api/inventory.ts";
import { useDesk } from "../live/desk.ts";
import { stockQuery } from "../live/stockCache.ts";

/** What moved each item last when the stock was read, by the items' ids; read anew whenever the stock is. */
export function useLastMovements(): ReadonlyMap<number, StockAudit> | undefined {
  const { restaurant } = useDesk();
  const { data } = useQuery(stockQuery(restaurant.id));
  return useQuery(lastMovementsQuery(restaurant.id, data?.cursor?.offset ?? 0)).data;
}
