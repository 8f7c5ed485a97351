import type { StockItem } from "@hafaloha/contract";
import { editStock, type StockEdit, useStockState } from "./stockState.ts";

const words = { stock: "Stock", damaged: "Damaged" } as const;

/** A count that opens its editor; one that is not kept stays a dash. */
export function EditCell({ item, what }: { item: StockItem; what: StockEdit["what"] }) {
  const open = useStockState(({ edit }) => edit?.itemId === item.id && edit.what === what);
  const count = what === "stock" ? item.stock_quantity : item.damaged_quantity;
  if (!item.enable_stock_tracking || count === null) return "–";
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-label={`${words[what]} of ${item.name}: ${count}`}
      onClick={() => editStock(open ? null : { itemId: item.id, what })}
      // 36 px on screen, 44 px under the finger.
      className="relative inline-flex h-9 min-w-14 items-center justify-end rounded-control border border-line px-2.5 font-medium text-ink before:absolute before:-inset-y-1 before:inset-x-0 hover:bg-sunken"
    >
      {count}
    </button>
  );
}
