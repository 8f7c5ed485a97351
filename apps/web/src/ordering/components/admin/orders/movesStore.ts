import { create } from "zustand";
import { changeMoves, type MoveEvent, noMoves } from "../../../state/boardMoves.ts";

/** Steps on their way and refusals to be read; the board's truth stays in the query cache. */
export const useMoves = create(() => noMoves);

export function tellMoves(event: MoveEvent): void {
  useMoves.setState((moves) => changeMoves(moves, event), true);
}
