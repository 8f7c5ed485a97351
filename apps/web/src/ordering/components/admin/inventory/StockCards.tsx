import type { StockRow } from "../../../state/stock.ts";
import { StockPicture } from "./StockPicture.tsx";
import { StockTag } from "./StockTag.tsx";

/** The stock on a phone: one card an item, the available number large. */
export function StockCards({ rows, weekday }: { rows: readonly StockRow[]; weekday: number }) {
  return (
    <ul className="grid gap-2.5">
      {rows.map((row) => (
        <li
          key={row.item.id}
          className="flex items-center gap-3 rounded-card border border-line bg-surface p-3.5 shadow-1"
        >
          <StockPicture url={row.imageUrl} />
          <div className="grid min-w-0 flex-1 justify-items-start gap-1">
            <b>{row.item.name}</b>
            <StockTag row={row} weekday={weekday} />
          </div>
          <p className="text-right">
            <span className="block text-xl font-bold">{row.item.available_quantity ?? "–"}</span>
            <span className="text-xs text-ink-2">available</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
