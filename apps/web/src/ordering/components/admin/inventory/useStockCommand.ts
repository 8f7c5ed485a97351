import type { MenuItem } from "@hafaloha/contract";
import { useQueryClient } from "@tanstack/react-query";
import { type CommandRun, useCommand } from "../../../../shared/hooks/useCommand.ts";
import type { Sending } from "../../../api/staffCommand.ts";
import { useDesk } from "../live/desk.ts";
import { changeCachedStock } from "../live/stockCache.ts";

/** A change of stock that somebody waits for; the stock holds what the server says of it. */
export function useStockCommand<Body>(
  send: (body: Body, how: Sending) => Promise<MenuItem>,
): CommandRun<Body, MenuItem> {
  const { restaurant } = useDesk();
  const client = useQueryClient();
  return useCommand(async (body: Body, how) => {
    const item = await send(body, { restaurantId: restaurant.id, ...how });
    changeCachedStock(client, restaurant.id, { type: "inventory_update", item });
    return item;
  });
}
