import type { OrderLine, OrderStatus } from "@hafaloha/contract";
import { useMemo } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { toast } from "../../../../shared/ui/toast.ts";
import type { QueueRunner } from "../../../api/queueRunner.ts";
import type { Board } from "../../../state/board.ts";
import {
  canStepBack,
  checkOffOf,
  isMade,
  moveOf,
  nextStatus,
  previousStatus,
  unsentStep,
} from "../../../state/boardMoves.ts";
import { announceAtOnce } from "../live/announcer.ts";
import { useDesk } from "../live/desk.ts";
import { useReadBoard } from "../live/shownBoard.ts";
import { useQueueRunner } from "../queue/queueContext.ts";
import { rememberEta } from "./etaChoice.ts";
import { reachedWords, tooLateWords } from "./orderWords.ts";
import { offerUndo, takeUndo } from "./undoOffer.ts";

export interface OrderMoves {
  /** pending -> preparing, with what the customer is promised. */
  start(orderId: number, etaMinutes: number): void;
  /** The one-tap step of preparing and ready orders. */
  advance(orderId: number): void;
  /** While the step can be taken back; says so where it cannot any more. */
  stepBack(orderId: number): void;
  /** Says of these lines whether they are made. */
  checkOff(orderId: number, lines: readonly OrderLine[], isMade: boolean): void;
  /** The next line that is not made. */
  checkNext(orderId: number): void;
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
    if (!canStepBack(order, serverNow())) {
      toast(tooLateWords(order));
      announceAtOnce(tooLateWords(order));
      return;
    }
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

  const checkOff = (orderId: number, lines: readonly OrderLine[], made: boolean) => {
    const order = shown(orderId);
    if (order) runner.act(checkOffOf(order, lines, made));
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
    checkOff,
    checkNext(orderId) {
      const next = shown(orderId)?.items.find((line) => !isMade(line));
      if (next) checkOff(orderId, [next], true);
    },
    cancel(orderId, cancelReason) {
      const order = shown(orderId);
      if (order) runner.act(moveOf(order, { to: "cancelled", cancelReason }));
    },
    undo,
  };
}
