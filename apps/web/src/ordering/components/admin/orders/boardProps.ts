import type { BoardColumnName, BoardColumns } from "../../../state/boardView.ts";
import type { OrderMoves } from "./useOrderMoves.ts";

/** What the board is given at every width. */
export interface BoardProps {
  readonly view: BoardColumns;
  readonly moves: OrderMoves;
  /** The column to begin with, where one that is not always in sight is asked for. */
  readonly open: BoardColumnName | null;
}
