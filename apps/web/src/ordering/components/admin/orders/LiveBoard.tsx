import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { boardQuery } from "../live/boardCache.ts";
import { useDesk } from "../live/desk.ts";
import { useStaffLayout } from "../shell/useStaffLayout.ts";
import { BoardFilters } from "./BoardFilters.tsx";
import { BoardSkeleton } from "./BoardSkeleton.tsx";
import { DesktopBoard } from "./DesktopBoard.tsx";
import { PhoneBoard } from "./PhoneBoard.tsx";
import { TabletBoard } from "./TabletBoard.tsx";
import { useBoardKeys } from "./useBoardKeys.ts";
import { useBoardView } from "./useBoardView.ts";
import { useOrderInView } from "./useOrderInView.ts";
import { useOrderMoves } from "./useOrderMoves.ts";

/** `/admin`: every active order in the column of its status; at `/admin/orders/:id` that one is in view. */
export function LiveBoard({ orderId }: { orderId: number | null }) {
  const { restaurant } = useDesk();
  const { data, error, refetch } = useQuery(boardQuery(restaurant));
  const view = useBoardView();
  const layout = useStaffLayout();
  const moves = useOrderMoves();
  const column = useOrderInView(orderId, data?.board);
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
  if (layout === "phone") return <PhoneBoard key={orderId} view={view} moves={moves} open={column} />;
  return (
    <>
      <BoardFilters counts={view.counts} />
      {layout === "tablet" ? (
        <TabletBoard key={orderId} view={view} moves={moves} open={column} />
      ) : (
        <DesktopBoard key={orderId} view={view} moves={moves} open={column} wide={layout === "wide"} />
      )}
    </>
  );
}
