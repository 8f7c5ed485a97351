import { useEffect, useMemo, useState } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { nextEdge } from "../../../state/boardAge.ts";
import { type BoardColumns, viewBoard } from "../../../state/boardView.ts";
import { orderMarks } from "../../../state/savedView.ts";
import { useDesk } from "../live/desk.ts";
import { useShownBoard } from "../live/shownBoard.ts";
import { useQueue } from "../queue/queueContext.ts";
import { useBoardState } from "./boardState.ts";

const longestTimeoutMs = 2 ** 31 - 1;

/** The board as the screen shows it, looked at again when it changes and when time alone changes a card. */
export function useBoardView(): BoardColumns | undefined {
  const { restaurant } = useDesk();
  const board = useShownBoard();
  const { saved } = useQueue();
  const { filter, search } = useBoardState();
  const [now, setNow] = useState(serverNow);
  const limits = restaurant.timer_limits;

  useEffect(() => {
    if (!board) return;
    const edges = Object.values(board.entries).flatMap((entry) => nextEdge(entry.order, limits, now) ?? []);
    if (edges.length === 0) return;
    const wait = Math.min(Math.max(0, Math.min(...edges) - serverNow()), longestTimeoutMs);
    const timer = setTimeout(() => setNow(serverNow()), wait);
    return () => clearTimeout(timer);
  }, [board, limits, now]);

  return useMemo(
    () => board && viewBoard(board, orderMarks(saved), { limits, now, filter, search }),
    [board, saved, limits, now, filter, search],
  );
}
