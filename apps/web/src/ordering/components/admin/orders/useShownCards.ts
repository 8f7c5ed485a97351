import { type RefCallback, useCallback, useState } from "react";
import type { BoardCard } from "../../../state/boardView.ts";
import { useBoardState } from "./boardState.ts";

const atOnce = 60;
const beforeEnd = "800px";

export interface ShownCards {
  readonly shown: readonly BoardCard[];
  /** Stands behind the last of them while there are more. */
  readonly end: RefCallback<HTMLElement>;
}

/** The first cards of a long column, and more when their end comes near: to make a thousand at once holds the page up. */
export function useShownCards(cards: readonly BoardCard[]): ShownCards {
  const [count, setCount] = useState(atOnce);
  const wanted = useBoardState((state) => state.wanted);
  const upToWanted = wanted === null ? 0 : cards.findIndex(({ order }) => order.id === wanted) + 1;
  const most = Math.max(count, upToWanted);
  const end = useCallback(
    (mark: HTMLElement | null) => {
      if (!mark) return;
      const near = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) setCount(most + atOnce);
        },
        { root: mark.parentElement, rootMargin: beforeEnd },
      );
      near.observe(mark);
      return () => near.disconnect();
    },
    [most],
  );
  return { shown: cards.length > most ? cards.slice(0, most) : cards, end };
}
