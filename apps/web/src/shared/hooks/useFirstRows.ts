import { type RefCallback, useCallback, useState } from "react";

interface FirstRows<Row> {
  readonly shown: readonly Row[];
  /** Stands behind the last of them while there are more. */
  readonly end: RefCallback<HTMLElement>;
}

interface Steps {
  /** So many more each time. */
  readonly atOnce: number;
  /** How near the end comes before there are more, as a margin in CSS. */
  readonly beforeEnd: string;
  /** All up to this one are shown in any case; -1 for none. */
  readonly upTo: number;
}

/** The first rows of a long list, and more when their end comes near: to make a thousand at once holds the page up. */
export function useFirstRows<Row>(rows: readonly Row[], { atOnce, beforeEnd, upTo }: Steps): FirstRows<Row> {
  const [count, setCount] = useState(atOnce);
  const most = Math.max(count, upTo + 1);
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
    [most, atOnce, beforeEnd],
  );
  return { shown: rows.length > most ? rows.slice(0, most) : rows, end };
}
