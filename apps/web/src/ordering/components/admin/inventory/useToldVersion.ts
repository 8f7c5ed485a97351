import { useQuery } from "@tanstack/react-query";
import { useDesk } from "../live/desk.ts";
import { stockQuery } from "../live/stockCache.ts";

/** The version of an item that the server has told of; what is saved here and not sent counts for nothing. */
export function useToldVersion(itemId: number): number {
  const { restaurant } = useDesk();
  return useQuery(stockQuery(restaurant.id)).data?.stock[itemId]?.item.version ?? 0;
}
