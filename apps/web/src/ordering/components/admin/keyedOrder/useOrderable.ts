import type { GuestMenuItem } from "@hafaloha/contract";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { menuItemsQuery } from "../../../api/menu.ts";
import { useDesk } from "../live/desk.ts";
import { stockQuery } from "../live/stockCache.ts";

interface Orderable {
  readonly items: readonly GuestMenuItem[] | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** The menu as it can be ordered from, with the stock as it is live on this desk. */
export function useOrderable(): Orderable {
  const { id } = useDesk().restaurant;
  const { data, error, refetch } = useQuery(menuItemsQuery(id));
  const stock = useQuery(stockQuery(id)).data?.stock;
  const items = useMemo(
    () =>
      data?.list.map((item) => {
        const counted = stock?.[item.id]?.item;
        return counted
          ? { ...item, available_quantity: counted.available_quantity, stock_status: counted.stock_status }
          : item;
      }),
    [data, stock],
  );
  return { items, error, retry: () => void refetch() };
}
