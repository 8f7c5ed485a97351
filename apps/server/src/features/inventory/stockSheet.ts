import type { ImportedLine } from "@hafaloha/contract";
import { type Cell, type CsvRow, formatCsv, parseCsv } from "../../csv.ts";
import { availableOf, stockLevel } from "./rules.ts";
import type { StockRow } from "./store.ts";

/** An item with those of its options that have a stock of their own. */
export interface SheetItem {
  readonly item: StockRow;
  readonly options: readonly { readonly id: number; readonly name: string; readonly left: number }[];
}

const columns = ["item_id", "option_id", "item", "option", "stock_quantity", "add"] as const;
const shown = ["damaged_quantity", "available_quantity", "low_stock_threshold", "status", "version"] as const;
const most = 1_000_000;
/** More than a request holds of any real sheet's; each line is answered with a hundred times what the shortest one takes. */
const mostLines = 5_000;

/** The counted stock as a sheet; with other numbers in `stock_quantity`, or some in `add`, it can be sent back. */
export function stockSheet(items: readonly SheetItem[]): string {
  const rows = items.flatMap(({ item, options }): Cell[][] => [
    ...(item.enable_stock_tracking === 1 ? [itemRow(item)] : []),
    ...options.map(({ id, name, left }) => [
      item.id,
      id,
      item.name,
      name,
      left,
      null,
      null,
      left,
      null,
      null,
      item.version,
    ]),
  ]);
  return formatCsv([...columns, ...shown], rows);
}

function itemRow(item: StockRow): Cell[] {
  const { id, name, stock_quantity: stock, damaged_quantity: damaged, low_stock_threshold: threshold, version } = item;
  return [id, null, name, null, stock, null, damaged, availableOf(item), threshold, stockLevel(item).status, version];
}

/** What each line of a sheet would do; a sentence where the text is no sheet that can be taken in. */
export function planImport(csv: string, items: readonly SheetItem[]): ImportedLine[] | string {
  const [heading, ...rows] = parseCsv(csv) ?? [];
  const names = heading?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  if (!names.includes("item_id") || !(names.includes("stock_quantity") || names.includes("add"))) {
    return "This is no stock sheet: its first line must name item_id, and stock_quantity or add.";
  }
  if (rows.length > mostLines) return `The sheet has ${rows.length} lines: send at most ${mostLines} at once.`;
  const seen = new Set<string>();
  return rows.map((row) => {
    const planned = planLine(row, (name) => row.cells[names.indexOf(name)]?.trim() ?? "", items);
    const key = `${planned.item_id} ${planned.option_id}`;
    if (planned.problem === null && seen.has(key))
      return { ...planned, new_quantity: null, problem: "stands twice in the sheet" };
    seen.add(key);
    return planned;
  });
}

function planLine({ line }: CsvRow, cell: (name: string) => string, items: readonly SheetItem[]): ImportedLine {
  const item_id = wholeNumber(cell("item_id")) || null;
  const option_id = wholeNumber(cell("option_id")) || null;
  const isRestock = cell("add") !== "";
  const blank = { line, item_id, option_id, reason: isRestock ? ("restock" as const) : ("recount" as const) };
  const refuse = (problem: string, name = cell("item"), previous_quantity: number | null = null): ImportedLine => ({
    ...blank,
    name,
    previous_quantity,
    new_quantity: null,
    problem,
  });
  const found = items.find(({ item }) => item.id === item_id);
  if (!found) return refuse(`item_id "${cell("item_id")}" is no item of this restaurant`);
  const counted = countedOf(found, cell("option_id"));
  if (typeof counted === "string") return refuse(counted, found.item.name);
  const { name, previous } = counted;
  if (!isRestock && cell("stock_quantity") === "") return refuse("has neither stock_quantity nor add", name, previous);
  const given = wholeNumber(cell(isRestock ? "add" : "stock_quantity"));
  const next = given === undefined ? undefined : isRestock ? previous + given : given;
  if (next === undefined || next > most) {
    return refuse(`${isRestock ? "add" : "stock_quantity"} must be a whole number of 0 to ${most}`, name, previous);
  }
  // What was delivered can be added to whatever is there now; a count is of what was there when it was made.
  const version = cell("version");
  if (!isRestock && version !== "" && version !== String(found.item.version)) {
    return refuse("was changed since the sheet was made", name, previous);
  }
  return { ...blank, name, previous_quantity: previous, new_quantity: next, problem: null };
}

function countedOf({ item, options }: SheetItem, optionId: string): { name: string; previous: number } | string {
  if (optionId !== "") {
    const option = options.find(({ id }) => String(id) === optionId);
    if (!option) return `option_id "${optionId}" is no counted option of ${item.name}`;
    return { name: `${item.name}: ${option.name}`, previous: option.left };
  }
  if (item.enable_stock_tracking === 0) return "is not tracked";
  return { name: item.name, previous: item.stock_quantity };
}

const wholeNumber = (text: string) => (/^\d{1,12}$/.test(text) ? Number(text) : undefined);
