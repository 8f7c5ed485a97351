import { useMemo } from "react";
import { type BoardColumns, viewBoard } from "../../../state/boardView.ts";
import { orderMarks } from "../../../state/savedView.ts";
import { useDesk } from "../live/desk.ts";
import { useShownBoard } from "../live/shownBoard.ts";
import { useQueue } from "../queue/queueContext.ts";
import { useBoardState } from "./boardState.ts";
import { useBoardNow } from "./useBoardNow.ts";

/** The board as the screen shows it, looked at again when it changes and when time alone changes a card. */
export function useBoardView(): BoardColumns | undefined {
  const { timer_limits: limits } = useDesk().restaurant;
  const board = useShownBoard();
  const { saved } = useQueue();
  const { filter, search } = useBoardState();
  const now = useBoardNow(board);
  return useMemo(
    () => board && viewBoard(board, orderMarks(saved), { limits, now, filter, search }),
    [board, saved, limits, now, filter, search],
  );
}
