import type { Station } from "@hafaloha/contract";
import { oneOf, paramsAsking } from "./addressParams.ts";

export const stockFilters = ["all", "attention", "out_of_stock", "low_stock", "untracked"] as const;
export type StockFilter = (typeof stockFilters)[number];

export const stockSorts = ["status", "name", "available", "stock", "damaged", "threshold"] as const;
export type StockSort = (typeof stockSorts)[number];

export const stations: readonly Station[] = ["grill", "fry", "cold", "bar", "pastry"];

/** What the stock is asked for. It stands in the address, so that a link shows the same rows. */
export interface StockQuestion {
  readonly show: StockFilter;
  /** A category of the menu. */
  readonly section: number | null;
  readonly station: Station | null;
  readonly search: string;
  readonly sort: StockSort;
  readonly direction: "asc" | "desc";
}

export const usualStock: StockQuestion = {
  show: "all",
  section: null,
  station: null,
  search: "",
  // What needs attention first.
  sort: "status",
  direction: "asc",
};

const names = {
  show: "show",
  section: "section",
  station: "station",
  search: "q",
  sort: "sort",
  direction: "direction",
} as const satisfies Record<keyof StockQuestion, string>;

/** What an address asks for; what it cannot mean is left as usual. */
export function stockQuestionOf(params: URLSearchParams): StockQuestion {
  const section = Number(params.get(names.section));
  return {
    show: oneOf(stockFilters, params.get(names.show)) ?? usualStock.show,
    section: Number.isSafeInteger(section) && section > 0 ? section : usualStock.section,
    station: oneOf(stations, params.get(names.station)),
    search: params.get(names.search) ?? usualStock.search,
    sort: oneOf(stockSorts, params.get(names.sort)) ?? usualStock.sort,
    direction: oneOf(["asc", "desc"] as const, params.get(names.direction)) ?? usualStock.direction,
  };
}

export const stockParamsWith = (params: URLSearchParams, change: Partial<StockQuestion>): URLSearchParams =>
  paramsAsking(params, names, usualStock, { ...stockQuestionOf(params), ...change });

/** The column that is sorted by turns round; another one begins with the least. */
export function stockSortedBy(
  { sort, direction }: StockQuestion,
  by: StockSort,
): Pick<StockQuestion, "sort" | "direction"> {
  return { sort: by, direction: by === sort && direction === "asc" ? "desc" : "asc" };
}
