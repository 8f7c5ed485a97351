import { create } from "zustand";
import type { BoardFilter } from "../../../state/boardView.ts";

interface BoardState {
  readonly filter: BoardFilter;
  readonly search: string;
  /** An order that is to come into sight, however far down its column it stands. */
  readonly wanted: number | null;
}

const initial: BoardState = { filter: "all", search: "", wanted: null };

/** What the board is asked to show; the header's search field and the page share it. */
export const useBoardState = create<BoardState>(() => initial);

export const filterBoard = (filter: BoardFilter) => useBoardState.setState({ filter });
export const searchBoard = (search: string) => useBoardState.setState({ search });
export const wantCard = (orderId: number) => useBoardState.setState({ wanted: orderId });
/** For the next who works here. */
export const resetBoard = () => useBoardState.setState(initial, true);
