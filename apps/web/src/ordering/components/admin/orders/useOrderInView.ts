import { useEffect, useEffectEvent } from "react";
import type { Board } from "../../../state/board.ts";
import type { BoardColumnName } from "../../../state/boardView.ts";
import { useOrderAddress } from "../detail/orderAddress.ts";
import { filterBoard, searchBoard } from "./boardState.ts";
import { focusOrder } from "./focusCard.ts";

/**
 * Puts the order that the address names under the eye, once, or its details, where the board does not hold it any more;
 * answers the column that it stands in.
 */
export function useOrderInView(orderId: number | null, board: Board | undefined): BoardColumnName | null {
  const status = orderId === null ? undefined : board?.entries[orderId]?.order.status;
  const column = status === undefined || status === "cancelled" ? null : status;
  const loaded = board !== undefined;
  const { open } = useOrderAddress();
  const show = useEffectEvent((wanted: number) => {
    if (column === null) {
      open(wanted);
      return;
    }
    filterBoard("all");
    searchBoard("");
    // The card that a filter hid stands there with the next rendering.
    return requestAnimationFrame(() => focusOrder(wanted));
  });
  useEffect(() => {
    if (orderId === null || !loaded) return;
    const frame = show(orderId);
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [orderId, loaded]);
  return column;
}
