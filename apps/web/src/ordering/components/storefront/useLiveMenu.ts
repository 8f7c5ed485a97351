import type { Category, Cursor, GuestMenuItem, MenuChannelMessage } from "@hafaloha/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useChannel } from "../../../shared/hooks/useChannel.ts";
import { useGuestConnection } from "../../../shared/hooks/useGuestConnection.ts";
import { usePolling } from "../../../shared/hooks/usePolling.ts";
import type { PageConnection } from "../../../shared/services/pageConnection.ts";
import { categoriesQuery, menuItemsQuery } from "../../api/menu.ts";
import { restaurantQuery } from "../../api/restaurants.ts";
import { advance, applyToCategories, applyToItems, type Positioned } from "../../state/storefront.ts";

/** Keeps the restaurant's menu in the caches current: by the channel, and by asking while there is none (R11). */
export function useLiveMenu(restaurantId: number): PageConnection {
  const client = useQueryClient();
  const itemsKey = menuItemsQuery(restaurantId).queryKey;
  const categoriesKey = categoriesQuery(restaurantId).queryKey;
  const connection = useGuestConnection(restaurantId);

  const positions = () =>
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
    if (message.type === "menu_update" && message.menu.active) void client.invalidateQueries({ queryKey: itemsKey });
  };
  const reload = async () => {
    await client.invalidateQueries({ queryKey: ["menu", restaurantId] }, { throwOnError: true });
    startFrom(positions());
  };
  const { startFrom } = useChannel(
    "MenuChannel",
    { restaurant_id: restaurantId },
    { onMessage: apply, onReload: reload },
    positions(),
  );

  usePolling(() =>
    Promise.all([
      client.invalidateQueries({ queryKey: ["menu", restaurantId] }),
      client.invalidateQueries({ queryKey: restaurantQuery(restaurantId).queryKey }),
    ]),
  );
  return connection;
}

/** The lists may stand at different positions; each drops what it already contains. */
function lowest(cursors: readonly (Cursor | null | undefined)[]): Cursor[] {
  const known = cursors.flatMap((cursor) => cursor ?? []);
  // One list without a position cannot be brought forward by events alone.
  if (known.length < cursors.length) return [];
  return known.sort((a, b) => a.offset - b.offset).slice(0, 1);
}
