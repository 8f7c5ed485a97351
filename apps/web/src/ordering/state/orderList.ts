import { type OrderStatus, orderStatuses } from "@hafaloha/contract";
import { oneOf, paramsAsking } from "./addressParams.ts";

export const orderSorts = ["created_at", "order_number", "contact_name", "status", "total"] as const;
export type OrderSort = (typeof orderSorts)[number];

export const orderSources = ["customer", "staff"] as const;
export type OrderSource = (typeof orderSources)[number];

/** What the history of orders is asked for. It stands in the address, so that a link shows the same list. */
export interface OrderQuestion {
  readonly page: number;
  readonly status: OrderStatus | null;
  readonly source: OrderSource | null;
  /** Days of the restaurant, `2026-07-03`, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly search: string;
  readonly sort: OrderSort;
  readonly direction: "asc" | "desc";
}

const usual: OrderQuestion = {
  page: 1,
  status: null,
  source: null,
  from: null,
  to: null,
  search: "",
  sort: "created_at",
  direction: "desc",
};

const names = {
  page: "page",
  status: "status",
  source: "source",
  from: "from",
  to: "to",
  search: "q",
  sort: "sort",
  direction: "direction",
} as const satisfies Record<keyof OrderQuestion, string>;

/** What an address asks for; what it cannot mean is left as usual. */
export function questionOf(params: URLSearchParams): OrderQuestion {
  const page = Number(params.get(names.page));
  return {
    page: Number.isSafeInteger(page) && page > 0 ? page : usual.page,
    status: oneOf(orderStatuses, params.get(names.status)),
    source: oneOf(orderSources, params.get(names.source)),
    from: dayOf(params.get(names.from)),
    to: dayOf(params.get(names.to)),
    search: params.get(names.search) ?? usual.search,
    sort: oneOf(orderSorts, params.get(names.sort)) ?? usual.sort,
    direction: oneOf(["asc", "desc"] as const, params.get(names.direction)) ?? usual.direction,
  };
}

/** The address with `change` made to what it asks for; any change but of the page begins at the first one. */
export function paramsWith(params: URLSearchParams, change: Partial<OrderQuestion>): URLSearchParams {
  return paramsAsking(params, names, usual, { ...questionOf(params), page: usual.page, ...change });
}

/** The column that is sorted by turns round; another one begins where most look first. */
export function sortedBy({ sort, direction }: OrderQuestion, by: OrderSort): Pick<OrderQuestion, "sort" | "direction"> {
  if (by === sort) return { sort, direction: direction === "asc" ? "desc" : "asc" };
  return { sort: by, direction: by === "created_at" || by === "total" ? "desc" : "asc" };
}

export const isFiltered = ({ status, source, from, to, search }: OrderQuestion): boolean =>
  status !== null || source !== null || from !== null || to !== null || search.trim() !== "";

const dayOf = (value: string | null): string | null => (value && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null);
