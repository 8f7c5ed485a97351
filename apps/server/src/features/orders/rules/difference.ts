import type { OrderDifference, OrderLine } from "@hafaloha/contract";

type EditedLine = OrderDifference["added"][number];

/** Which lines an edit added and removed, and which of those that stayed it changed (O10). */
export function difference(before: readonly OrderLine[], after: readonly OrderLine[]): OrderDifference {
  const old = new Map(before.map((line) => [line.id, line]));
  const kept = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)).map(edited),
    removed: before.filter(({ id }) => !kept.has(id)).map(edited),
    changed: after.flatMap((line) => {
      const was = old.get(line.id);
      if (was === undefined || (was.quantity === line.quantity && was.notes === line.notes)) return [];
      return [{ ...edited(line), before: { quantity: was.quantity, notes: was.notes } }];
    }),
  };
}

export const isEmpty = ({ added, removed, changed }: OrderDifference) =>
  added.length + removed.length + changed.length === 0;

const edited = ({ id, menu_item_id, name, quantity, station, options, notes }: OrderLine): EditedLine => ({
  id,
  menu_item_id,
  name,
  quantity,
  station,
  options,
  notes,
});
