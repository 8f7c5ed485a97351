import { useCallback, useMemo } from "react";
import { useSearchParams } from "wouter";
import { type StockQuestion, stockParamsWith, stockQuestionOf } from "../../../state/stockQuestion.ts";

export type AskStock = (change: Partial<StockQuestion>) => void;

/** What the address asks the stock for; the header's search field and the page share it. Typing replaces it. */
export function useStockQuestion(): { readonly question: StockQuestion; readonly ask: AskStock } {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const question = useMemo(() => stockQuestionOf(new URLSearchParams(text)), [text]);
  const ask: AskStock = useCallback(
    (change) => setParams((now) => stockParamsWith(now, change), { replace: true }),
    [setParams],
  );
  return { question, ask };
}
