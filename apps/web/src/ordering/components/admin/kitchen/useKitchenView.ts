import { useMemo } from "react";
import { type Kitchen, type StationChoice, viewKitchen } from "../../../state/kitchen.ts";
import type { KitchenSeen } from "../../../state/kitchenSeen.ts";
import { useDesk } from "../live/desk.ts";
import { useShownBoard } from "../live/shownBoard.ts";
import { useBoardNow } from "../orders/useBoardNow.ts";

export function useKitchenView(station: StationChoice, seen: KitchenSeen): Kitchen | undefined {
  const { timer_limits: limits } = useDesk().restaurant;
  const board = useShownBoard();
  const now = useBoardNow(board);
  return useMemo(
    () => board && viewKitchen(board, { limits, now, station, seen }),
    [board, limits, now, station, seen],
  );
}
