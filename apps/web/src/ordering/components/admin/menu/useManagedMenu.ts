import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useFollowed } from "../../../../shared/hooks/useFollowed.ts";
import { usePolling } from "../../../../shared/hooks/usePolling.ts";
import { type ManagedMenu, tellMenu, withStock } from "../../../state/managedMenu.ts";
import { useDesk } from "../live/desk.ts";
import { stockQuery } from "../live/stockCache.ts";
import { changeCachedMenu, managedMenuQuery, readItemAgain } from "./managedMenuCache.ts";

interface ManagedMenuNow {
  readonly menu: ManagedMenu | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** The menu with everything that only managers see, for as long as its page is open: live, or asked for (R11). */
export function useManagedMenu(): ManagedMenuNow {
  const { id } = useDesk().restaurant;
  const client = useQueryClient();
  const query = managedMenuQuery(id);
  const { data, error, refetch } = useQuery(query);
  const followed = useFollowed("MenuChannel", {
    params: { restaurant_id: id },
    start: data?.cursor,
    read: async () => {
      await client.refetchQueries({ queryKey: query.queryKey, exact: true }, { throwOnError: true });
      return client.getQueryData(query.queryKey)?.cursor ?? null;
    },
    onMessage: (message) => {
      let unread: number | null = null;
      changeCachedMenu(client, id, (menu) => {
        const told = tellMenu(menu, message);
        unread = told.unread;
        return told.menu;
      });
      // Where that fails, something is missing until all is read again.
      if (unread !== null) readItemAgain(client, id, unread).catch(followed.reload);
    },
  });
  usePolling(followed.read, followed.current);
  const stock = useQuery(stockQuery(id)).data?.stock;
  const menu = useMemo(
    () => data && { ...data.menu, items: data.menu.items.map((item) => withStock(item, stock?.[item.id]?.item)) },
    [data, stock],
  );
  return { menu, error, retry: () => void refetch() };
}
