import type { Order } from "@hafaloha/contract";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { orderQuery } from "../../../api/orderDetail.ts";
import { boardQuery } from "../live/boardCache.ts";
import { useDesk } from "../live/desk.ts";
import { useLine } from "../live/line.ts";
import { useShownBoard } from "../live/shownBoard.ts";

export type OrderDetail =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly error: Error; readonly retry: () => void }
  /** `told`: the version that the server has told of; what is saved here and not sent is in `order` only. */
  | { readonly kind: "found"; readonly order: Order; readonly told: number };

/** The order as the board holds it, live; asked for where the board does not, until an event brings it there. */
export function useOrderDetail(orderId: number): OrderDetail {
  const { restaurant } = useDesk();
  const { upToDate } = useLine();
  const shown = useShownBoard()?.entries[orderId]?.order;
  const held = useQuery(boardQuery(restaurant)).data?.board.entries[orderId]?.order;
  const asked = held === undefined;
  const { data, error, refetch } = useQuery({ ...orderQuery(restaurant.id, orderId), enabled: asked });
  useEffect(() => {
    // Events that were missed may have been about this one.
    if (asked && upToDate) void refetch();
  }, [asked, upToDate, refetch]);
  if (held) return { kind: "found", order: shown ?? held, told: held.version };
  if (data) return { kind: "found", order: data, told: data.version };
  return error ? { kind: "failed", error, retry: () => void refetch() } : { kind: "loading" };
}
