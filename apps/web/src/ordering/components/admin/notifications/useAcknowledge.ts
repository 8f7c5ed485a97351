import { useCallback } from "react";
import { useReadBoard } from "../live/shownBoard.ts";
import { useQueueRunner } from "../queue/queueContext.ts";

/** Acknowledges orders, however many, with one call. An alert whose acknowledgement is refused comes back. */
export function useAcknowledge(): (ids: readonly number[]) => void {
  const runner = useQueueRunner();
  const readBoard = useReadBoard();
  return useCallback(
    (ids) => {
      const entries = readBoard()?.entries ?? {};
      const orders = ids.map((id) => ({ id, number: entries[id]?.order.order_number ?? String(id) }));
      runner.act({ kind: "acknowledge", orders });
    },
    [runner, readBoard],
  );
}
