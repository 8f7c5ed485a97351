import { useEffect, useState } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import type { Board } from "../../../state/board.ts";
import { nextEdge } from "../../../state/boardAge.ts";
import { useDesk } from "../live/desk.ts";

const longestTimeoutMs = 2 ** 31 - 1;

/** The time by which the board was last looked at: it moves on when time alone changes a card. */
export function useBoardNow(board: Board | undefined): number {
  const { timer_limits: limits } = useDesk().restaurant;
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (!board) return;
    const edges = Object.values(board.entries).flatMap((entry) => nextEdge(entry.order, limits, now) ?? []);
    if (edges.length === 0) return;
    // A thousand orders are more than the arguments of one call should be.
    const next = edges.reduce((earliest, edge) => Math.min(earliest, edge));
    const wait = Math.min(Math.max(0, next - serverNow()), longestTimeoutMs);
    const timer = setTimeout(() => setNow(serverNow()), wait);
    return () => clearTimeout(timer);
  }, [board, limits, now]);
  return now;
}
