import type { StockDemand } from "./ports.ts";
import type { LineRow } from "./store.ts";
import { optionsOf } from "./view.ts";

type Countable = Pick<LineRow, "menu_item_id" | "quantity" | "options">;

/** What lines take out of the stock. */
export const demandsOf = (lines: readonly Countable[]): StockDemand[] =>
  lines.map((line) => demand(line, line.quantity));

/** What a number of units of a line takes. */
function demand(line: Countable, quantity: number): StockDemand {
  return {
    menuItemId: line.menu_item_id,
    quantity,
    options: optionsOf(line).map((option) => ({ optionId: option.id, quantity: option.quantity * quantity })),
  };
}
