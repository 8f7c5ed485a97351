import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { localDate } from "../../../../shared/ui/time.ts";
import { fetchBoard } from "../../../api/orders.ts";
import { staffKey } from "../../../api/staffKey.ts";
import { type Board, type BoardChange, boardFromSnapshot, changeBoard } from "../../../state/board.ts";

const boardKey = (restaurantId: number) => staffKey("board", restaurantId);

export interface BoardTenant {
  readonly id: number;
  readonly time_zone: string;
}

/** The board, when it was asked for, and where the order stream stood then. Messages and answers change it in place (R4). */
export const boardQuery = ({ id, time_zone }: BoardTenant) =>
  queryOptions({
    queryKey: boardKey(id),
    queryFn: async ({ client, signal }) => {
      const readAt = serverNow();
      const { snapshot, cursor } = await fetchBoard(id, localDate(serverNow(), time_zone), signal);
      return {
        board: boardFromSnapshot(client.getQueryData<{ board: Board }>(boardKey(id))?.board, snapshot),
        cursor,
        readAt,
      };
    },
    // The stream keeps it up to date; reading it again is the fallback's and the reload's decision.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

export function changeCachedBoard(client: QueryClient, tenant: BoardTenant, change: BoardChange): void {
  client.setQueryData(
    boardQuery(tenant).queryKey,
    (held) => held && { ...held, board: changeBoard(held.board, change) },
  );
}

export function cachedBoard(client: QueryClient, tenant: BoardTenant): Board | undefined {
  return client.getQueryData(boardQuery(tenant).queryKey)?.board;
}
