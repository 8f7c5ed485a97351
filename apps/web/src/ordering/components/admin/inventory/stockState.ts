import { create } from "zustand";
import type { StockReasonType } from "./ReasonChoice.tsx";

/** What of an item is being changed. */
export interface StockEdit {
  readonly itemId: number;
  readonly what: "stock" | "damaged" | "threshold";
  /** What the form begins with where it is not what is there. */
  readonly typed?: TypedCount;
}

export interface TypedCount {
  readonly quantity: number;
  readonly reason: StockReasonType;
  /** The version that it was typed at, and since when that one stood. */
  readonly version: number;
  readonly since: string;
}

interface StockState {
  readonly edit: StockEdit | null;
  /** The last count that was saved: refused because of a colleague's, it is asked about again. */
  readonly counted: StockEdit | null;
}

const initial: StockState = { edit: null, counted: null };

export const useStockState = create<StockState>(() => initial);

export const editStock = (edit: StockEdit | null) => useStockState.setState({ edit });
export const rememberCount = (counted: StockEdit) => useStockState.setState({ counted });
/** For the next who works here. */
export const resetStock = () => useStockState.setState(initial, true);
