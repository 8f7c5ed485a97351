import { create } from "zustand";
import type { StockFilter } from "../../../state/stock.ts";

/** What of an item is being changed. */
export interface StockEdit {
  readonly itemId: number;
  readonly what: "stock" | "damaged";
}

interface StockState {
  readonly filter: StockFilter;
  readonly search: string;
  readonly edit: StockEdit | null;
}

const initial: StockState = { filter: "all", search: "", edit: null };

/** What the stock table is asked to show; the header's search field and the page share it. */
export const useStockState = create<StockState>(() => initial);

export const filterStock = (filter: StockFilter) => useStockState.setState({ filter });
export const searchStock = (search: string) => useStockState.setState({ search });
export const editStock = (edit: StockEdit | null) => useStockState.setState({ edit });
/** For the next who works here. */
export const resetStock = () => useStockState.setState(initial, true);
