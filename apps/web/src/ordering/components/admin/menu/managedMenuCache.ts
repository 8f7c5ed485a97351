import type { MenuItem } from "@hafaloha/contract";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { ApiError } from "../../../../shared/http/apiError.ts";
import { fetchManagedItem, fetchManagedMenu, type ManagedMenuRead } from "../../../api/menuManager.ts";
import { staffKey } from "../../../api/staffKey.ts";
import { dropItem, holdItem, type ManagedMenu } from "../../../state/managedMenu.ts";

const menuKey = (restaurantId: number) => staffKey("menu", restaurantId);

export const managedMenuQuery = (restaurantId: number) =>
  queryOptions({
    queryKey: menuKey(restaurantId),
    queryFn: async ({ client, signal }): Promise<ManagedMenuRead> => {
      const read = await fetchManagedMenu(restaurantId, signal);
      const held = client.getQueryData<ManagedMenuRead>(menuKey(restaurantId))?.menu.items ?? [];
      // Messages may have brought an item further while the answer was on its way.
      const newest = (item: MenuItem) =>
        held.find(({ id, version }) => id === item.id && version > item.version) ?? item;
      return { ...read, menu: { ...read.menu, items: read.menu.items.map(newest) } };
    },
    staleTime: Number.POSITIVE_INFINITY,
    // Nothing follows the menu while another page is open: it is read afresh the next time.
    gcTime: 0,
    structuralSharing: false,
  });

export function changeCachedMenu(
  client: QueryClient,
  restaurantId: number,
  change: (menu: ManagedMenu) => ManagedMenu,
): void {
  client.setQueryData(managedMenuQuery(restaurantId).queryKey, (held) => held && { ...held, menu: change(held.menu) });
}

/** Reads what the stream did not say of an item: what guests do not see is hidden, or gone. */
export async function readItemAgain(client: QueryClient, restaurantId: number, itemId: number): Promise<void> {
  try {
    const item = await fetchManagedItem(itemId, restaurantId);
    changeCachedMenu(client, restaurantId, (menu) => holdItem(menu, item));
  } catch (error) {
    if (!(error instanceof ApiError && error.code === "not_found")) throw error;
    changeCachedMenu(client, restaurantId, (menu) => dropItem(menu, itemId));
  }
}
