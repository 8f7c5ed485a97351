import type { OrderStatus } from "@hafaloha/contract";
import { useMemo } from "react";
import type { QueueRunner } from "../../../api/queueRunner.ts";
import type { Board } from "../../../state/board.ts";
import { moveOf, nextStatus, previousStatus, unsentStep } from "../../../state/boardMoves.ts";
import { useDesk } from "../live/desk.ts";
import { useReadBoard } from "../live/shownBoard.ts";
import { useQueueRunner } from "../queue/queueContext.ts";
import { rememberEta } from "./etaChoice.ts";
import { reachedWords } from "./orderWords.ts";
import { offerUndo, takeUndo } from "./undoOffer.ts";

export interface OrderMoves {
  /** pending -> preparing, with what the customer is promised. */
  start(orderId: number, etaMinutes: number): void;
  /** The one-tap step of preparing and ready orders. */
  advance(orderId: number): void;
  stepBack(orderId: number): void;
  cancel(orderId: number, reason: string): void;
  /** Takes back the last step, while its offer stands. */
  undo(): void;
}

/** Everything that staff do to an order: shown at once, saved, and sent as soon as it can be. */
export function useOrderMoves(): OrderMoves {
  const runner = useQueueRunner();
  const readBoard = useReadBoard();
  const { id } = useDesk().restaurant;
  return useMemo(() => createOrderMoves(runner, readBoard, id), [runner, readBoard, id]);
}

function createOrderMoves(runner: QueueRunner, readBoard: () => Board | undefined, restaurantId: number): OrderMoves {
  const shown = (orderId: number) => readBoard()?.entries[orderId]?.order;

  const stepBack = async (orderId: number) => {
    const order = shown(orderId);
    const to = order && previousStatus(order.status);
    if (!order || !to) return;
    const unsent = unsentStep(runner.queue.saved, orderId, to);
    if (unsent !== null && (await runner.discard(unsent))) return;
    runner.act(moveOf(order, { to }));
  };

  const undo = () => {
    const orderId = takeUndo();
    if (orderId !== null) void stepBack(orderId);
  };

  const forward = (orderId: number, to: OrderStatus, etaMinutes?: number) => {
    const order = shown(orderId);
    if (!order || nextStatus(order.status) !== to) return;
    if (!runner.act(moveOf(order, { to, ...(etaMinutes !== undefined && { etaMinutes }) }))) return;
    offerUndo(orderId, reachedWords(order, to), undo);
  };

  return {
    start(orderId, etaMinutes) {
      rememberEta(restaurantId, etaMinutes);
      forward(orderId, "preparing", etaMinutes);
    },
    advance(orderId) {
      const order = shown(orderId);
      const to = order && order.status !== "pending" ? nextStatus(order.status) : null;
      if (to) forward(orderId, to);
    },
    stepBack: (orderId) => void stepBack(orderId),
    cancel(orderId, cancelReason) {
      const order = shown(orderId);
      if (order) runner.act(moveOf(order, { to: "cancelled", cancelReason }));
    },
    undo,
  };
}
