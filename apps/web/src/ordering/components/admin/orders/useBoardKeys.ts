import { useOrderAddress } from "../detail/orderAddress.ts";
import { useDesk } from "../live/desk.ts";
import { useReadBoard } from "../live/shownBoard.ts";
import { useKeys } from "../shell/useKeys.ts";
import { etaChoices, rememberedEta } from "./etaChoice.ts";
import { cardInFocus, focusCard } from "./focusCard.ts";
import type { OrderMoves } from "./useOrderMoves.ts";

/** The board's keys: arrows walk the cards, the others act on the one in focus. */
export function useBoardKeys(moves: OrderMoves): void {
  const readBoard = useReadBoard();
  const { restaurant } = useDesk();
  const { open } = useOrderAddress();
  useKeys((key) => {
    const arrow = arrows[key];
    if (arrow) return focusCard(...arrow);
    if (key === "z") {
      moves.undo();
      return true;
    }
    const orderId = cardInFocus();
    const status = orderId === null ? undefined : readBoard()?.entries[orderId]?.order.status;
    if (orderId === null || !status) return false;
    if (key === "Enter") {
      open(orderId);
      return true;
    }
    if (key === "b") {
      moves.stepBack(orderId);
      return true;
    }
    if (key === "x" && status === "preparing") {
      moves.checkNext(orderId);
      return true;
    }
    if (status === "pending") {
      const minutes = key === " " ? rememberedEta(restaurant.id) : etaChoices[Number(key) - 1];
      if (minutes === undefined) return false;
      leaveCard();
      moves.start(orderId, minutes);
      return true;
    }
    if (key !== " ") return false;
    leaveCard();
    moves.advance(orderId);
    return true;
  });
}

/** The card goes to another column and the focus stays in this one, where the next order waits. */
function leaveCard(): void {
  if (!focusCard(0, 1)) focusCard(0, -1);
}

/** Columns to the right, cards down. */
const arrows: Readonly<Record<string, [columns: number, cards: number] | undefined>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
