import type { StockDemand } from "./ports.ts";
import type { LineRow } from "./store.ts";
import { optionsOf } from "./view.ts";

type Countable = Pick<LineRow, "menu_item_id" | "quantity" | "options">;

/** What lines take out of the stock. */
export function demandsOf(lines: readonly Countable[]): StockDemand[] {
  return lines.map((line) => ({
    menuItemId: line.menu_item_id,
    quantity: line.quantity,
    options: optionsOf(line).map(({ id, quantity }) => ({ optionId: id, quantity: quantity * line.quantity })),
  }));
}
