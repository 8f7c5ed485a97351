import { useCallback, useEffect, useMemo, useState } from "react";
import { useSearchParams } from "wouter";
import { type OrderQuestion, paramsWith, questionOf } from "../../../state/orderList.ts";

const typingMs = 250;

interface AskedOrders {
  /** What the address asks for. */
  readonly question: OrderQuestion;
  /** The same, once whoever types has paused. */
  readonly settled: OrderQuestion;
  readonly ask: (change: Partial<OrderQuestion>) => void;
}

/** The question that stands in the address. Typing and filtering replace it: back leads to the page before. */
export function useOrderQuestion(): AskedOrders {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const question = useMemo(() => questionOf(new URLSearchParams(text)), [text]);
  const search = useSettled(question.search);
  const settled = useMemo(() => ({ ...question, search }), [question, search]);
  const ask = useCallback(
    (change: Partial<OrderQuestion>) => setParams((now) => paramsWith(now, change), { replace: true }),
    [setParams],
  );
  return { question, settled, ask };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), typingMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
