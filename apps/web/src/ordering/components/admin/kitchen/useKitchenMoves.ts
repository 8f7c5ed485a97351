import type { OrderLine } from "@hafaloha/contract";
import { useMemo } from "react";
import { checkOffOf, isMade, moveOf } from "../../../state/boardMoves.ts";
import { type Bumped, linesAt, type StationChoice } from "../../../state/kitchen.ts";
import type { SeenEvent } from "../../../state/kitchenSeen.ts";
import { useReadBoard } from "../live/shownBoard.ts";
import { useOrderMoves } from "../orders/useOrderMoves.ts";
import { useQueueRunner } from "../queue/queueContext.ts";

export interface KitchenMoves {
  checkOff(orderId: number, line: OrderLine, made: boolean): void;
  /** Done with the ticket: what is left of it counts as made. Of a cancelled one: somebody has seen it. */
  bump(orderId: number): void;
  recall(bumped: Bumped): void;
}

export function useKitchenMoves(station: StationChoice, tellSeen: (event: SeenEvent) => void): KitchenMoves {
  const runner = useQueueRunner();
  const readBoard = useReadBoard();
  const moves = useOrderMoves();
  return useMemo(() => {
    const orderOf = (orderId: number) => readBoard()?.entries[orderId]?.order;
    return {
      checkOff: (orderId, line, made) => moves.checkOff(orderId, [line], made),
      bump(orderId) {
        const order = orderOf(orderId);
        if (!order) return;
        if (order.status === "cancelled") return tellSeen({ type: "stopped", orderId });
        if (order.status !== "preparing") return;
        const left = linesAt(order, station).filter((line) => !isMade(line));
        if (left.length > 0 && !runner.act(checkOffOf(order, left, true))) return;
        const isWhole = order.items.every((line) => isMade(line) || left.includes(line));
        if (isWhole || station === "all") runner.act(moveOf(order, { to: "ready" }));
        else tellSeen({ type: "bumped", order, station });
      },
      recall({ order, kind }) {
        if (kind === "order") moves.stepBack(order.id);
        else if (station !== "all") tellSeen({ type: "recalled", orderId: order.id, station });
      },
    };
  }, [runner, readBoard, moves, station, tellSeen]);
}
