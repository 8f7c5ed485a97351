import { useMemo } from "react";
import { touchedOrders } from "../../../state/savedView.ts";
import { useShownBoard } from "../live/shownBoard.ts";
import { refusalWords, savedWords } from "./actionWords.ts";
import { colleagueOf } from "./colleague.ts";
import { useQueue } from "./queueContext.ts";

/** What an order's card says of the queue. */
export interface CardLines {
  readonly saved: string | null;
  readonly refused: string | null;
  /** A colleague was faster. */
  readonly isBeaten: boolean;
}

const noLines: CardLines = { saved: null, refused: null, isBeaten: false };

/** By the orders' ids: what waits to be sent, and what was refused a moment ago. */
export function useCardLines(): ReadonlyMap<number, CardLines> {
  const { saved, refused } = useQueue();
  const board = useShownBoard();
  return useMemo(() => {
    const lines = new Map<number, CardLines>();
    const add = (id: number, more: Partial<CardLines>) => lines.set(id, { ...(lines.get(id) ?? noLines), ...more });
    for (const { action, waited } of saved) {
      // Of several that wait, the last one is what the card shows.
      if (waited) for (const id of touchedOrders(action.command)) add(id, { saved: savedWords(action.command) });
    }
    for (const one of refused.filter(({ onCard, why }) => onCard && why.kind !== "behind")) {
      const words = refusalWords(one, colleagueOf(board, one));
      for (const id of touchedOrders(one.action.command))
        add(id, { refused: words, isBeaten: one.why.kind === "beaten" });
    }
    return lines;
  }, [saved, refused, board]);
}
