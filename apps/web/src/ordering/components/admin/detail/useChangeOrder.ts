import type { Order } from "@hafaloha/contract";
import { useQueryClient } from "@tanstack/react-query";
import { type CommandRun, useCommand } from "../../../../shared/hooks/useCommand.ts";
import { ApiError } from "../../../../shared/http/apiError.ts";
import { changeOrder, currentOrder, type OrderChange } from "../../../api/orderDetail.ts";
import type { Colleague } from "../../../state/board.ts";
import { orderMarks } from "../../../state/savedView.ts";
import { changeCachedBoard } from "../live/boardCache.ts";
import { nameOf, useDesk } from "../live/desk.ts";
import { useQueueRunner } from "../queue/queueContext.ts";

/**
 * Changes an order at once; what the server says of it, be it that somebody was faster, is what the board holds then. It
 * is never saved for later as steps are (R12): a kitchen must not hear of other lines or another time long after.
 */
export function useChangeOrder(): CommandRun<OrderChange, Order> {
  const { restaurant, user } = useDesk();
  const client = useQueryClient();
  const runner = useQueueRunner();
  const hold = (order: Order, staff_info: Colleague | null) =>
    changeCachedBoard(client, restaurant, { type: "order_updated", order, staff_info });
  return useCommand(
    async (change: OrderChange, how) => {
      // Its version is the one that the step will produce, of which the server knows nothing.
      if (orderMarks(runner.queue.saved).has(change.orderId)) {
        throw new ApiError({ code: "network", message: "An earlier step of this order is not sent yet." });
      }
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
