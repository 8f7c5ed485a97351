import type { StockRow } from "../../../state/stock.ts";
import { EditCell } from "./EditCell.tsx";
import { StockEditor } from "./StockEditor.tsx";
import { StockPicture } from "./StockPicture.tsx";
import { StockTags } from "./StockTags.tsx";
import { useStockState } from "./stockState.ts";

interface StockCardsProps {
  rows: readonly StockRow[];
  weekday: number;
  /** Items with a saved change. */
  waiting: ReadonlySet<number>;
}

/** The stock on a phone: one card an item, the available number large. */
export function StockCards({ rows, weekday, waiting }: StockCardsProps) {
  const edit = useStockState((state) => state.edit);
  return (
    <ul className="grid gap-2.5">
      {rows.map((row) => (
        <li key={row.item.id} className="overflow-hidden rounded-card border border-line bg-surface shadow-1">
          <div className="flex items-center gap-3 p-3.5">
            <StockPicture url={row.imageUrl} />
            <div className="grid min-w-0 flex-1 justify-items-start gap-1">
              <b>{row.item.name}</b>
              <StockTags row={row} weekday={weekday} waiting={waiting.has(row.item.id)} />
            </div>
            <p className="text-right">
              <span className="block text-xl font-bold">{row.item.available_quantity ?? "–"}</span>
              <span className="text-xs text-ink-2">available</span>
            </p>
          </div>
          {row.item.enable_stock_tracking && (
            <div className="flex gap-4 border-t border-line px-3.5 py-2 text-sm text-ink-2">
              <span className="flex items-center gap-2">
                In stock <EditCell item={row.item} what="stock" />
              </span>
              <span className="flex items-center gap-2">
                Damaged <EditCell item={row.item} what="damaged" />
              </span>
            </div>
          )}
          {edit?.itemId === row.item.id && <StockEditor key={edit.what} item={row.item} what={edit.what} />}
        </li>
      ))}
    </ul>
  );
}
