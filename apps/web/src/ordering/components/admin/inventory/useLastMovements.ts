import type { StockAudit } from "@hafaloha/contract";
import { useQuery } from "@tanstack/react-query";
import { lastMovementsQuery } from "../../../api/inventory.ts";
import { useDesk } from "../live/desk.ts";
import { stockQuery } from "../live/stockCache.ts";

/** What moved each item last, by the items' ids; asked anew as soon as the server tells of another change. */
export function useLastMovements(): ReadonlyMap<number, StockAudit> | undefined {
  const { restaurant } = useDesk();
  const stock = useQuery(stockQuery(restaurant.id)).data?.stock ?? {};
  // Versions only rise, and each change of stock raises one.
  const told = Object.values(stock).reduce((sum, { item }) => sum + item.version, 0);
  return useQuery(lastMovementsQuery(restaurant.id, told)).data;
}
