import type { Rows } from "../../database/tables.ts";
import type { ItemLedger, ItemTask } from "../menu/ports.ts";
import type { Ledger } from "./ledger.ts";
import { type Audit, loadOptionStock, loadStock, type StockRow } from "./store.ts";

/** An item's own stock and that of its options; what is not counted counts as none. */
interface Counted {
  readonly row: StockRow | undefined;
  readonly options: ReadonlyMap<number, number>;
}

/** Edits of items as the ledger sees them: whatever quantity they leave behind is a recount. */
export function createItemEdits(ledger: Ledger): ItemLedger {
  return {
    recordEdit: async (transaction, task, edit) => {
      const before = await countedOf(transaction.rows, task);
      await edit();
      const after = await countedOf(transaction.rows, task);
      if (!before.row || !after.row) throw new Error(`Item ${task.itemId} was not there before and after its edit`);
      const change = { before: before.row, after: after.row };
      await ledger.record(transaction, task.restaurantId, [change], recounts(before, after, task, transaction.now));
    },
  };
}

async function countedOf(rows: Rows, { restaurantId, itemId }: ItemTask): Promise<Counted> {
  const [row] = await loadStock(rows, restaurantId, [itemId]);
  const options = await loadOptionStock(rows, itemId);
  return { row, options: new Map(options.map(({ id, stock_quantity: left }) => [id, left ?? 0])) };
}

function recounts(before: Counted, after: Counted, { itemId, userId }: ItemTask, now: number): Audit[] {
  const movement = (option_id: number | null, previous_quantity: number, new_quantity: number): Audit[] =>
    previous_quantity === new_quantity
      ? []
      : [
          {
            menu_item_id: itemId,
            option_id,
            previous_quantity,
            new_quantity,
            reason: "recount",
            reason_details: "set with the item",
            user_id: userId,
            order_id: null,
            created_at: now,
          },
        ];
  return [
    ...movement(null, before.row?.stock_quantity ?? 0, after.row?.stock_quantity ?? 0),
    ...[...after.options].flatMap(([id, left]) => movement(id, before.options.get(id) ?? 0, left)),
  ];
}
