import type { ImportedLine, ImportedStock } from "@hafaloha/contract";
import type { Transaction } from "../../database/database.ts";
import { Refusal } from "../../refusal.ts";
import { type StockTask, stamped } from "./itemChange.ts";
import type { Ledger, StockChange } from "./ledger.ts";
import { planImport } from "./stockSheet.ts";
import { type Audit, addToItem, loadSheet, setOptionStock } from "./store.ts";

interface Import {
  readonly csv: string;
  readonly dry_run: boolean;
  readonly skip_wrong: boolean;
}

/**
 * Takes a sheet of stock in: all of it, or, where any line is wrong, nothing, and says of each line what and why. Who has
 * seen the wrong lines may have them left out.
 */
export async function importSheet(
  ledger: Ledger,
  transaction: Transaction,
  by: Omit<StockTask, "itemId">,
  { csv, dry_run: isDryRun, skip_wrong: skipsWrong }: Import,
): Promise<ImportedStock> {
  const items = await loadSheet(transaction.rows, by.restaurantId);
  const lines = planImport(csv, items);
  if (typeof lines === "string") throw new Refusal("invalid", lines);
  const wrong = lines.filter(({ problem }) => problem !== null);
  const changing = lines.filter((line) => line.problem === null && line.new_quantity !== line.previous_quantity);
  const answer = { applied: !isDryRun, changed_count: changing.length, lines };
  if (isDryRun) return answer;
  if (wrong.length > 0 && !skipsWrong) {
    throw new Refusal("invalid", `${wrong.length} of ${lines.length} lines cannot be taken in. Nothing was changed.`, {
      details: wrong.map(({ line, problem }) => ({ path: `line ${line}`, message: problem })),
      body: { lines },
    });
  }
  const before = new Map(items.map(({ item }) => [item.id, item]));
  const changes: StockChange[] = [];
  const audits: Audit[] = [];
  for (const [itemId, ofItem] of byItem(changing)) {
    const after = await apply(transaction, { ...by, itemId }, ofItem);
    const known = before.get(itemId);
    if (!after || !known) throw new Error(`Item ${itemId} was there when the sheet was read`);
    changes.push({ before: known, after });
    audits.push(...stamped({ ...by, itemId }, transaction.now, ofItem.map(movement)));
  }
  await ledger.record(transaction, by.restaurantId, changes, audits);
  return answer;
}

/** By the ids of the items, in their order: everyone who changes several takes them so. */
function byItem(lines: readonly ImportedLine[]): [number, ImportedLine[]][] {
  const found = new Map<number, ImportedLine[]>();
  for (const line of lines) found.set(line.item_id ?? 0, [...(found.get(line.item_id ?? 0) ?? []), line]);
  return [...found].sort(([a], [b]) => a - b);
}

async function apply({ rows, now }: Transaction, { restaurantId, itemId }: StockTask, lines: readonly ImportedLine[]) {
  let stock = 0;
  for (const { option_id: optionId, previous_quantity, new_quantity } of lines) {
    if (optionId === null) stock += (new_quantity ?? 0) - (previous_quantity ?? 0);
    else await setOptionStock(rows, optionId, new_quantity ?? 0);
  }
  return addToItem(rows, { restaurantId, itemId, now }, { stock, damaged: 0 });
}

const movement = ({ option_id, reason, previous_quantity, new_quantity }: ImportedLine) => ({
  option_id,
  reason,
  reason_details: "from a sheet",
  previous_quantity: previous_quantity ?? 0,
  new_quantity: new_quantity ?? 0,
});
