import type { MenuItem } from "@hafaloha/contract";
import type { Selectable } from "kysely";
import type { Transaction } from "../../database/database.ts";
import type { Tables } from "../../database/tables.ts";
import { Refusal } from "../../refusal.ts";
import { applyMovements, type ItemChanges, type StockTask, staffItem, stockItem } from "./itemChange.ts";
import { lastByHand, optionOf, type StockRow, setOptionStock } from "./store.ts";

type Movement = Selectable<Tables["stock_audits"]>;

/**
 * Takes back the last movement that was made by hand: by its difference, so that what was sold since stays sold. What has
 * been taken back already, or was itself a taking back, is not undone again; orders are undone on the board.
 */
export async function undoLast(
  changes: ItemChanges,
  transaction: Transaction,
  task: StockTask,
  meant: number | null | undefined,
): Promise<MenuItem> {
  const item = await stockItem(transaction, task);
  const last = await lastByHand(transaction.rows, task.itemId);
  if (!last || last.undoes_id !== null) {
    throw new Refusal("invalid", `There is nothing to undo for ${item.name}: its last change was taken back already.`);
  }
  if (meant != null && meant !== last.id) {
    throw new Refusal(
      "stale_version",
      `The stock of ${item.name} was changed meanwhile. Look at it and decide again.`,
      {
        body: { menu_item: await staffItem(changes, transaction, task) },
      },
    );
  }
  const quantity = last.previous_quantity - last.new_quantity;
  const undone =
    last.option_id === null ? ofItem(item, last, quantity) : await ofOption(transaction, task, last, quantity);
  const movement = {
    option_id: last.option_id,
    reason: last.reason,
    reason_details: "undone",
    previous_quantity: undone.from,
    new_quantity: undone.from + quantity,
    undoes_id: last.id,
  };
  return applyMovements(changes, transaction, task, item, undone.by, [movement]);
}

function ofItem(item: StockRow, { reason }: Movement, quantity: number) {
  const isDamage = reason === "damaged";
  const from = isDamage ? item.damaged_quantity : item.stock_quantity;
  const by = isDamage ? { stock: 0, damaged: quantity } : { stock: quantity, damaged: 0 };
  const left = item.stock_quantity + by.stock - (item.damaged_quantity + by.damaged);
  if (from + quantity < 0 || (quantity < 0 && !isDamage && left < 0)) throw soldSince(item.name);
  return { from, by };
}

async function ofOption(
  { rows }: Transaction,
  { restaurantId }: StockTask,
  { option_id: optionId }: Movement,
  quantity: number,
) {
  const option = await optionOf(rows, restaurantId, optionId ?? 0);
  if (option?.stock_quantity == null) {
    throw new Refusal("invalid", "The option is no longer counted, so its last change cannot be undone.");
  }
  const from = option.stock_quantity;
  if (from + quantity < 0) throw soldSince(option.name);
  await setOptionStock(rows, option.id, from + quantity);
  return { from, by: { stock: 0, damaged: 0 } };
}

const soldSince = (name: string) =>
  new Refusal("invalid", `This cannot be undone: some of ${name} were sold since. Count what is there instead.`);
