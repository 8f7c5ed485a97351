import { useEffect } from "react";
import { useQueueRunner } from "../queue/queueContext.ts";
import { editStock, useStockState } from "./stockState.ts";

/** A count that was refused because a colleague was faster opens again as it was typed, and says what has changed. */
export function useAskAgain(): void {
  const runner = useQueueRunner();
  useEffect(
    () =>
      runner.listen((news) => {
        if (news.kind !== "refused") return;
        const { edit, counted } = useStockState.getState();
        const isRefused = news.refused.some(
          ({ action: { command }, why }) =>
            why.kind === "stockChanged" &&
            command.kind === "setStock" &&
            command.itemId === counted?.itemId &&
            command.expectedVersion === counted.typed?.version,
        );
        // What somebody is typing now is not taken from them.
        if (isRefused && edit === null) editStock(counted);
      }),
    [runner],
  );
}
