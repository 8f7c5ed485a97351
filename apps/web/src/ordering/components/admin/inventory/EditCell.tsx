import type { StockItem } from "@hafaloha/contract";
import { useDesk } from "../live/desk.ts";
import { editStock, type StockEdit, useStockState } from "./stockState.ts";

const words = { stock: "Stock", damaged: "Damaged", threshold: "Alert" } as const;

/** A count that opens its editor; one that is not kept stays a dash. */
export function EditCell({ item, what }: { item: StockItem; what: StockEdit["what"] }) {
  const open = useStockState(({ edit }) => edit?.itemId === item.id && edit.what === what);
  const { role } = useDesk().user;
  const count = countOf(item, what);
  if (!item.enable_stock_tracking || count === null) return "–";
  // When an alert goes out belongs to the menu, which staff do not change.
  if (what === "threshold" && role === "staff") return count;
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-label={`${words[what]} ${what === "threshold" ? "level " : ""}of ${item.name}: ${count}`}
      onClick={() => editStock(open ? null : { itemId: item.id, what })}
      // 36 px on screen, 44 px under the finger.
      className="relative inline-flex h-9 min-w-14 items-center justify-end rounded-control border border-line px-2.5 font-medium text-ink before:absolute before:-inset-y-1 before:inset-x-0 hover:bg-sunken"
    >
      {count}
    </button>
  );
}

function countOf(item: StockItem, what: StockEdit["what"]): number | null {
  switch (what) {
    case "stock":
      return item.stock_quantity;
    case "damaged":
      return item.damaged_quantity;
    case "threshold":
      return item.low_stock_threshold;
    default:
      return what satisfies never;
  }
}
