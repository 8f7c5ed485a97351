import type {
  InventoryChannelMessage,
  MenuItem,
  Station,
  StockAudit,
  StockItem,
  StockStatus,
} from "@hafaloha/contract";
import type { StockFilter, StockQuestion, StockSort } from "./stockQuestion.ts";

/** One row of the stock table. */
export interface StockRow extends Listed {
  readonly item: StockItem;
  /** What moved it last, as far as it was told since the page began to follow. */
  readonly lastMovement?: StockAudit | undefined;
}

/** What the menu says of an item. */
interface Listed {
  readonly imageUrl: string | null;
  /** Weekdays on which it is sold, 0 = Sunday; empty: every day (M2). */
  readonly availableDays: readonly number[];
  readonly categoryIds: readonly number[];
  /** Null until the menu is read that tells of it. */
  readonly station: Station | null;
}

const unlisted: Listed = { imageUrl: null, availableDays: [], categoryIds: [], station: null };

export type Stock = Readonly<Record<number, StockRow>>;

/** The stock after `change`; a state older than the one held is ignored. */
export function changeStock(stock: Stock, change: InventoryChannelMessage): Stock {
  switch (change.type) {
    case "inventory_update":
      return hold(stock, change.item, change.last_movement);
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
    const row = before?.[item.id];
    const held = row?.item;
    const newest = held && held.version > item.version ? held : item;
    return [
      item.id,
      {
        item: newest,
        imageUrl: item.image_url,
        availableDays: item.available_days,
        categoryIds: item.category_ids,
        station: item.station,
        ...(row?.lastMovement && { lastMovement: row.lastMovement }),
      },
    ];
  });
  return Object.fromEntries(rows);
}

export function countStock(stock: Stock): Readonly<Record<StockFilter, number>> {
  const rows = Object.values(stock);
  const count = (filter: StockFilter) => rows.filter((row) => passes(row, filter)).length;
  return {
    all: rows.length,
    attention: count("attention"),
    out_of_stock: count("out_of_stock"),
    low_stock: count("low_stock"),
    untracked: count("untracked"),
  };
}

/** The rows asked for, in the order asked for; rows that are alike stand by name. */
export function viewStock(
  stock: Stock,
  { show, section, station, search, sort, direction }: StockQuestion,
): readonly StockRow[] {
  const wanted = search.trim().toLocaleLowerCase();
  const sign = direction === "asc" ? 1 : -1;
  return Object.values(stock)
    .filter((row) => passes(row, show) && row.item.name.toLocaleLowerCase().includes(wanted))
    .filter((row) => section === null || row.categoryIds.includes(section))
    .filter((row) => station === null || row.station === station)
    .sort((a, b) => comparedBy(sort, a, b, sign) || a.item.name.localeCompare(b.item.name));
}

const urgencyOf: Readonly<Record<StockStatus, number>> = { out_of_stock: 0, low_stock: 1, in_stock: 2 };

function attention({ item }: StockRow): number {
  return item.stock_status === "in_stock" && !item.enable_stock_tracking ? 3 : urgencyOf[item.stock_status];
}

function comparedBy(sort: StockSort, a: StockRow, b: StockRow, sign: 1 | -1): number {
  if (sort === "name") return sign * a.item.name.localeCompare(b.item.name);
  const [left, right] = [keyOf(sort, a), keyOf(sort, b)];
  // What is not counted stands last, whichever way the others go.
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return sign * (left - right);
}

function keyOf(sort: Exclude<StockSort, "name">, row: StockRow): number | null {
  switch (sort) {
    case "status":
      return attention(row);
    case "available":
      return row.item.available_quantity;
    case "stock":
      return row.item.stock_quantity;
    case "damaged":
      return row.item.damaged_quantity;
    case "threshold":
      return row.item.low_stock_threshold;
    default:
      return sort satisfies never;
  }
}

function passes({ item }: StockRow, filter: StockFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "attention":
      return item.stock_status !== "in_stock";
    case "untracked":
      return !item.enable_stock_tracking;
    case "low_stock":
    case "out_of_stock":
      return item.stock_status === filter;
    default:
      return filter satisfies never;
  }
}

function hold(stock: Stock, item: StockItem, movement?: StockAudit): Stock {
  const held = stock[item.id];
  if (held && held.item.version > item.version) return stock;
  const moved = movement && { lastMovement: movement };
  return { ...stock, [item.id]: { ...(held ?? unlisted), item, ...moved } };
}

/** The newer of what was read of an item's last movement and what was told since. */
export function newerMovement(told: StockAudit | undefined, read: StockAudit | undefined): StockAudit | undefined {
  if (told === undefined || read === undefined) return told ?? read;
  return told.id > read.id ? told : read;
}
