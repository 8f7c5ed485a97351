import { useEffect, useEffectEvent } from "react";
import { toast } from "../../../../shared/ui/toast.ts";
import type { Board } from "../../../state/board.ts";
import type { BoardColumnName } from "../../../state/boardView.ts";
import { announce } from "../live/announcer.ts";
import { filterBoard, searchBoard } from "./boardState.ts";
import { focusOrder } from "./focusCard.ts";

const notThere = "That order is not on the board. It was picked up before today, or cancelled.";

/** Puts the order that the address names under the eye, once; answers the column that it stands in. */
export function useOrderInView(orderId: number | null, board: Board | undefined): BoardColumnName | null {
  const status = orderId === null ? undefined : board?.entries[orderId]?.order.status;
  const column = status === undefined || status === "cancelled" ? null : status;
  const loaded = board !== undefined;
  const show = useEffectEvent((wanted: number) => {
    if (column === null) {
      toast(notThere);
      announce(notThere);
      return;
    }
    filterBoard("all");
    searchBoard("");
    return focusOrder(wanted);
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
