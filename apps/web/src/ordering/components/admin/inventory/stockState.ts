import { create } from "zustand";
import type { StockFilter } from "../../../state/stock.ts";

interface StockState {
  readonly filter: StockFilter;
  readonly search: string;
}

/** What the stock table is asked to show; the header's search field and the page share it. */
export const useStockState = create<StockState>(() => ({ filter: "all", search: "" }));

export const filterStock = (filter: StockFilter) => useStockState.setState({ filter });
export const searchStock = (search: string) => useStockState.setState({ search });
