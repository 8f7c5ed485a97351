import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { Board } from "../../../state/board.ts";
import { boardWith } from "../../../state/savedView.ts";
import { useQueue, useQueueRunner } from "../queue/queueContext.ts";
import { boardQuery, cachedBoard } from "./boardCache.ts";
import { nameOf, useDesk } from "./desk.ts";

/** The board as the screen shows it: the server's, with what is saved here in it. */
export function useShownBoard(): Board | undefined {
  const { restaurant, user } = useDesk();
  const board = useQuery(boardQuery(restaurant)).data?.board;
  const { saved } = useQueue();
  return useMemo(() => board && boardWith(board, saved, { id: user.id, name: nameOf(user) }), [board, saved, user]);
}

/** As `useShownBoard`, at the moment of the call. */
export function useReadBoard(): () => Board | undefined {
  const { restaurant, user } = useDesk();
  const client = useQueryClient();
  const runner = useQueueRunner();
  return useCallback(() => {
    const board = cachedBoard(client, restaurant);
    return board && boardWith(board, runner.queue.saved, { id: user.id, name: nameOf(user) });
  }, [client, restaurant, user, runner]);
}
