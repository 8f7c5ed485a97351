import type { Order } from "@hafaloha/contract";
import { useQueryClient } from "@tanstack/react-query";
import { type CommandRun, useCommand } from "../../../../shared/hooks/useCommand.ts";
import { changeOrder, currentOrder, type OrderChange } from "../../../api/orderDetail.ts";
import type { Colleague } from "../../../state/board.ts";
import { changeCachedBoard } from "../live/boardCache.ts";
import { nameOf, useDesk } from "../live/desk.ts";

/** Changes an order at once; what the server says of it, be it that somebody was faster, is what the board holds then. */
export function useChangeOrder(): CommandRun<OrderChange, Order> {
  const { restaurant, user } = useDesk();
  const client = useQueryClient();
  const hold = (order: Order, staff_info: Colleague | null) =>
    changeCachedBoard(client, restaurant, { type: "order_updated", order, staff_info });
  return useCommand(
    async (change: OrderChange, how) => {
      const order = await changeOrder(change, { restaurantId: restaurant.id, ...how });
      hold(order, { id: user.id, name: nameOf(user) });
      return order;
    },
    (refusal) => {
      const current = currentOrder(refusal);
      if (current) hold(current, null);
    },
  );
}
