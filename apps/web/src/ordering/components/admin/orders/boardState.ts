import { create } from "zustand";
import type { BoardFilter } from "../../../state/boardView.ts";

interface BoardState {
  readonly filter: BoardFilter;
  readonly search: string;
}

/** What the board is asked to show; the header's search field and the page share it. */
export const useBoardState = create<BoardState>(() => ({ filter: "all", search: "" }));

export const filterBoard = (filter: BoardFilter) => useBoardState.setState({ filter });
export const searchBoard = (search: string) => useBoardState.setState({ search });
