import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { boardQuery } from "../live/boardCache.ts";
import { useDesk } from "../live/desk.ts";
import { useShownBoard } from "../live/shownBoard.ts";
import { type StaffLayout, useStaffLayout } from "../shell/useStaffLayout.ts";
import { BoardFilters } from "./BoardFilters.tsx";
import { BoardSkeleton } from "./BoardSkeleton.tsx";
import type { BoardProps } from "./boardProps.ts";
import { useBoardState } from "./boardState.ts";
import { DesktopBoard } from "./DesktopBoard.tsx";
import { PhoneBoard } from "./PhoneBoard.tsx";
import { TabletBoard } from "./TabletBoard.tsx";
import { useBoardKeys } from "./useBoardKeys.ts";
import { useBoardView } from "./useBoardView.ts";
import { useCardDrag } from "./useCardDrag.ts";
import { useOrderInView } from "./useOrderInView.ts";
import { useOrderMoves } from "./useOrderMoves.ts";

/** `/admin`: every active order in the column of its status; at `/admin/orders/:id` that one is in view. */
export function LiveBoard({ orderId }: { orderId: number | null }) {
  const { restaurant } = useDesk();
  const { error, refetch } = useQuery(boardQuery(restaurant));
  const view = useBoardView();
  const filtered = useBoardState((state) => state.filter !== "all");
  const layout = useStaffLayout();
  const moves = useOrderMoves();
  const column = useOrderInView(orderId, useShownBoard());
  // Before the keys of the board: a card that is carried has the arrows.
  useCardDrag(moves);
  useBoardKeys(moves);

  if (!view && error) {
    return (
      <ErrorState
        title="The board did not load."
        text={`${error.message} Your orders are safe.`}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!view) return <BoardSkeleton />;
  return (
    <>
      {/* A phone has no room for the filters, but one that is on is never hidden: the cards that it hides would be missed. */}
      {(layout !== "phone" || filtered) && <BoardFilters counts={view.counts} />}
      <Columns key={orderId} layout={layout} view={view} moves={moves} open={column} />
    </>
  );
}

function Columns({ layout, ...board }: BoardProps & { layout: StaffLayout }) {
  switch (layout) {
    case "phone":
      return <PhoneBoard {...board} />;
    case "tablet":
      return <TabletBoard {...board} />;
    case "desktop":
      return <DesktopBoard {...board} wide={false} />;
    case "wide":
      return <DesktopBoard {...board} wide />;
    default:
      return layout satisfies never;
  }
}
