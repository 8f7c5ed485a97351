import { type RefCallback, useCallback, useState } from "react";
import type { StockRow } from "../../../state/stock.ts";
import { useStockState } from "./stockState.ts";

const atOnce = 200;
const beforeEnd = "1200px";

interface ShownRows {
  readonly shown: readonly StockRow[];
  /** Stands behind the last of them while there are more. */
  readonly end: RefCallback<HTMLElement>;
}

/** The first rows of a long list, and more when their end comes near; a row that is being edited is always there. */
export function useShownRows(rows: readonly StockRow[]): ShownRows {
  const [count, setCount] = useState(atOnce);
  const edited = useStockState(({ edit }) => edit?.itemId);
  const most = Math.max(count, rows.findIndex(({ item }) => item.id === edited) + 1);
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
  return { shown: rows.length > most ? rows.slice(0, most) : rows, end };
}
