import type { Transaction } from "../../database/database.ts";
import type { Stockroom } from "../orders/ports.ts";
import { askedPortions, type Portions, returnedPortions } from "./demand.ts";
import type { Ledger } from "./ledger.ts";
import { OrderMovements } from "./orderMovements.ts";
import { findShortages, type Missing, stockShort } from "./shortage.ts";
import { addToItem, heldByOrder, loadCountedOptions, returnToOption, takeFromItem, takeFromOption } from "./store.ts";

/** Where orders take their stock from and bring it back to. */
export function createStockroom(ledger: Ledger): Stockroom {
  return {
    take: async (transaction, sale) => {
      const movements = new OrderMovements(transaction, sale, "sale");
      const missing = await takePortions(transaction, movements, askedPortions(sale.demands));
      const shortages = await findShortages(transaction.rows, sale.restaurantId, missing);
      if (shortages.length > 0) throw stockShort(shortages);
      await movements.touchItemsOfOptions();
      await ledger.record(transaction, sale.restaurantId, movements.changes, movements.audits);
    },

    giveBack: async (transaction, sale, needs) => {
      const held = await heldByOrder(transaction.rows, sale.orderId);
      const movements = new OrderMovements(transaction, sale, "cancel");
      const returned = returnedPortions(askedPortions(sale.demands), held, askedPortions(needs));
      await returnPortions(transaction, movements, returned);
      await movements.touchItemsOfOptions();
      await ledger.record(transaction, sale.restaurantId, movements.changes, movements.audits);
    },
  };
}

/** Takes what there is and tells what could not be taken; the caller's refusal undoes the rest. */
async function takePortions({ rows }: Transaction, movements: OrderMovements, asked: Portions): Promise<Missing> {
  const missing: Missing = { items: new Map(), options: [] };
  for (const [itemId, quantity] of asked.items) {
    const after = await takeFromItem(rows, movements.key(itemId), quantity);
    if (after) movements.item(after, -quantity);
    else missing.items.set(itemId, quantity);
  }
  const counted = new Map((await loadCountedOptions(rows, [...asked.options.keys()])).map((one) => [one.id, one]));
  for (const [optionId, { menuItemId, quantity }] of asked.options) {
    const option = counted.get(optionId);
    if (!option) continue;
    const left = await takeFromOption(rows, optionId, quantity);
    if (left) movements.option(menuItemId, optionId, left.stock_quantity ?? 0, -quantity);
    else missing.options.push({ ...option, menuItemId, asked: quantity });
  }
  return missing;
}

async function returnPortions({ rows }: Transaction, movements: OrderMovements, returned: Portions): Promise<void> {
  for (const [itemId, quantity] of returned.items) {
    const after = await addToItem(rows, movements.key(itemId), { stock: quantity, damaged: 0 });
    if (after) movements.item(after, quantity);
  }
  for (const [optionId, { menuItemId, quantity }] of returned.options) {
    const left = await returnToOption(rows, optionId, quantity);
    if (left) movements.option(menuItemId, optionId, left.stock_quantity ?? 0, quantity);
  }
}
