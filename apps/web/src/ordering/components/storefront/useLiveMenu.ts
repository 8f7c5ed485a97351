import type { Category, Cursor, GuestMenuItem, MenuChannelMessage } from "@hafaloha/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useFollowed } from "../../../shared/hooks/useFollowed.ts";
import { useGuestConnection } from "../../../shared/hooks/useGuestConnection.ts";
import { useLiveRestaurant } from "../../../shared/hooks/useLiveRestaurant.ts";
import { usePolling } from "../../../shared/hooks/usePolling.ts";
import { isUpToDate, type PageConnection } from "../../../shared/services/pageConnection.ts";
import { categoriesQuery, menuItemsQuery, menuKey } from "../../api/menu.ts";
import { advance, applyToCategories, applyToItems, type Positioned } from "../../state/storefront.ts";

interface LiveMenu {
  readonly connection: PageConnection;
  /** What is shown of the restaurant and its menu is as it is now. */
  readonly upToDate: boolean;
}

/** Keeps the restaurant and its menu in the caches current: by the channel, and by asking while there is none (R11). */
export function useLiveMenu(restaurantId: number): LiveMenu {
  const client = useQueryClient();
  const itemsKey = menuItemsQuery(restaurantId).queryKey;
  const categoriesKey = categoriesQuery(restaurantId).queryKey;
  const connection = useGuestConnection(restaurantId);

  const position = () =>
    lowest([
      client.getQueryData<Positioned<GuestMenuItem>>(itemsKey)?.cursor,
      client.getQueryData<Positioned<Category>>(categoriesKey)?.cursor,
    ]);
  const apply = (message: MenuChannelMessage, cursor: Cursor | undefined) => {
    client.setQueryData<Positioned<GuestMenuItem>>(
      itemsKey,
      (held) => held && advance(held, cursor, (items) => applyToItems(items, message)),
    );
    client.setQueryData<Positioned<Category>>(
      categoriesKey,
      (held) => held && advance(held, cursor, (categories) => applyToCategories(categories, message)),
    );
    // A whole menu was switched on: which items it brings only the server knows.
    if (message.type === "menu_update" && message.menu.active) void menu.reload();
  };
  const menu = useFollowed("MenuChannel", {
    params: { restaurant_id: restaurantId },
    start: position(),
    read: async () => {
      await client.refetchQueries({ queryKey: menuKey(restaurantId) }, { throwOnError: true });
      return position();
    },
    onMessage: apply,
  });

  const restaurant = useLiveRestaurant(restaurantId);
  const current = menu.current && restaurant.current;
  usePolling(() => Promise.all([menu.read(), restaurant.read()]), current);
  return { connection, upToDate: isUpToDate(connection) && current };
}

/** The lists may stand at different positions; each drops what it already contains. */
function lowest(cursors: readonly (Cursor | null | undefined)[]): Cursor | null {
  const known = cursors.flatMap((cursor) => cursor ?? []);
  // One list without a position cannot be brought forward by events alone.
  if (known.length < cursors.length) return null;
  return known.sort((a, b) => a.offset - b.offset)[0] ?? null;
}
