import type { InventoryChannelMessage, MenuItem, StockItem, StockStatus } from "@hafaloha/contract";

/** One row of the stock table. */
export interface StockRow {
  readonly item: StockItem;
  readonly imageUrl: string | null;
  /** Weekdays on which it is sold, 0 = Sunday; empty: every day (M2). */
  readonly availableDays: readonly number[];
}

export type Stock = Readonly<Record<number, StockRow>>;

export type StockFilter = "all" | "out_of_stock" | "low_stock" | "untracked";

/** The stock after `change`; a state older than the one held is ignored. */
export function changeStock(stock: Stock, change: InventoryChannelMessage): Stock {
  switch (change.type) {
    case "inventory_update":
    case "low_stock":
    case "out_of_stock":
    case "back_in_stock":
      return hold(stock, change.item);
    default:
      return change satisfies never;
  }
}

/** The stock as a read of the menu tells it; messages may have brought an item further while it was on its way. */
export function stockFromMenu(before: Stock | undefined, items: readonly MenuItem[]): Stock {
  const rows = items.map((item): [number, StockRow] => {
    const held = before?.[item.id]?.item;
    const newest = held && held.version > item.version ? held : item;
    return [item.id, { item: newest, imageUrl: item.image_url, availableDays: item.available_days }];
  });
  return Object.fromEntries(rows);
}

export function countStock(stock: Stock): Readonly<Record<StockFilter, number>> {
  const rows = Object.values(stock);
  const count = (filter: StockFilter) => rows.filter((row) => passes(row, filter)).length;
  return {
    all: rows.length,
    out_of_stock: count("out_of_stock"),
    low_stock: count("low_stock"),
    untracked: count("untracked"),
  };
}

/** The rows asked for, those that need attention first. */
export function viewStock(stock: Stock, filter: StockFilter, search: string): readonly StockRow[] {
  const wanted = search.trim().toLocaleLowerCase();
  return Object.values(stock)
    .filter((row) => passes(row, filter) && row.item.name.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => attention(a) - attention(b) || a.item.name.localeCompare(b.item.name));
}

const urgencyOf: Readonly<Record<StockStatus, number>> = { out_of_stock: 0, low_stock: 1, in_stock: 2 };

function attention({ item }: StockRow): number {
  return item.stock_status === "in_stock" && !item.enable_stock_tracking ? 3 : urgencyOf[item.stock_status];
}

function passes({ item }: StockRow, filter: StockFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "untracked":
      return !item.enable_stock_tracking;
    case "low_stock":
    case "out_of_stock":
      return item.stock_status === filter;
    default:
      return filter satisfies never;
  }
}

function hold(stock: Stock, item: StockItem): Stock {
  const held = stock[item.id];
  if (held && held.item.version > item.version) return stock;
  return { ...stock, [item.id]: { imageUrl: held?.imageUrl ?? null, availableDays: held?.availableDays ?? [], item } };
}
